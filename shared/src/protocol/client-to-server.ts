/**
 * What a client may say. A message's `type` is its Socket.io event name; each is answered once,
 * with `{ ok: true, value }` or `{ ok: false, error }`. Answers are schemas too: the client checks them.
 */
import { z } from 'zod'
import { CanonicalRecord } from '../documents/record.js'
import { DocumentId, GroupId } from '../ids/index.js'
import { Bundle } from './bundle.js'
import { Bytes } from './bytes.js'
import { Here, Participant, Place } from './presence.js'

/**
 * Ask to open a document. Who may edit it now joins it live; who may only read it gets the canonical
 * record and later changes of it (MODEL M8). Safe to repeat after a reconnect; the newest `open` counts.
 */
export const open = z.strictObject({
  type: z.literal('open'),
  documentId: DocumentId,
  /** The Yjs client id of this page load; bound to the signed-in user [SYNC-5]. */
  clientId: z.int().min(0).max(0xffffffff),
  /** What this client already has; absent on a first visit. */
  stateVector: Bytes.optional(),
  /**
   * Every edit of the log up to here is in this client's document, and every change of its own is
   * acknowledged: then the edits after it are enough, and the server need not compare.
   */
  seenSeq: z.int().min(0).optional(),
})
export const Opened = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('live'),
    /** Everything the client lacks, in order; with it the whole text is there. */
    updates: Bundle,
    /** What the server has, and the client sends the rest; null when `seenSeq` was enough. */
    stateVector: Bytes.nullable(),
    headSeq: z.int(),
    you: Participant,
    participants: z.array(Participant),
    /** Changes that could not be read back and were set aside, with their time [SYNC-12]. */
    setAside: z.array(z.object({ seq: z.int(), at: z.number() })),
  }),
  z.object({ mode: z.literal('record'), headSeq: z.int(), record: CanonicalRecord }),
])
export type Opened = z.infer<typeof Opened>

/**
 * Edits of this client as one Yjs update. Answered after the log has it on disk [SYNC-1].
 * Safe to repeat: structs the server already has change nothing.
 */
export const edit = z.strictObject({ type: z.literal('edit'), documentId: DocumentId, update: Bytes })
/** `seq` is null when the server already had all of it. `at` is the server's time of receipt, ms. */
export const Stored = z.object({ seq: z.int().nullable(), at: z.number() })
export type Stored = z.infer<typeof Stored>

/** Where this client is in the document; null when nowhere. Name, delegation and colour are the server's [SYNC-10]. */
export const place = z.strictObject({
  type: z.literal('place'),
  documentId: DocumentId,
  place: Place.strict().nullable(),
})

/**
 * Asked in quiet moments: is the canonical record here what the server has at the same position of the
 * log [SYNC-6]? `unknown`: the server is at another position. A client that `differs` takes the server's.
 */
export const compare = z.strictObject({
  type: z.literal('compare'),
  documentId: DocumentId,
  seq: z.int().min(0),
  hash: z.string().length(64),
})
export const Compared = z.object({ verdict: z.enum(['same', 'differs', 'unknown']) })

/** Leave a document; the socket stays. */
export const close = z.strictObject({ type: z.literal('close'), documentId: DocumentId })

/** Be told who is in the documents of a group, as far as this reader may see them. Safe to repeat. */
export const watch = z.strictObject({ type: z.literal('watch'), groupId: GroupId })
export const Watched = z.object({ here: z.array(Here) })
export const unwatch = z.strictObject({ type: z.literal('unwatch'), groupId: GroupId })

/** Be told when the history of a document moves on, whoever may read it. Safe to repeat. */
export const follow = z.strictObject({ type: z.literal('follow'), documentId: DocumentId })
/** Up to where it had come: of what comes after it the follower is told. */
export const Followed = z.object({ headSeq: z.int() })
export const unfollow = z.strictObject({ type: z.literal('unfollow'), documentId: DocumentId })

/** Is the link alive? Answered with the server's domain time, ms. */
export const ping = z.strictObject({ type: z.literal('ping') })
export const Pong = z.object({ now: z.number() })

export const Nothing = z.object({})

/** The whole wire from client to server: message and answer. */
export const requests = {
  open: { message: open, answer: Opened },
  edit: { message: edit, answer: Stored },
  place: { message: place, answer: Nothing },
  compare: { message: compare, answer: Compared },
  close: { message: close, answer: Nothing },
  watch: { message: watch, answer: Watched },
  unwatch: { message: unwatch, answer: Nothing },
  follow: { message: follow, answer: Followed },
  unfollow: { message: unfollow, answer: Nothing },
  ping: { message: ping, answer: Pong },
} as const

export type RequestType = keyof typeof requests
/** A message as written by the client, before parsing. */
export type Request<T extends RequestType> = z.input<(typeof requests)[T]['message']>
/** A message as the server reads it. */
export type ReceivedRequest<T extends RequestType> = z.output<(typeof requests)[T]['message']>
/** An answer as the server writes it. */
export type Answer<T extends RequestType> = z.input<(typeof requests)[T]['answer']>
/** An answer as the client reads it. */
export type ReceivedAnswer<T extends RequestType> = z.output<(typeof requests)[T]['answer']>
