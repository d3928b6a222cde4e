/** The network between one person and the server, as a wire that a story cuts and mends. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'

export class Line {
  private readonly sockets = new Set<Socket>()
  private readonly listener: Server
  private readonly straightTo: string | null
  private isCut = false
  /** True from the first cut on: the browser then logs failed connections, rightly. */
  wasCut = false

  private constructor(serverPort: () => number, straightTo: string | null = null) {
    this.straightTo = straightTo
    this.listener = createServer((near) => {
      if (this.isCut) {
        near.destroy()
        return
      }
      const far = connect(serverPort(), '127.0.0.1')
      this.join(near, far)
      this.join(far, near)
    })
  }

  static async lay(serverPort: () => number): Promise<Line> {
    const line = new Line(serverPort)
    await new Promise<void>((resolve) => line.listener.listen(0, '127.0.0.1', resolve))
    return line
  }

  /** No wire of one's own: for servers that people reach at one address only. It cannot be cut. */
  static straight(address: string): Line {
    return new Line(() => 0, address)
  }

  get address(): string {
    if (this.straightTo !== null) return this.straightTo
    return `http://127.0.0.1:${(this.listener.address() as AddressInfo).port}`
  }

  /** Everything that goes over it ends at once, and nothing new gets through. */
  cut(): void {
    this.isCut = true
    this.wasCut = true
    for (const socket of this.sockets) socket.destroy()
  }

  mend(): void {
    this.isCut = false
  }

  async remove(): Promise<void> {
    this.cut()
    if (!this.listener.listening) return
    await new Promise((resolve) => this.listener.close(resolve))
  }

  private join(from: Socket, to: Socket): void {
    this.sockets.add(from)
    from.on('data', (data) => to.write(data))
    from.on('error', () => to.destroy())
    from.on('close', () => {
      this.sockets.delete(from)
      to.destroy()
    })
  }
}
