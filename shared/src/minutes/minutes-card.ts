/** What the page of minutes needs around their text, and what answers who starts them. */
import { z } from 'zod'
import { ItemKind, LocalisedText, RecordType, ExpectedAction } from '../words/index.js'
import { BlockId, CommitmentId, DelegationCode, DocumentId, ItemId } from '../ids/index.js'

/** An item of the agenda the minutes follow: its number is the spine of the record (E1). */
export const SpineItem = z.object({
  id: ItemId,
  number: z.string(),
  kind: ItemKind,
  title: LocalisedText,
  action: ExpectedAction,
  leads: z.array(DelegationCode),
  papers: z.array(z.string()),
})
export type SpineItem = z.infer<typeof SpineItem>

/** Of one delegation at the meeting: there or not, and its people by function, head first. */
export const Attendance = z.object({
  delegation: DelegationCode,
  name: LocalisedText,
  present: z.boolean(),
  people: z.array(LocalisedText),
})
export type Attendance = z.infer<typeof Attendance>

/** Annexes are generated or point to a paper; nobody types them. */
export const Annex = z.object({
  letter: z.string(),
  title: LocalisedText,
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('agenda') }),
    z.object({ kind: z.literal('delegates') }),
    z.object({ kind: z.literal('actions') }),
    z.object({ kind: z.literal('paper'), symbol: z.string() }),
  ]),
})
export type Annex = z.infer<typeof Annex>

export const GlossaryTerm = z.object({ en: z.string().min(1), ko: z.string().min(1) })
export type GlossaryTerm = z.infer<typeof GlossaryTerm>

export const MinutesCard = z.object({
  recordType: RecordType,
  /** Null when the minutes stand without an agenda. */
  agenda: z.object({ id: DocumentId, symbol: z.string() }).nullable(),
  /** Depth first, in the order of the agenda. */
  items: z.array(SpineItem),
  attendance: z.array(Attendance),
  annexes: z.array(Annex),
  glossary: z.array(GlossaryTerm),
  /** Numbers the register gave to this record's commitments. */
  commitments: z.array(z.object({ id: CommitmentId, blockId: BlockId, number: z.string() })),
})
export type MinutesCard = z.infer<typeof MinutesCard>

/** The record of a meeting, just begun. Everything in it follows from the meeting's agenda and its group. */
export const StartedMinutes = z.object({ documentId: DocumentId })
export type StartedMinutes = z.infer<typeof StartedMinutes>
