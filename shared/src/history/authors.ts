import { z } from 'zod'
import { DelegationCode, UserId } from '../ids/index.js'
import { AuthorColour } from '../protocol/presence.js'
import { LocalisedText } from '../words/index.js'

/** Someone who wrote in a document. `userId` is null for the product itself, which lays out what follows from data. */
export const HistoryAuthor = z.object({
  userId: UserId.nullable(),
  name: LocalisedText,
  delegation: DelegationCode.nullable(),
  /** The colour of a person in a document is kept for its life; null: the product. */
  colour: AuthorColour.nullable(),
})
export type HistoryAuthor = z.infer<typeof HistoryAuthor>

/** A position in the list of authors that comes with every answer. */
export const AuthorIndex = z.int().min(0)

/** How much one author wrote and deleted, in characters (UTF-16 units; minutes in two languages count both). */
export const AuthorShare = z.object({
  author: AuthorIndex,
  added: z.int().min(0),
  deleted: z.int().min(0),
})
export type AuthorShare = z.infer<typeof AuthorShare>
