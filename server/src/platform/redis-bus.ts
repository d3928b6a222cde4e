/**
 * The bus over one Redis stream that is kept short.
 *
 * Always true:
 *  1. Redis gone, hanging or full holds nothing up: what cannot be sent at once is dropped and counted.
 *  2. What waits for Redis is bounded, in messages and in bytes.
 *  3. It comes back by itself, listens from the end of the stream as it is then, and says so (`onUp`).
 *
 * Not by `@socket.io/redis-streams-adapter`: see docs/many-nodes.md.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'redis'
import { z } from 'zod'
import type { Bus } from './bus.js'
import { BusListeners } from './bus-listeners.js'
import type { Log } from './log.js'

export interface RedisBusOptions {
  url: string
  log: Log
  /** Keeps installations that share one Redis apart. */
  stream?: string
}

/** Enough for those who read a second late; who is later reads the log. */
const mostEntries = 2_000
const readAtOnce = 200
/** A reading that finds nothing ends after this long, so that silence of Redis is told from silence of people. */
const listenMs = 1_000
/** No answer for so long: the connection is given up and made anew. */
const silentMs = 3_000
const connectWithinMs = 2_000
const tryAgainMs = 250
const mostWaiting = 500
const mostWaitingBytes = 4 * 1024 * 1024

const Entry = z.object({ node: z.string(), topic: z.string(), message: z.string() })
const Entries = z.array(z.object({ messages: z.array(z.object({ id: z.string(), message: z.unknown() })) }))

export function redisBus({ url, log, stream = 'tandem:bus' }: RedisBusOptions): Bus {
  const nodeId = randomUUID()
  const listeners = new BusListeners(log)
  const [writer, reader] = [connection(url, log), connection(url, log)]
  const ending = new AbortController()
  let isListening = false
  let published = 0
  let dropped = 0
  let waiting = 0
  let waitingBytes = 0

  const isUp = (): boolean => isListening && writer.isReady
  const reading = read()

  async function read(): Promise<void> {
    // The first connection is tried until it holds, like every later one.
    await Promise.all([writer.connect(), reader.connect()]).catch(() => undefined)
    while (!ending.signal.aborted) {
      const error = await listen().catch((failure: unknown) => failure)
      if (isListening && !ending.signal.aborted) log.warn('bus.down', { error })
      isListening = false
      await pause(tryAgainMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }

  /** Ends only when a connection is lost, or nobody wants to listen any more. */
  async function listen(): Promise<void> {
    const newest = await reader.xRevRange(stream, '+', '-', { COUNT: 1 })
    let after = newest?.[0]?.id ?? '0-0'
    while (!ending.signal.aborted) {
      if (!writer.isReady) return
      if (!isListening) {
        isListening = true
        log.info('bus.up')
        listeners.cameUp()
      }
      const answer = await reader.xRead({ key: stream, id: after }, { BLOCK: listenMs, COUNT: readAtOnce })
      for (const { messages } of Entries.parse(answer ?? [])) {
        for (const { id, message } of messages) {
          after = id
          hear(message)
        }
      }
    }
  }

  function hear(entry: unknown): void {
    const { data } = Entry.safeParse(entry)
    if (data?.node === nodeId) return
    const message = data && fromJson(data.message)
    if (message === undefined || !data) listeners.drop('?', '?')
    else listeners.hear(data.topic, message, data.node)
  }

  async function add(topic: string, message: string): Promise<void> {
    waiting += 1
    waitingBytes += message.length
    try {
      const entry = { node: nodeId, topic, message }
      const TRIM = { strategy: 'MAXLEN', strategyModifier: '~', threshold: mostEntries } as const
      await writer.xAdd(stream, '*', entry, { TRIM })
      published += 1
    } catch {
      // Lost on the way: the log and the next announcement say it again.
      dropped += 1
    } finally {
      waiting -= 1
      waitingBytes -= message.length
    }
  }

  return {
    nodeId,
    get isUp() {
      return isUp()
    },
    publish({ name }, sent) {
      const message = JSON.stringify(sent)
      const isTooMuch = waiting >= mostWaiting || waitingBytes + message.length > mostWaitingBytes
      if (!isUp() || isTooMuch) dropped += 1
      else void add(name, message)
    },
    on: listeners.on,
    onUp: listeners.onUp,
    count: () => ({ published, dropped, heard: listeners.heard, malformed: listeners.malformed }),
    async close() {
      ending.abort()
      writer.destroy()
      reader.destroy()
      await reading
    },
  }
}

function connection(url: string, log: Log) {
  const client = createClient({
    url,
    // What is asked while it is away fails at once instead of piling up.
    disableOfflineQueue: true,
    pingInterval: listenMs,
    socket: {
      connectTimeout: connectWithinMs,
      socketTimeout: silentMs,
      reconnectStrategy: () => tryAgainMs,
    },
  })
  // Told as `bus.down` by whoever uses it; without a listener the emitter would end the process.
  client.on('error', (error: unknown) => log.debug('bus.connection-failed', { error }))
  return client
}

/** Undefined for what is no JSON. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
