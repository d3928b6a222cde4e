/**
 * The one wrapper around everything a client says [SYNC-11]: known event, acknowledged, of the schema,
 * within its rate, from someone still signed in, and whatever goes wrong is answered, never thrown
 * into the process.
 */
import {
  type Answer,
  largestResynchronisationBytes,
  mostEditBytesPerSecond,
  mostEditsPerSecond,
  mostPlacesPerSecond,
  readEdit,
  type ReceivedRequest,
  Refusal,
  type RefusalReason,
  refuse,
  type Reply,
  requests,
  type RequestType,
  toWireError,
  type WireError,
} from '@tandem/shared/protocol'
import { randomUUID } from 'node:crypto'
import type { Log } from '../log.js'
import type { Connection } from './connection.js'
import { Rate } from './rate.js'

export type Handler<T extends RequestType, Person> = (
  message: ReceivedRequest<T>,
  connection: Connection<Person>,
) => Promise<Answer<T>>

export type Handlers<Person> = { [T in RequestType]: Handler<T, Person> }

/** Steady rate and burst of each event. A person's own acts stay far below; a loop does not. */
const rates: Record<Exclude<RequestType, 'edit'>, { perSecond: number; burst: number }> = {
  place: { perSecond: mostPlacesPerSecond, burst: 2 * mostPlacesPerSecond },
  compare: { perSecond: 1, burst: 20 },
  open: { perSecond: 2, burst: 20 },
  close: { perSecond: 2, burst: 20 },
  watch: { perSecond: 2, burst: 20 },
  unwatch: { perSecond: 2, burst: 20 },
  follow: { perSecond: 2, burst: 20 },
  unfollow: { perSecond: 2, burst: 20 },
  ping: { perSecond: 2, burst: 10 },
}

export interface RefusedEvent<Person> {
  person: Person
  connectionId: string
  /** Null when it is none of ours. */
  event: RequestType | null
  /** The id it names; null when it names none. */
  thing: string | null
  reason: RefusalReason
}

export interface RequestParts<Person> {
  handlers: Handlers<Person>
  isStillSignedIn: (person: Person) => boolean
  /** What was refused, for the audit log. */
  onRefused?: (refused: RefusedEvent<Person>) => void
  /** Frames of edits a second, in steady state; more only for measuring. */
  editsPerSecond?: number
  /** Monotonic enough for rates, ms. */
  wallNow: () => number
  logger: Log
}

/** What became of one event. */
export interface Judgement {
  reply: Reply<unknown>
  strike: boolean
}

/** Judges one event of a connection. Answers it, or tells that it was a strike: nothing a client of ours sends. */
export class RequestJudge<Person> {
  private readonly parts: RequestParts<Person>
  private readonly connection: Connection<Person>
  private readonly rates = new Map<RequestType, Rate>()

  private readonly bytes: Rate

  constructor(parts: RequestParts<Person>, connection: Connection<Person>) {
    this.parts = parts
    this.connection = connection
    const more = (parts.editsPerSecond ?? mostEditsPerSecond) / mostEditsPerSecond
    this.bytes = new Rate(more * mostEditBytesPerSecond, largestResynchronisationBytes, parts.wallNow())
  }

  private get editRate(): { perSecond: number; burst: number } {
    const perSecond = this.parts.editsPerSecond ?? mostEditsPerSecond
    return { perSecond, burst: 2 * perSecond }
  }

  /**
   * Never rejects. Every edit passes here: no more promises than are needed.
   *
   * @returns the reply to send, or `strike` when there is nobody to reply to or nothing to reply about
   */
  judge(event: string, payload: unknown): Promise<Judgement> {
    if (!isRequestType(event)) return this.refuse('malformed', true)
    const message = read(event, payload)
    if (!message) return this.refuse('malformed', true, event)
    if (!this.isWithinRates(event, message)) return this.refuse('too_many_requests', true, event, message)
    if (!this.parts.isStillSignedIn(this.connection.person)) {
      return this.refuse('not_signed_in', false, event, message)
    }
    return this.answer(event, message)
  }

  private answer(event: RequestType, message: ReceivedRequest<RequestType>): Promise<Judgement> {
    try {
      // The schema of this very event has parsed it, one line above the only call.
      const handle = this.parts.handlers[event] as Handler<RequestType, Person>
      return handle(message, this.connection).then(answered, (error: unknown) => this.failed(message, error))
    } catch (error) {
      return Promise.resolve(this.failed(message, error))
    }
  }

  private refuse(
    reason: RefusalReason,
    strike: boolean,
    event?: RequestType,
    message?: ReceivedRequest<RequestType>,
  ): Promise<Judgement> {
    this.tell(reason, event, message)
    return Promise.resolve({ reply: refusal(refuse(reason)), strike })
  }

  private tell(reason: RefusalReason, event?: RequestType, message?: ReceivedRequest<RequestType>): void {
    const { person, id: connectionId } = this.connection
    const thing =
      message &&
      ('documentId' in message ? message.documentId : 'groupId' in message ? message.groupId : null)
    this.parts.onRefused?.({ person, connectionId, event: event ?? null, thing: thing ?? null, reason })
  }

  private failed(message: ReceivedRequest<RequestType>, error: unknown): Judgement {
    const event = message.type
    if (error instanceof Refusal) {
      this.tell(error.reason, event, message)
      return { reply: refusal(error), strike: false }
    }
    // A defect must not end the process: one bad message is one bad message. The log has the stack.
    const reference = randomUUID()
    this.parts.logger.error('request.failed', { event, reference, error })
    return { reply: { ok: false, error: { ...toWireError(refuse('internal')), reference } }, strike: false }
  }

  private isWithinRates(event: RequestType, message: ReceivedRequest<RequestType>): boolean {
    const now = this.parts.wallNow()
    if (!this.rateOf(event).take(now)) return false
    return message.type !== 'edit' || this.bytes.take(now, message.update.length)
  }

  private rateOf(event: RequestType): Rate {
    const known = this.rates.get(event)
    if (known) return known
    const { perSecond, burst } = event === 'edit' ? this.editRate : rates[event]
    const made = new Rate(perSecond, burst, this.parts.wallNow())
    this.rates.set(event, made)
    return made
  }
}

export function isRequestType(event: string): event is RequestType {
  return Object.hasOwn(requests, event)
}

/** Null when it is not what the schema of this event says. */
function read(event: RequestType, payload: unknown): ReceivedRequest<RequestType> | null {
  const often = event === 'edit' ? readEdit(payload) : null
  if (often) return often
  const parsed = requests[event].message.safeParse(withType(payload, event))
  return parsed.success ? parsed.data : null
}

function withType(payload: unknown, event: RequestType): unknown {
  return typeof payload === 'object' && payload !== null ? { ...payload, type: event } : payload
}

function answered(value: unknown): Judgement {
  return { reply: { ok: true, value }, strike: false }
}

function refusal(error: Refusal): { ok: false; error: WireError } {
  return { ok: false, error: toWireError(error) }
}
