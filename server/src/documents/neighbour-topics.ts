/** What processes tell each other about live documents. All of it is a hint [SYNC-4]. */
import { DocumentId, ParticipantId } from '@tandem/shared/ids'
import { Participant } from '@tandem/shared/protocol'
import { z } from 'zod'
import type { Topic } from '../platform/bus.js'
import type { ToldRow } from './room-neighbours.js'

function topic<Message, Sent>(name: string, message: z.ZodType<Message, Sent>): Topic<Message, Sent> {
  return { name, message }
}

/** Bytes as text, since all of a message is JSON. */
const Frame = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'))

const Row = z.object({
  seq: z.int(),
  author: z.string(),
  at: z.int(),
  kind: z.enum(['edit', 'import', 'restore', 'undo']),
  frame: Frame,
  hash: z.string(),
  by: ParticipantId.nullable(),
})

/** Rows that were appended. Their order and hashes are checked by the room that hears them. */
export const rowsAppended = topic('rows.appended', z.object({ documentId: DocumentId, rows: z.array(Row) }))

/** More was appended than should travel this way: read the log. */
export const logMoved = topic('log.moved', z.object({ documentId: DocumentId, headSeq: z.int() }))

const Said = z.object({
  documentId: DocumentId,
  changed: z.array(Participant),
  left: z.array(ParticipantId),
  numbers: z.record(z.string(), z.string().nullable()),
})

/** People of the sender came, moved, went or were numbered. `revision` rises by one with each. */
export const peopleChanged = topic('people.changed', Said.extend({ revision: z.int() }))

/** All people of the sender, as they are after `revision`. */
export const allPeople = topic('people.all', z.object({ revision: z.int(), documents: z.array(Said) }))

/** The sender lives; whoever has not heard all that it said asks. */
export const alive = topic('people.alive', z.object({ revision: z.int() }))

/** The sender lacks what this node said. */
export const peopleAsked = topic('people.asked', z.object({ nodeId: z.string() }))

export function sentRow({ seq, author, at, kind, frame, hash, by }: ToldRow): z.input<typeof Row> {
  return { seq, author, at, kind, frame: Buffer.from(frame).toString('base64'), hash, by }
}
