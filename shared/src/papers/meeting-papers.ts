import { z } from 'zod'
import { DelegationCode, DocumentId, ItemId } from '../ids/index.js'
import { Action, Marking } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'
import { paperSeries } from './new-symbol.js'
import { PaperFile } from './paper-file.js'
import { PaperSummary } from './paper-summary.js'
import { PaperSymbol } from './paper-symbol.js'

/** A paper on the page of its meeting. */
export const MeetingPaper = PaperSummary.extend({
  /** Items it was brought in for, and items of the agenda that name it. */
  items: z.array(ItemId),
  /** None on a paper that was announced and has not come, or was withdrawn. */
  files: z.array(PaperFile),
  submittedAt: z.iso.datetime().nullable(),
  /** Came after its last day and needs the meeting's leave. */
  isLate: z.boolean(),
  embargoUntil: z.iso.datetime().nullable(),
  /** What the reader may do with it now. */
  mine: z.array(Action),
})
export type MeetingPaper = z.infer<typeof MeetingPaper>

/** Named by an agenda or minutes that the reader may read, with no paper behind it that he may know of. */
export const CitedSymbol = z.object({
  symbol: PaperSymbol,
  items: z.array(ItemId),
  /** Of the texts that name it, by symbol. */
  citedIn: z.array(z.object({ id: DocumentId, symbol: z.string() })),
})
export type CitedSymbol = z.infer<typeof CitedSymbol>

export const MeetingPapers = z.object({
  papers: z.array(MeetingPaper),
  cited: z.array(CitedSymbol),
  /** The numbered items of the agenda, as far as it is open to the reader. */
  items: z.array(z.object({ id: ItemId, number: z.string(), title: LocalisedText })),
  /** Null for whoever may bring in none. */
  upload: z
    .object({
      /** `draft`: stays in the delegation until its head submits it. */
      as: z.enum(['draft', 'submission']),
      /** On whose behalf it may be; one's own first. */
      delegations: z.array(DelegationCode),
      languages: z.array(Language),
      markings: z.array(Marking),
      defaultMarking: Marking,
      compartments: z.array(z.string()),
      /** The next free symbol of each series; a gap says that something is there, and nothing of what. */
      next: z.record(z.enum(paperSeries), PaperSymbol),
    })
    .nullable(),
})
export type MeetingPapers = z.infer<typeof MeetingPapers>
