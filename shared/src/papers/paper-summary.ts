import { z } from 'zod'
import { MeetingId, PaperId } from '../ids/index.js'
import { Marking } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'
import { PaperSymbol } from './paper-symbol.js'

/**
 * `internal`: a delegation's own draft. `draft`: announced by the co-chairs, has not come. `submitted`: with the
 * co-chairs, who issue it.
 */
export const PaperStatus = z.enum([
  'internal',
  'draft',
  'submitted',
  'issued',
  'superseded',
  'withdrawn',
  'sealed',
  'under_silence',
])
export type PaperStatus = z.infer<typeof PaperStatus>

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
