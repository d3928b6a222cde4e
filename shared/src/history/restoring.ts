/**
 * Bringing back what stood at an earlier position, as a new edit of whoever asks [H6].
 *
 *   GET  …/history/restoration?seq=&scope=&id=      RestorePreview (`scope` whole | item | block, `id` of the last two)
 *   POST …/history/restorations                     RestoreRequest → Restored
 *   GET  …/history/restorations/:seq?previewedSeq=  Restored, with what came for removed blocks since the answer
 *   POST …/history/restorations/:seq/undo           Restored: takes that restore back in one step
 *
 * A restore is an edit made from what was previewed. What others did since stands beside it, whether it came
 * before or after the act: their words, fields and moves are kept; what they typed into blocks that the restore
 * removes is offered back.
 */
import { z } from 'zod'
import { BlockId, ItemId } from '../ids/index.js'
import { Language } from '../words/index.js'
import { HistoryAuthor } from './authors.js'
import { Comparison } from './comparison.js'
import { Seq } from './timeline.js'

export const RestoreScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }),
  /** An agenda item with its sub-items; in minutes the section of that item. */
  z.object({ kind: z.literal('item'), id: ItemId }),
  z.object({ kind: z.literal('block'), id: BlockId }),
])
export type RestoreScope = z.infer<typeof RestoreScope>

export const RestoreRequest = z.strictObject({
  seq: Seq,
  scope: RestoreScope,
  /** The head the preview was made of: what came since is kept or offered back, never lost. */
  previewedSeq: Seq,
})
export type RestoreRequest = z.infer<typeof RestoreRequest>

/** What stands now against what would stand: nothing is written by looking. */
export const RestorePreview = z.object({ headSeq: Seq, comparison: Comparison })
export type RestorePreview = z.infer<typeof RestorePreview>

/** Words that someone typed into what the restore removed, after the preview was made. */
export const OfferedBack = z.object({
  blockId: z.union([BlockId, ItemId]),
  language: Language,
  text: z.string(),
  by: HistoryAuthor,
  at: z.number(),
})
export type OfferedBack = z.infer<typeof OfferedBack>

/** `seq` is null when everything stood already as it was asked for. */
export const Restored = z.object({ seq: Seq.nullable(), offeredBack: z.array(OfferedBack) })
export type Restored = z.infer<typeof Restored>
