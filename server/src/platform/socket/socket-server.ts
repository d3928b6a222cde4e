/**
 * Socket.io, its limits and its handshake. Who is signed in and where the page came from is checked
 * before the upgrade; every event goes through `RequestJudge`; a socket that does what no client of
 * ours does is cut.
 */
import { largestMessageBytes, protocolVersion, refuse, toWireError } from '@tandem/shared/protocol'
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Log } from '../log.js'
import type { Connection } from './connection.js'
import { type Handlers, RequestJudge } from './requests.js'

export interface SocketParts<Person> {
  httpServer: HttpServer
  isOwnOrigin: (request: IncomingMessage) => boolean
  signInFrom: (cookieHeader: string | undefined) => Promise<Person | null>
  isStillSignedIn: (person: Person) => boolean
  /** Is this whom the page was opened for? A browser's cookie may have become another person's meanwhile. */
  isPerson: (person: Person, claimed: string) => boolean
  handlers: Handlers<Person>
  wallNow: () => number
  logger: Log
}

export interface SocketServer<Person> {
  readonly connections: ReadonlySet<Connection<Person>>
  /** Tells and cuts every connection of a person that matches. */
  cut(matches: (person: Person) => boolean): void
  close(): Promise<void>
}

/** A few slips are forgiven, a stream of them is not. */
const strikesToCut = 5
/** What may wait for a slow reader; past it he is cut and resynchronises later [SYNC-11]. */
const mostBufferedBytes = 8 * 1024 * 1024

export function openSocketServer<Person>(parts: SocketParts<Person>): SocketServer<Person> {
  const connections = new Set<Connection<Person>>()
  const sockets = new Map<Connection<Person>, Socket>()
  const people = new WeakMap<IncomingMessage, Person>()

  const io = new Server(parts.httpServer, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: largestMessageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 5_000,
    // Both sides notice a dead link within 10 s [SYNC-8].
    pingInterval: 5_000,
    pingTimeout: 4_000,
    allowRequest: (request, decide) => {
      void admit(request).then(
        (admitted) => decide(null, admitted),
        (error: unknown) => {
          parts.logger.error('handshake.failed', { error })
          decide(null, false)
        },
      )
    },
  })

  async function admit(request: IncomingMessage): Promise<boolean> {
    if (!parts.isOwnOrigin(request)) return false
    const person = await parts.signInFrom(request.headers.cookie)
    if (person === null) return false
    people.set(request, person)
    return true
  }

  io.use((socket, next) => {
    const spoken: unknown = socket.handshake.auth['protocol']
    if (spoken === protocolVersion) return next(whoElse(socket))
    // The client reads `data`: a word it can act on, not only a message [SYNC-16].
    next(Object.assign(new Error('client_too_old'), { data: toWireError(refuse('client_too_old')) }))
  })

  /** One person's words must never be sent in another's name: the page asks its person to sign in again. */
  function whoElse(socket: Socket): Error | undefined {
    const claimed: unknown = socket.handshake.auth['userId']
    const person = people.get(socket.request)
    if (claimed === undefined) return undefined
    if (person !== undefined && typeof claimed === 'string' && parts.isPerson(person, claimed))
      return undefined
    return Object.assign(new Error('not_signed_in'), { data: toWireError(refuse('not_signed_in')) })
  }

  io.on('connection', (socket) => {
    const person = people.get(socket.request)
    // The sign-in may have ended between the handshake and now, before there was a socket to cut.
    if (person === undefined || !parts.isStillSignedIn(person)) {
      socket.disconnect(true)
      return
    }
    const connection = connect(socket, person)
    connections.add(connection)
    sockets.set(connection, socket)
    socket.on('disconnect', () => {
      connections.delete(connection)
      sockets.delete(connection)
    })
    listen(socket, new RequestJudge(parts, connection), parts.logger)
  })

  return {
    connections,
    cut(matches) {
      for (const connection of connections) {
        if (!matches(connection.person)) continue
        connection.tell({ type: 'signed_out' })
        sockets.get(connection)?.disconnect(true)
      }
    },
    async close() {
      await io.close()
    },
  }
}

function connect<Person>(socket: Socket, person: Person): Connection<Person> {
  return {
    id: socket.id,
    person,
    tell({ type, ...notice }) {
      if (bufferedBytes(socket) > mostBufferedBytes) socket.disconnect(true)
      else socket.emit(type, notice)
    },
    onGone(act) {
      socket.once('disconnect', act)
    },
    get isGone() {
      return socket.disconnected
    },
  }
}

function listen<Person>(socket: Socket, judge: RequestJudge<Person>, logger: Log): void {
  let strikes = 0
  const strike = (event: string): void => {
    strikes += 1
    logger.warn('request.strike', { socketId: socket.id, event: event.slice(0, 40), strikes })
    if (strikes >= strikesToCut) socket.disconnect(true)
  }
  socket.onAny((event: string, ...args: unknown[]) => {
    const acknowledge = args.at(-1)
    if (typeof acknowledge !== 'function' || args.length !== 2) {
      strike(event)
      return
    }
    void judge.judge(event, args[0]).then(({ reply, strike: wasStrike }) => {
      if (wasStrike) strike(event)
      if (bufferedBytes(socket) > mostBufferedBytes) {
        socket.disconnect(true)
        return
      }
      ;(acknowledge as (reply: unknown) => void)(reply)
    })
  })
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
