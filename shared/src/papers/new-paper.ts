import { z } from 'zod'
import { DelegationCode, ItemId, PaperFileId, PaperId } from '../ids/index.js'
import { Marking } from '../permissions/index.js'
import { GivenName, Language } from '../words/index.js'
import { paperPurposes } from './deadlines.js'
import { PaperSymbol } from './paper-symbol.js'

/** A paper as it is brought in: its files were taken before, and become its own with it. */
export const NewPaper = z
  .strictObject({
    symbol: PaperSymbol.max(100),
    title: GivenName,
    purpose: z.enum(paperPurposes),
    /** On whose behalf. A delegation brings in its own alone. */
    submittedBy: z.array(DelegationCode).min(1).max(30),
    /** Items of the meeting's agenda that it is for. */
    items: z.array(ItemId).max(50),
    marking: Marking,
    /** Only for members of this compartment. */
    compartment: z.string().max(100).nullable(),
    /** Until then nobody sees it but its delegation, the co-chairs and the secretariat. */
    embargoUntil: z.iso.datetime().nullable(),
    files: z
      .array(z.strictObject({ language: Language, file: PaperFileId }))
      .min(1)
      .max(2),
  })
  .refine(
    ({ files }) => new Set(files.map(({ language }) => language)).size === files.length,
    'two files in one language',
  )
export type NewPaper = z.infer<typeof NewPaper>

export const MadePaper = z.object({ paperId: PaperId, symbol: PaperSymbol })
export type MadePaper = z.infer<typeof MadePaper>
