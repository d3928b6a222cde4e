/** Who wrote what stands now, for the editor's margin and the colours in its text. */
import { z } from 'zod'
import { HistoryAuthor } from './authors.js'
import { Deed } from './comparison.js'
import { Seq } from './timeline.js'

/** Letters in a row by one person at one time, in UTF-16 units of the text's plain words. */
export const BlameRun = Deed.extend({ length: z.int().min(1) })
export type BlameRun = z.infer<typeof BlameRun>

export const Blame = z.object({
  seq: Seq,
  authors: z.array(HistoryAuthor),
  /** By text key (`textKeys`). */
  texts: z.record(z.string(), z.array(BlameRun)),
})
export type Blame = z.infer<typeof Blame>
