/**
 * WebSockets at `/yjs/<name>` for stock y-websocket clients, beside Socket.io on the same server [SYNC-17].
 * Who comes is told by an access token, as a header or as a subprotocol; cookies count for nothing here,
 * so it does not matter which site's page opened the socket.
 *
 * Always true:
 *  1. Nobody is listened to before the token was found good.
 *  2. A token is never sent back and never read from an address, where proxies and logs keep it.
 *  3. Whoever is refused is told by one of `closeCodes` and a sentence.
 */
import { mostSocketsPerPerson, Refusal, refuse, toWireError, type WireError } from '@tandem/shared/protocol'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Log } from '../log.js'
import { closeCodes } from './close-codes.js'
import type { RefusedHandshake } from './socket-server.js'

/** One socket of one person that carries bytes. */
export interface ByteSocket<Person> {
  readonly id: string
  readonly person: Person
  send(message: Uint8Array): void
  /** Closes it with the refusal's code and sentence. */
  refuse(error: WireError): void
  /** More waits for this reader than a resynchronisation should be added to [SYNC-11]. */
  readonly isBehind: boolean
  /** Runs once when the socket goes, for whatever reason. */
  onGone(act: () => void): void
  readonly isGone: boolean
}

export interface YjsSocketParts<Person> {
  httpServer: HttpServer
  /** Refused as `token_refused` if the token does not hold. */
  bearerOf: (secret: string) => Promise<Person>
  isStillSignedIn: (person: Person) => boolean
  /** The same for all sockets of one person. */
  nameOf: (person: Person) => string
  onRefusedHandshake: (refused: RefusedHandshake<Person>) => void
  /** Takes a socket that asked for this name; the answer is given its messages. */
  serve: (socket: ByteSocket<Person>, name: string) => (message: Uint8Array) => void
  /** How often the other end is asked for a sign of life; a test asks more often. */
  pingEveryMs?: number
  logger: Log
}

export interface YjsSocketServer<Person> {
  /** Whose sockets are open. */
  people(): Person[]
  /** Refuses every socket of a person that matches. */
  cut(matches: (person: Person) => boolean): void
  close(): void
}

/** The subprotocol that is spoken; the token rides beside it under a name of its own. */
const spokenProtocol = 'tandem-yjs'
const tokenProtocol = 'tandem-token.'
/** Far over what is taken, so that most of what is too large is refused with words; past it, `ws` closes with 1009. */
const largestReadBytes = 2 * 1024 * 1024
/** What may wait for a slow reader; past it he is cut and resynchronises later [SYNC-11]. */
const mostBufferedBytes = 8 * 1024 * 1024
const behindBytes = 1024 * 1024
/** A dead link is noticed within two of these [SYNC-8]. */
const defaultPingEveryMs = 4_500
/** How long a refused client may take to say goodbye. */
const closeWithinMs = 2_000

