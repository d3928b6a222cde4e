/**
 * Socket.io, its limits and its handshake. Who is signed in and where the page came from is checked
 * before the upgrade; every event goes through `RequestJudge`; a socket that does what no client of
 * ours does is cut.
 */
import {
  largestMessageBytes,
  mostSocketsPerPerson,
  protocolVersion,
  Refusal,
  refuse,
  type RefusalReason,
  toWireError,
} from '@tandem/shared/protocol'
import type { IncomingHttpHeaders, IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Log } from '../log.js'
import type { Audience, Connection } from './connection.js'
import { gatherWrites } from './gathered-writes.js'
import { encodeQuickly } from './quick-encoding.js'
import { type Handlers, type RefusedEvent, RequestJudge } from './requests.js'
import { SocketConnection } from './socket-connection.js'

export interface SocketParts<Person> {
  httpServer: HttpServer
  isOwnOrigin: (request: IncomingMessage) => boolean
  /** By cookie or access token; a refusal, as of a revoked token, is told to the client in its words. */
  signInFrom: (headers: IncomingHttpHeaders) => Promise<Person | null>
  isStillSignedIn: (person: Person) => boolean
  /** Is this whom the page was opened for? A browser's cookie may have become another person's meanwhile. */
  isPerson: (person: Person, claimed: string) => boolean
  /** The same for all sockets of one person. */
  nameOf: (person: Person) => string
  handlers: Handlers<Person>
  onRefused: (refused: RefusedEvent<Person>) => void
  onRefusedHandshake: (refused: RefusedHandshake<Person>) => void
  /** Frames of edits a second from one socket; more only for measuring. */
  editsPerSecond?: number
  wallNow: () => number
  logger: Log
}

/** Someone who wanted a socket and got none. */
export interface RefusedHandshake<Person> {
  /** Null: nobody who is known. */
  person: Person | null
  reason: RefusalReason
  request: IncomingMessage
}

export interface SocketServer<Person> {
  readonly connections: ReadonlySet<Connection<Person>>
  /** Tells and cuts every connection of a person that matches. */
  cut(matches: (person: Person) => boolean): void
  close(): Promise<void>
}

/** A few slips are forgiven, a stream of them is not. */
const strikesToCut = 5
/** Messages to many are not measured one by one. */
const lookForSlowReadersEveryMs = 250

