import { z } from 'zod'
import { BlockId, DelegationCode, DocumentId, ItemId, ParticipantId, UserId } from '../ids/index.js'
import { LocalisedText } from '../words/index.js'

/** One of eight author colours; `lap` counts how often the eight were used up (a hatched swatch from 1 on). */
export const AuthorColour = z.object({ index: z.int().min(1).max(8), lap: z.int().min(0) })
export type AuthorColour = z.infer<typeof AuthorColour>

/** Where someone is: at an item of an agenda, or at a block of minutes. */
export const Place = z.object({
  itemId: ItemId.optional(),
  blockId: BlockId.optional(),
  /** The shared text the caret is in, such as `title_en` or `text_ko`. */
  field: z.string().max(64).optional(),
  /** Yjs relative positions, encoded. */
  anchor: z.string().max(200).optional(),
  head: z.string().max(200).optional(),
})
export type Place = z.infer<typeof Place>

/** Someone in a live document. All but the place is put on by the server [SYNC-10]. */
export const Participant = z.object({
  id: ParticipantId,
  userId: UserId,
  /** The person's function, e.g. "Malaysia Undersecretary, policy (co-chair)". */
  name: LocalisedText,
  delegation: DelegationCode.nullable(),
  role: z.string(),
  colour: AuthorColour,
  /** The Yjs client id of that page load. */
  clientId: z.int(),
  place: Place.nullable(),
})
export type Participant = z.infer<typeof Participant>

/** Someone in one of a group's documents, for the group's home. */
export const Here = z.object({
  userId: UserId,
  name: LocalisedText,
  delegation: DelegationCode.nullable(),
  role: z.string(),
  colour: AuthorColour,
  documentId: DocumentId,
  /** The number of the agenda item the person is at, if any. */
  itemNumber: z.string().nullable(),
})
export type Here = z.infer<typeof Here>