export function openYjsSocketServer<Person>(parts: YjsSocketParts<Person>): YjsSocketServer<Person> {
  const { httpServer, logger } = parts
  const sockets = new Map<WebSocket, ByteSocket<Person>>()
  const answering = new Set<WebSocket>()
  let isClosed = false
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: largestReadBytes,
    handleProtocols: (offered) => (offered.has(spokenProtocol) ? spokenProtocol : false),
  })

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const [path = '', query] = (request.url ?? '').split('?', 2)
    if (path.startsWith('/socket.io/')) return
    const name = /^\/yjs\/([^/]+)$/.exec(path)?.[1]
    if (name === undefined || isClosed) {
      stream.destroy()
      return
    }
    // Whoever hangs up while the token is looked up must not end the process.
    const onError = (error: Error): void => logger.debug('yjs.handshake-lost', { error })
    stream.on('error', onError)
    void admit(request, query).then((admitted) => {
      stream.off('error', onError)
      wss.handleUpgrade(request, stream, head, (ws) => greet(ws, { request, name, admitted }))
    })
  }
  httpServer.on('upgrade', onUpgrade)

  async function admit(request: IncomingMessage, query: string | undefined): Promise<Person | Refusal> {
    try {
      if (query !== undefined) throw refuse('token_in_address')
      return await parts.bearerOf(secretIn(request))
    } catch (error) {
      if (error instanceof Refusal) return error
      logger.error('yjs.handshake-failed', { error })
      return refuse('internal')
    }
  }

  interface Guest {
    request: IncomingMessage
    name: string
    admitted: Person | Refusal
  }

  function greet(ws: WebSocket, { request, name, admitted }: Guest): void {
    ws.on('error', (error) =>
      logger.info('yjs.socket-error', { code: (error as NodeJS.ErrnoException).code }),
    )
    const turnAway = (person: Person | null, refusal: Refusal): void => {
      parts.onRefusedHandshake({ person, reason: refusal.reason, request })
      say(ws, toWireError(refusal))
    }
    if (admitted instanceof Refusal) return turnAway(null, admitted)
    const refusal = whyNot(admitted)
    if (refusal) return turnAway(admitted, refusal)
    listen(ws, admitted, name)
  }

  function whyNot(person: Person): Refusal | null {
    if (isClosed) return refuse('shutting_down')
    // It may have ended between the look-up and now, before there was a socket to cut.
    if (!parts.isStillSignedIn(person)) return refuse('token_refused')
    const owner = parts.nameOf(person)
    const open = [...sockets.values()].filter((socket) => parts.nameOf(socket.person) === owner)
    return open.length < mostSocketsPerPerson ? null : refuse('too_many_requests')
  }

  function listen(ws: WebSocket, person: Person, name: string): void {
    const socket = byteSocket(ws, person, () => {
      sockets.delete(ws)
      answering.delete(ws)
    })
    sockets.set(ws, socket)
    answering.add(ws)
    const receive = parts.serve(socket, name)
    ws.on('pong', () => answering.add(ws))
    ws.on('message', (data, isBinary) => {
      if (socket.isGone) return
      // A copy: what is kept of a message must not keep the whole chunk it came in.
      if (isBinary) receive(new Uint8Array(data as Buffer))
      else socket.refuse(toWireError(refuse('malformed')))
    })
  }

  function giveUpTheSilent(): void {
    for (const ws of sockets.keys()) {
      if (answering.delete(ws)) ws.ping()
      else ws.terminate()
    }
  }
  // After what has arrived is read: a busy moment of ours must not be taken for a silence of theirs.
  const pinging = setInterval(() => setImmediate(giveUpTheSilent), parts.pingEveryMs ?? defaultPingEveryMs)

  return {
    people: () => [...sockets.values()].map(({ person }) => person),
    cut(matches) {
      for (const socket of sockets.values()) {
        if (matches(socket.person)) socket.refuse(toWireError(refuse('token_refused')))
      }
    },
    close() {
      isClosed = true
      clearInterval(pinging)
      for (const socket of sockets.values()) socket.refuse(toWireError(refuse('shutting_down')))
    },
  }
}

function byteSocket<Person>(ws: WebSocket, person: Person, onEnd: () => void): ByteSocket<Person> {
  const acts: (() => void)[] = [onEnd]
  let isGone = false
  // At once when refused, not when the other end has agreed: it might never.
  const end = (): void => {
    isGone = true
    for (const act of acts.splice(0)) act()
  }
  ws.once('close', end)
  return {
    id: `yjs-${randomUUID()}`,
    person,
    send(message) {
      if (isGone) return
      if (ws.bufferedAmount > mostBufferedBytes) ws.terminate()
      else ws.send(message)
    },
    refuse(error) {
      if (isGone) return
      end()
      say(ws, error)
    },
    get isBehind() {
      return ws.bufferedAmount > behindBytes
    },
    onGone(act) {
      if (isGone) act()
      else acts.push(act)
    },
    get isGone() {
      return isGone
    },
  }
}

function say(ws: WebSocket, { code, message }: WireError): void {
  const timer = setTimeout(() => ws.terminate(), closeWithinMs).unref()
  ws.once('close', () => clearTimeout(timer))
  ws.close(closeCodes[code], message)
}

/** Empty when there is none: it will not be found good. */
function secretIn({ headers }: IncomingMessage): string {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
  const offered = headers['sec-websocket-protocol']?.split(',').map((each) => each.trim()) ?? []
  return bearer ?? offered.find((each) => each.startsWith(tokenProtocol))?.slice(tokenProtocol.length) ?? ''
}
