import { z } from 'zod'
import { MeetingId, PaperId } from '../ids/index.js'
import { Marking } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'
import { PaperSymbol } from './paper-symbol.js'

export * from './find-symbols.js'
export { PaperSymbol }

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
