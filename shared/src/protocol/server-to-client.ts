/** What the server says unasked. Losing any of these is mended by the next `open` [SYNC-8]. */
import { z } from 'zod'
import { CanonicalRecord } from '../documents/record.js'
import { DocumentId, GroupId, ParticipantId } from '../ids/index.js'
import { Bytes } from './bytes.js'
import { WireError } from './errors.js'
import { Here, Participant } from './presence.js'

/** Edits of others, in the order of the log, each already on disk [SYNC-2]. A gap in `seq` means: open again. */
export const edits = z.object({
  type: z.literal('edits'),
  documentId: DocumentId,
  edits: z.array(
    z.object({
      seq: z.int(),
      at: z.number(),
      /** The participant whose session it came from [SYNC-5]; null when it was the server itself. */
      by: ParticipantId.nullable(),
      update: Bytes,
    }),
  ),
})

/** Participants that came or moved, and those that left. */
export const participants = z.object({
  type: z.literal('participants'),
  documentId: DocumentId,
  changed: z.array(Participant),
  left: z.array(ParticipantId),
})

/** A newer canonical record, for those who read without editing. */
export const record = z.object({
  type: z.literal('record'),
  documentId: DocumentId,
  headSeq: z.int(),
  record: CanonicalRecord,
})

/** The register gave or took a number in this document, or a commitment of it changed: ask for them again. */
export const commitments = z.object({ type: z.literal('commitments'), documentId: DocumentId })

/** The history of this document moved on, or is no longer this reader's: ask for it again. */
export const history = z.object({ type: z.literal('history'), documentId: DocumentId })

/** This socket is no longer in the document: the right, the state or the document changed. Open again to see. */
export const ended = z.object({ type: z.literal('ended'), documentId: DocumentId, error: WireError })

/** Who is in the documents of a watched group. Always the whole list. */
export const here = z.object({ type: z.literal('here'), groupId: GroupId, here: z.array(Here) })

/** What is set of a watched group changed, or who is in it, or what one may do there: ask for it again. */
export const group = z.object({ type: z.literal('group'), groupId: GroupId })

/** The sign-in behind this socket ended. The socket closes next; the editor and its text stay [SYNC-15]. */
export const signedOut = z.object({ type: z.literal('signed_out') })

/** The whole wire from server to client. */
export const notices = {
  edits,
  participants,
  record,
  commitments,
  history,
  ended,
  here,
  group,
  signed_out: signedOut,
} as const
export type NoticeType = keyof typeof notices
export type Notice<T extends NoticeType> = z.input<(typeof notices)[T]>
export type AnyNotice = { [T in NoticeType]: Notice<T> }[NoticeType]
export type ReceivedNotice<T extends NoticeType> = z.output<(typeof notices)[T]>
