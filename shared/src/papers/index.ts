import { z } from 'zod'
import { MeetingId, PaperId } from '../ids/index.js'
import { Marking } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'

/** `EWG-CS/10/3`, `CCWG/8/1/Rev.1`, `CX23/IPM/ROD`. */
export const PaperSymbol = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9-]*\/(\d+|[A-Z]{3})\/(\d+|(WP|INF|CRP)\.\d+|MIN|RPT|ROD)(\/(Rev|Add|Corr)\.\d+)*$/,
    'not a symbol',
  )

export const PaperStatus = z.enum(['draft', 'issued', 'superseded', 'sealed', 'under_silence'])

export const PaperSummary = z.object({
  id: PaperId,
  meetingId: MeetingId,
  symbol: PaperSymbol,
  title: LocalisedText,
  purpose: z.string(),
  submittedBy: z.array(z.string()),
  marking: Marking,
  status: PaperStatus,
  languages: z.array(Language),
})
export type PaperSummary = z.infer<typeof PaperSummary>
