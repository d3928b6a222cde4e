import { type Connection, Mongoose } from 'mongoose'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from './store-error.js'

export interface WaitingLog {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void
}

/** An operation gives up after this long without a server to talk to: people are told, and the room tries again. */
const serverWithinMs = 2500
/** A server that took the question and says nothing more is as good as gone. */
const answerWithinMs = 10_000
/** Well below the above: who asks just after the database came back is answered. */
const lookEveryMs = 500
const pauseBetweenTriesMs = 500

/**
 * Connects, waiting for a database that is not there yet, with words at each try. What waiting cannot mend
 * (a wrong address, a wrong password) fails at once. Afterwards the driver reconnects by itself.
 */
export async function connectWhenThere(
  uri: string,
  { log, waitMs }: { log: WaitingLog | undefined; waitMs: number },
): Promise<Connection> {
  const place = readAddress(uri)
  const begunAt = performance.now()
  for (;;) {
    try {
      const connection = await connect(uri)
      const waitedMs = Math.round(performance.now() - begunAt)
      log?.info('store.connected', { place, waitedMs })
      return connection
    } catch (cause) {
      if (!isOutage(cause)) throw isRefusal(cause) ? refused(place, cause) : notUnderstood(cause)
      const waitedMs = Math.round(performance.now() - begunAt)
      if (waitedMs + pauseBetweenTriesMs >= waitMs) throw unreachable(place, waitedMs, cause)
      log?.warn('store.waiting', { place, waitedMs, waitMs, reason: reasonOf(cause) })
      await pause(pauseBetweenTriesMs)
    }
  }
}

/** The failure of what came after connecting, in words where it is the database's. */
export function explainStart(uri: string, failure: unknown): unknown {
  if (isRefusal(failure)) return refused(readAddress(uri), failure)
  return isOutage(failure) ? unreachable(readAddress(uri), 0, failure) : failure
}

async function connect(uri: string): Promise<Connection> {
  // An instance of our own: its settings are not those of anyone else who uses mongoose.
  const mongoose = new Mongoose()
  mongoose.set('strictQuery', 'throw')
  mongoose.set('sanitizeFilter', true)
  const connection = mongoose.createConnection(uri, {
    autoCreate: false,
    autoIndex: false,
    bufferCommands: false,
    promoteBuffers: true,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: answerWithinMs },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    serverSelectionTimeoutMS: serverWithinMs,
    connectTimeoutMS: serverWithinMs,
    socketTimeoutMS: answerWithinMs,
    heartbeatFrequencyMS: lookEveryMs,
  })
  // Failures reach whoever asked; without a listener the emitter would end the process instead.
  connection.on('error', () => undefined)
  try {
    return await connection.asPromise()
  } catch (failure) {
    await connection.close(true)
    throw failure
  }
}

/** Hosts and database for people to read: never the user's name or password. */
function readAddress(uri: string): string {
  const parts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)(?:\/([^/?]*))?(?:\?.*)?$/.exec(uri)
  if (!parts) {
    throw new StoreError(
      'wrong_address',
      'The address of the database cannot be read. It must look like mongodb://host:27017/tandem.',
    )
  }
  const [, hosts, database] = parts
  if (!database) {
    throw new StoreError(
      'wrong_address',
      `The address of the database at ${hosts} does not name the database. ` +
        `Add it behind the host: mongodb://${hosts}/tandem.`,
    )
  }
  return `${hosts}/${database}`
}

function isOutage(failure: unknown): boolean {
  const names = [
    'MongooseServerSelectionError',
    'MongoServerSelectionError',
    'MongoNetworkError',
    'MongoNetworkTimeoutError',
  ]
  if (!(failure instanceof Error)) return false
  // A name that cannot be looked up may be one that is not known yet: containers start in any order.
  const isUnknownHost =
    'code' in failure && ['ENOTFOUND', 'EAI_AGAIN', 'ESERVFAIL'].includes(String(failure.code))
  return isUnknownHost || names.includes(failure.name)
}

// 13 unauthorised, 18 authentication failed; 8000 is what hosted services answer to a wrong password.
function isRefusal(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && [13, 18, 8000].includes(Number(failure.code))
}

function refused(place: string, cause: unknown): StoreError {
  return new StoreError(
    'refused',
    `The database ${place} does not accept the name and password it was given. ` +
      'Correct them in the address, and give that user read and write rights on the database.',
    { cause },
  )
}

function unreachable(place: string, waitedMs: number, cause: unknown): StoreError {
  return new StoreError(
    'unreachable',
    `The database ${place} did not answer${waitedMs > 0 ? ` for ${Math.ceil(waitedMs / 1000)} seconds` : ''} ` +
      `(${reasonOf(cause)}). ` +
      'Start it, or correct the address, and start Tandem again. Nothing was changed.',
    { cause },
  )
}

function notUnderstood(cause: unknown): StoreError {
  return new StoreError(
    'wrong_address',
    `The address of the database cannot be used: ${reasonOf(cause)}. ` +
      'It must look like mongodb://host:27017/tandem.',
    { cause },
  )
}

function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}