export function openSocketServer<Person>(parts: SocketParts<Person>): SocketServer<Person> {
  const connections = new Set<SocketConnection<Person>>()
  const socketsOf = new Map<string, number>()
  const audiences = new Map<string, Audience>()
  const people = new WeakMap<IncomingMessage, Person>()
  const refused = new WeakMap<IncomingMessage, RefusalReason>()

  const io = new Server(parts.httpServer, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: largestMessageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 5_000,
    // Other WebSockets than ours are somebody else's to judge.
    destroyUpgrade: false,
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

  gatherWrites(io.engine)
  encodeQuickly(io.encoder)

  async function admit(request: IncomingMessage): Promise<boolean> {
    const turnAway = (reason: RefusalReason): false => {
      parts.onRefusedHandshake({ person: null, reason, request })
      return false
    }
    if (!parts.isOwnOrigin(request)) return turnAway('wrong_origin')
    try {
      const person = await parts.signInFrom(request.headers)
      if (person === null) return turnAway('not_signed_in')
      people.set(request, person)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // Let in as far as the first word: before the upgrade there is no way to tell a program why.
      refused.set(request, error.reason)
    }
    return true
  }

  io.use((socket, next) => {
    const reason = whyNot(socket)
    if (reason === undefined) return next()
    const { request } = socket
    parts.onRefusedHandshake({ person: people.get(request) ?? null, reason, request })
    next(refusal(reason))
  })

  function whyNot(socket: Socket): RefusalReason | undefined {
    const spoken: unknown = socket.handshake.auth['protocol']
    if (spoken !== protocolVersion) return 'client_too_old'
    return refused.get(socket.request) ?? whoElse(socket) ?? oneTooMany(socket)
  }

  /** One person's words must never be sent in another's name: the page asks its person to sign in again. */
  function whoElse(socket: Socket): RefusalReason | undefined {
    const claimed: unknown = socket.handshake.auth['userId']
    const person = people.get(socket.request)
    if (claimed === undefined) return undefined
    if (person !== undefined && typeof claimed === 'string' && parts.isPerson(person, claimed))
      return undefined
    return 'not_signed_in'
  }

  function oneTooMany(socket: Socket): RefusalReason | undefined {
    const person = people.get(socket.request)
    const open = person === undefined ? 0 : (socketsOf.get(parts.nameOf(person)) ?? 0)
    return open < mostSocketsPerPerson ? undefined : 'too_many_requests'
  }

  /** One for each name, so that whoever is in it is told by one message. */
  function audienceOf(name: string): Audience {
    const known = audiences.get(name)
    if (known) return known
    const made: Audience = {
      tell({ type, ...notice }, except) {
        const everyone = io.local.to(name)
        ;(except === null ? everyone : everyone.except(except)).emit(type, notice)
      },
    }
    audiences.set(name, made)
    return made
  }

  io.of('/').adapter.on('delete-room', (name: string) => audiences.delete(name))

  const lookForSlowReaders = setInterval(() => {
    for (const connection of connections) connection.cutIfSlow()
  }, lookForSlowReadersEveryMs)

  io.on('connection', (socket) => {
    const person = people.get(socket.request)
    // The sign-in may have ended between the handshake and now, before there was a socket to cut.
    if (person === undefined || !parts.isStillSignedIn(person)) {
      socket.disconnect(true)
      return
    }
    const connection = new SocketConnection(socket, person, audienceOf)
    const name = parts.nameOf(person)
    connections.add(connection)
    socketsOf.set(name, (socketsOf.get(name) ?? 0) + 1)
    socket.on('disconnect', () => {
      connections.delete(connection)
      const left = (socketsOf.get(name) ?? 1) - 1
      if (left === 0) socketsOf.delete(name)
      else socketsOf.set(name, left)
    })
    listen(socket, new RequestJudge(parts, connection), parts.logger)
  })

  return {
    connections,
    cut(matches) {
      for (const connection of connections) {
        if (!matches(connection.person)) continue
        connection.tell({ type: 'signed_out' })
        connection.cut()
      }
    },
    async close() {
      clearInterval(lookForSlowReaders)
      await io.close()
    },
  }
}

/** The client reads `data`: a word it can act on, not only a message [SYNC-16]. */
function refusal(reason: RefusalReason): Error {
  return Object.assign(new Error(reason), { data: toWireError(refuse(reason)) })
}

function listen<Person>(socket: Socket, judge: RequestJudge<Person>, logger: Log): void {
  let strikes = 0
  const strike = (event: unknown): void => {
    // Cut already: what had come before that is neither judged nor worth a line each.
    if (socket.disconnected) return
    strikes += 1
    logger.warn('request.strike', { socketId: socket.id, event: String(event).slice(0, 40), strikes })
    if (strikes >= strikesToCut) socket.disconnect(true)
  }
  // An event may have any name a packet can give it: a number, or none. All end here: nobody listens behind.
  socket.use((packet: readonly unknown[]) => {
    if (socket.disconnected) return
    const [event, payload, acknowledge] = packet
    if (typeof event !== 'string' || typeof acknowledge !== 'function' || packet.length !== 3) {
      strike(event)
      return
    }
    void judge.judge(event, payload).then(({ reply, strike: wasStrike }) => {
      if (wasStrike) strike(event)
      // Whether he reads is looked at all the time, not for each of the many answers of one moment.
      ;(acknowledge as (reply: unknown) => void)(reply)
    })
  })
}
