/**
 * The link over Socket.io: one socket for all documents of a page or a script. It finds a dead link itself, since a
 * laptop that slept has a socket that looks alive [SYNC-8].
 */
import {
  answerWithinMs,
  type NoticeType,
  notices,
  protocolVersion,
  readEdits,
  type ReceivedAnswer,
  type ReceivedNotice,
  type Reply,
  type Request,
  requests,
  type RequestType,
  WireError,
} from '@tandem/shared/protocol'
import { type Link, LinkLost, type LinkState, RequestRefused } from '@tandem/shared/sync'
import { io, type Socket } from 'socket.io-client'

/**
 * A server that restarts is back within seconds: until then retries stay quick, so that people are back
 * when it is. With jitter, so that a room does not return as one.
 */
const quickRetryMs = { from: 100, to: 300 }
const quickRetries = 30
const longestRetryMs = 8_000
/** How long a check may take before the link counts as dead. */
const checkWithinMs = 3_000

export interface SocketLink extends Link {
  /** Asks the server for a sign of life; reconnects when there is none. */
  check(): void
  /** Closes for good; resolves when the socket has gone. */
  close(): Promise<void>
}

export interface SocketLinkOptions {
  /** Whose page this is: the server refuses the link when the browser has become another person's. */
  userId?: string
  /** The server's origin; a page's own when left out. */
  url?: string
  /** Sent with the handshake; a browser sends its cookie instead. */
  headers?: Record<string, string>
  /** Asked after a failed attempt: is the person still signed in? A handshake alone cannot say. */
  whyRefused?: () => Promise<WireError | null>
  /** The person is signed out, or another is signed in at this browser. */
  onSignedOut?: () => void
}

export function openSocketLink(options: SocketLinkOptions = {}): SocketLink {
  const socket: Socket = io(options.url ?? '', {
    path: '/socket.io/',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    // Never another person's socket, though the address is the same.
    forceNew: true,
    auth: { protocol: protocolVersion, ...(options.userId && { userId: options.userId }) },
    timeout: 5_000,
    ...(options.headers && { extraHeaders: options.headers }),
  })
  const stateListeners = new Set<(state: LinkState) => void>()
  let state: LinkState = { kind: 'connecting' }
  let attempts = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false
  /** Rejections of the requests under way, called when the link is lost. */
  const underWay = new Set<() => void>()

  function setState(next: LinkState): void {
    state = next
    for (const listener of stateListeners) listener(next)
  }

  function retryLater(): void {
    if (closed) return
    clearTimeout(retry)
    const jitter = quickRetryMs.from + Math.random() * (quickRetryMs.to - quickRetryMs.from)
    const wait = Math.min(longestRetryMs, jitter * 2 ** Math.max(0, attempts - quickRetries))
    attempts += 1
    setState({ kind: 'lost', retryAt: Date.now() + wait })
    retry = setTimeout(connect, wait)
  }

  // The state stays `lost` while trying: "connecting" is for the first time, not for every attempt.
  function connect(): void {
    clearTimeout(retry)
    if (!closed && !socket.connected) socket.connect()
  }

  function lose(): void {
    for (const reject of underWay) reject()
    underWay.clear()
  }

  socket.on('connect', () => {
    attempts = 0
    setState({ kind: 'open' })
  })
  socket.on('disconnect', () => {
    lose()
    retryLater()
  })
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const refused = WireError.safeParse(error.data)
    if (refused.success) {
      if (refused.data.code === 'not_signed_in') options.onSignedOut?.()
      setState({ kind: 'refused', error: refused.data })
      return
    }
    void (options.whyRefused?.() ?? Promise.resolve(null)).then((why) => {
      if (closed) return
      if (why) setState({ kind: 'refused', error: why })
      else retryLater()
    })
  })

  return {
    get state() {
      return state
    },
    onState(listener) {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    onNotice<T extends NoticeType>(type: T, listener: (notice: ReceivedNotice<T>) => void) {
      const receive = (payload: unknown): void => {
        const read = readNotice(type, payload)
        // A notice this client cannot read is lost like one on a bad line: the gap makes it open again.
        if (read) listener(read as ReceivedNotice<T>)
      }
      const event: string = type
      socket.on(event, receive)
      return () => socket.off(event, receive)
    },
    request<T extends RequestType>(message: Request<T> & { type: T }): Promise<ReceivedAnswer<T>> {
      if (!socket.connected) return Promise.reject(new LinkLost())
      const { type, ...payload } = message
      return new Promise((resolve, reject) => {
        const lost = (): void => reject(new LinkLost())
        underWay.add(lost)
        socket.timeout(answerWithinMs).emit(type, payload, (error: Error | null, reply: Reply<unknown>) => {
          underWay.delete(lost)
          if (error) {
            // No answer in time: the link is as good as gone, and only a new one tells what was stored.
            reject(new LinkLost())
            socket.disconnect()
          } else if (reply.ok) {
            resolve(requests[type].answer.parse(reply.value) as ReceivedAnswer<T>)
          } else reject(new RequestRefused(WireError.parse(reply.error)))
        })
      })
    },
    reconnectNow() {
      attempts = 0
      connect()
    },
    check() {
      if (!socket.connected) {
        this.reconnectNow()
        return
      }
      socket.timeout(checkWithinMs).emit('ping', {}, (error: Error | null) => {
        if (error) socket.disconnect()
      })
    },
    close() {
      closed = true
      clearTimeout(retry)
      lose()
      const gone = whenGone(socket)
      socket.close()
      return gone
    },
  }
}

function readNotice(type: NoticeType, payload: unknown): ReceivedNotice<NoticeType> | null {
  const often = type === 'edits' ? readEdits(payload) : null
  if (often) return often
  const parsed = notices[type].safeParse({ ...(payload as object), type })
  return parsed.success ? parsed.data : null
}

/** A socket that is closed still has to send what it was given; until then it keeps a process alive. */
function whenGone(socket: Socket): Promise<void> {
  const { engine } = socket.io
  if (engine === undefined || engine.readyState === 'closed') return Promise.resolve()
  return new Promise((resolve) => engine.once('close', () => resolve()))
}
