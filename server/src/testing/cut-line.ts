/** A wire to a server that a test cuts and mends, or that loses an answer: the question arrives, then it ends. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface CutLine {
  readonly port: number
  /** What goes over it ends at once, and nothing new gets through. */
  cut(): void
  /** Lets the next question with this word through, and is cut when the answer to it comes. */
  loseAnswerTo(word: string): void
  mend(): void
  remove(): Promise<void>
}

export async function layLine(far: { host: string; port: number }): Promise<CutLine> {
  const sockets = new Set<Socket>()
  let isCut = false
  let fateful: string | null = null

  const listener = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const beyond = connect(far.port, far.host)
    let losesAnswer = false
    join(near, beyond, (question) => {
      if (fateful !== null && question.includes(fateful)) {
        fateful = null
        losesAnswer = true
      }
      beyond.write(question)
    })
    join(beyond, near, (answer) => {
      if (losesAnswer) cut()
      else near.write(answer)
    })
  })

  function join(from: Socket, to: Socket, pass: (data: Buffer) => void): void {
    sockets.add(from)
    from.on('data', pass)
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }

  function cut(): void {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }

  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  return {
    port: (listener.address() as AddressInfo).port,
    cut,
    loseAnswerTo(word) {
      fateful = word
    },
    mend() {
      isCut = false
    },
    async remove() {
      cut()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}
