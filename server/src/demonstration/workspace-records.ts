/** Records, their outcomes and the commitments from them, as they lie in the demonstration's data. */
import { Attribution, Due } from '@tandem/shared/documents'
import { DelegationCode } from '@tandem/shared/ids'
import { Marking, RecordState } from '@tandem/shared/permissions'
import {
  CommitmentStatus,
  Language,
  LocalisedText,
  OutcomeVerb,
  ParagraphFlag,
  ParagraphKind,
  RecordType,
} from '@tandem/shared/words'
import { z } from 'zod'

/** An id within the file; never one of ours. */
export const DataId = z.string().min(1)

const DataFlag = z.union([ParagraphFlag, z.literal('ad_referendum')])

export const DataParagraph = z.object({
  id: DataId,
  /** The number of its agenda item. */
  item: z.string(),
  kind: ParagraphKind,
  attribution: Attribution,
  text: LocalisedText,
  outcomes: z.array(DataId),
  flags: z.array(DataFlag),
  compartment: z.string().optional(),
  provenance: z.string(),
})
export type DataParagraph = z.infer<typeof DataParagraph>

const DataOp = z.discriminatedUnion('op', [
  z.object({ op: z.literal('insert'), after: DataId, para: DataParagraph }),
  z.object({
    op: z.literal('replace'),
    para: DataId,
    lang: Language,
    from: z.string().min(1),
    to: z.string(),
  }),
  z.object({
    op: z.literal('set'),
    para: DataId,
    field: z.enum(['attribution', 'kind', 'flags', 'item', 'compartment']),
    value: z.unknown(),
  }),
])
export type DataOp = z.infer<typeof DataOp>

const DataVersion = z.object({
  v: z.int().min(1),
  label: z.string(),
  state: RecordState,
  at: z.iso.datetime(),
  by: DataId,
  summary: z.string(),
  ops: z.array(DataOp),
  contentHash: z.string(),
})

export const DataRecord = z.object({
  id: DataId,
  meeting: DataId,
  symbol: z.string(),
  type: RecordType,
  state: RecordState,
  marking: Marking,
  caveats: z.array(z.string()),
  languages: z.array(z.object({ lang: Language, status: z.literal('authentic') })).min(1),
  annexes: z.array(z.object({ id: z.string(), title: LocalisedText, ref: z.string() })),
  base: z.array(DataParagraph),
  versions: z.array(DataVersion).min(1),
})
export type DataRecord = z.infer<typeof DataRecord>

export const DataOutcome = z.object({
  id: DataId,
  record: DataId,
  paragraph: DataId,
  verb: OutcomeVerb,
  adReferendum: z.array(DelegationCode).default([]),
})

export const DataCommitment = z.object({
  number: z.string(),
  group: DataId,
  raisedAt: DataId,
  activity: z.string().nullish(),
  source: z.object({ record: DataId, paragraph: DataId }).nullable(),
  owners: z.array(DelegationCode),
  counterparts: z.array(DelegationCode),
  due: Due,
  text: LocalisedText,
  status: z.enum([...CommitmentStatus.options, 'overdue']),
  verb: OutcomeVerb,
  formerNumber: z.string().optional(),
  perOwner: z.partialRecord(DelegationCode, z.string()).optional(),
  history: z.array(
    z.object({
      at: z.iso.datetime(),
      event: z.enum(['opened', 'update', 'overdue', 'carried', 'closed']),
      note: z.string().optional(),
      evidence: z.string().optional(),
      to: z.string().optional(),
      from: z.string().optional(),
    }),
  ),
})
export type DataCommitment = z.infer<typeof DataCommitment>
