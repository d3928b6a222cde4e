/** A Socket.io socket as capabilities see it. One for each socket, by the thousand: methods, not closures. */
import type { AnyNotice } from '@tandem/shared/protocol'
import type { Socket } from 'socket.io'
import type { Audience, Connection } from './connection.js'

/** What may wait for a slow reader; past it he is cut and resynchronises later [SYNC-11]. */
const mostBufferedBytes = 8 * 1024 * 1024
/** With so much still to read, a reader gets no further resynchronisation. */
const behindBytes = 1024 * 1024

export class SocketConnection<Person> implements Connection<Person> {
  readonly person: Person
  private readonly socket: Socket
  private readonly audienceOf: (name: string) => Audience

  constructor(socket: Socket, person: Person, audienceOf: (name: string) => Audience) {
    this.socket = socket
    this.person = person
    this.audienceOf = audienceOf
    forgetHandshake(socket)
  }

  get id(): string {
    return this.socket.id
  }

  get isGone(): boolean {
    return this.socket.disconnected
  }

  get isBehind(): boolean {
    return bufferedBytes(this.socket) > behindBytes
  }

  tell({ type, ...notice }: AnyNotice): void {
    if (!this.cutIfSlow()) this.socket.emit(type, notice)
  }

  joinAudience(name: string): Audience {
    void this.socket.join(name)
    return this.audienceOf(name)
  }

  leaveAudience(name: string): void {
    void this.socket.leave(name)
  }

  onGone(act: () => void): void {
    this.socket.once('disconnect', act)
  }

  /** @returns whether this reader was cut because too much waits for him */
  cutIfSlow(): boolean {
    if (bufferedBytes(this.socket) <= mostBufferedBytes) return false
    this.cut()
    return true
  }

  cut(): void {
    this.socket.disconnect(true)
  }
}

/** Headers, URL and parser of the first request are of no use any more, and take as much as all the rest. */
function forgetHandshake(socket: Socket): void {
  // Engine.io itself holds the request for as long as the line is open: what it carries goes at least.
  const { request } = socket
  request.rawHeaders = []
  request.headers = {}
  const conn: { request: unknown } = socket.conn
  conn.request = null
  socket.handshake.headers = {}
}

/** What waits for this socket because the reader does not read: in the WebSocket, and in Engine.io behind it. */
function bufferedBytes(socket: Socket): number {
  const conn: unknown = socket.conn
  const { transport, writeBuffer } = conn as {
    transport?: { socket?: { bufferedAmount?: number } }
    writeBuffer?: { data?: { length?: number } }[]
  }
  const behind = (writeBuffer ?? []).reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0)
  return (transport?.socket?.bufferedAmount ?? 0) + behind
}
