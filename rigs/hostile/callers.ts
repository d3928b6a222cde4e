/** Two wires to the server, spoken by hand: what is said on them need not be what any client says. */
import { protocolVersion } from '@tandem/shared/protocol'
import type { DocumentId } from '@tandem/shared/ids'
import { once } from 'node:events'
import { type RawData, WebSocket } from 'ws'
import { awarenessMessage, haveMessage } from '../../server/src/documents/yjs-messages.js'
import { within } from '../harness/wait.js'

export interface Target {
  url: string
  token: string
  documentId: DocumentId
}

/** What came of something said: a request's answer, or the end of the line. */
export type Reaction =
  | { kind: 'taken'; seq: number | null }
  | { kind: 'refused'; reason: string }
  | { kind: 'cut' }
  /** Nothing came, and the line lives. */
  | { kind: 'ignored' }

const answerWithinMs = 15_000

/** Socket.io's packets as text, without its client. */
export class SocketCaller {
  private readonly socket: WebSocket
  private readonly waiting = new Map<number, (answer: unknown) => void>()
  private lastId = 0
  private isGone = false

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data, isBinary) => {
      // Bytes of an answer that was taken for what its text says.
      if (!isBinary) this.hear(told(data))
    })
    socket.once('close', () => {
      this.isGone = true
      for (const answer of this.waiting.values()) answer(undefined)
    })
    socket.on('error', () => socket.terminate())
  }

  static async call({ url, token }: Omit<Target, 'documentId'>): Promise<SocketCaller> {
    const address = `${url.replace('http', 'ws')}socket.io/?EIO=4&transport=websocket`
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${token}` } })
    const caller = new SocketCaller(socket)
    await within(once(socket, 'open'), answerWithinMs, 'a line to the server')
    const greeted = new Promise<unknown>((resolve) => caller.waiting.set(0, resolve))
    socket.send(`40${JSON.stringify({ protocol: protocolVersion })}`)
    await within(greeted, answerWithinMs, 'a greeting')
    return caller
  }

  get isOpen(): boolean {
    return !this.isGone
  }

  async ask(event: string, payload: unknown): Promise<Reaction> {
    const answer = await this.sendAsking(JSON.stringify([event, payload]))
    return answer === undefined ? { kind: 'cut' } : reactionTo(answer)
  }

  /** Any packet, of which nothing is expected; then a sign of life. */
  async say(...packets: readonly (string | Uint8Array)[]): Promise<Reaction> {
    for (const packet of packets) this.socket.send(packet)
    const alive = await this.sendAsking('["ping",{}]')
    return { kind: alive === undefined ? 'cut' : 'ignored' }
  }

  /** Sends and never reads what comes back. */
  shout(event: string, payload: unknown): void {
    this.lastId += 1
    this.socket.send(`42${this.lastId}${JSON.stringify([event, payload])}`)
  }

  stopReading(): void {
    this.socket.pause()
  }

  hangUp(): void {
    this.socket.terminate()
  }

  private sendAsking(event: string): Promise<unknown> {
    if (this.isGone) return Promise.resolve(undefined)
    this.lastId += 1
    const id = this.lastId
    const answer = new Promise<unknown>((resolve) => this.waiting.set(id, resolve))
    this.socket.send(`42${id}${event}`)
    return within(answer, answerWithinMs, 'an answer').finally(() => this.waiting.delete(id))
  }

  private hear(packet: string): void {
    if (packet === '2') this.socket.send('3')
    else if (packet.startsWith('40')) this.waiting.get(0)?.(packet)
    else if (packet.startsWith('44')) this.socket.terminate()
    const [, id, answer] = /^4(?:3|6\d+-)(\d+)(\[.*\])$/s.exec(packet) ?? []
    if (id !== undefined && answer !== undefined) this.waiting.get(Number(id))?.(JSON.parse(answer))
  }
}

function reactionTo(answer: unknown): Reaction {
  const [reply] = answer as [{ ok: boolean; value?: { seq?: number | null }; error?: { reason: string } }]
  if (!reply.ok) return { kind: 'refused', reason: reply.error?.reason ?? '' }
  return { kind: 'taken', seq: reply.value?.seq ?? null }
}

/** y-websocket has no answers: a refusal closes the line, and what is taken is told to the others. */
export class YjsCaller {
  private readonly socket: WebSocket
  private readonly closed: Promise<Reaction>
  private readonly answered: Promise<void>

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => {
        const isRefusal = code >= 4_000
        resolve(isRefusal ? { kind: 'refused', reason: reason.toString() } : { kind: 'cut' })
      })
    })
    this.answered = new Promise((resolve) => {
      // The second step of sync: the text is there, and edits are judged from now on.
      socket.on('message', (data: Buffer) => data[0] === 0 && data[1] === 1 && resolve())
    })
    socket.on('error', () => socket.terminate())
  }

  static async call({ url, token, documentId }: Target, clientId: number): Promise<YjsCaller> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}yjs/${documentId}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const caller = new YjsCaller(socket)
    await within(Promise.race([once(socket, 'open'), caller.closed]), answerWithinMs, 'a line to the server')
    socket.send(awarenessMessage([{ clientId, clock: 1, state: '{}' }]))
    socket.send(haveMessage(Uint8Array.of(0)))
    await within(Promise.race([caller.answered, caller.closed]), answerWithinMs, 'the text')
    return caller
  }

  send(message: Uint8Array): void {
    this.socket.send(message)
  }

  /** @param quietMs what is not refused by then counts as taken */
  async reaction(quietMs: number = answerWithinMs): Promise<Reaction> {
    let timer: NodeJS.Timeout | undefined
    const quiet = new Promise<Reaction>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'ignored' }), quietMs)
    })
    const reaction = await Promise.race([this.closed, quiet])
    clearTimeout(timer)
    return reaction
  }

  stopReading(): void {
    this.socket.pause()
  }

  hangUp(): void {
    this.socket.terminate()
  }
}

function told(data: RawData): string {
  return (data as Buffer).toString()
}
