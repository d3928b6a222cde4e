/**
 * The one address clients know, before a server that is killed and comes back elsewhere. Whoever calls
 * meanwhile waits, so that a rig can look at the new server before its clients write again.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface WaitingLine {
  readonly url: string
  /** Lets everyone through to this port, those who wait first. */
  leadTo(port: number): void
  /** Ends what goes over it; who calls from now on waits. */
  cut(): void
  remove(): Promise<void>
}

export async function layWaitingLine(): Promise<WaitingLine> {
  const joined = new Set<Socket>()
  const waiting = new Set<Socket>()
  let far: number | null = null

  const listener = createServer((near) => {
    near.on('error', () => near.destroy())
    if (far !== null) {
      join(near, far)
      return
    }
    waiting.add(near)
    near.once('close', () => waiting.delete(near))
  })

  function join(near: Socket, port: number): void {
    const beyond = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, beyond],
      [beyond, near],
    ] as const) {
      joined.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        joined.delete(from)
        to.destroy()
      })
    }
  }

  function cut(): void {
    far = null
    for (const socket of joined) socket.destroy()
  }

  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`,
    leadTo(port) {
      far = port
      for (const near of waiting) join(near, port)
      waiting.clear()
    },
    cut,
    async remove() {
      cut()
      for (const near of waiting) near.destroy()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}
