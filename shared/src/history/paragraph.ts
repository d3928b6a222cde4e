/** One paragraph through time: every wording it ever had, who typed it, when. */
import { z } from 'zod'
import { AuthorIndex, HistoryAuthor } from './authors.js'
import { ComparedText, FieldChange } from './comparison.js'
import { Seq } from './timeline.js'

export const Wording = z.object({
  /** From this position on it read so. */
  seq: Seq,
  at: z.number(),
  authors: z.array(AuthorIndex),
  /** Against the wording before. */
  texts: z.array(ComparedText),
  fields: z.array(FieldChange),
})
export type Wording = z.infer<typeof Wording>

/** Newest first. */
export const PassageHistory = z.object({ authors: z.array(HistoryAuthor), wordings: z.array(Wording) })
export type PassageHistory = z.infer<typeof PassageHistory>
