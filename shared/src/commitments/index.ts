/** Commitments across meetings, as the register shows them (A9, M19). "Action" in the interface of a meeting. */
import { z } from 'zod'
import { Attribution } from '../documents/minutes-record.js'
import { Due } from '../documents/due.js'
import {
  BlockId,
  CommitmentId,
  DelegationCode,
  DocumentId,
  GroupId,
  MeetingId,
  UserId,
} from '../ids/index.js'
import { CommitmentStatus, Language, LocalisedText, OutcomeVerb } from '../words/index.js'

/** What happened to a commitment, by whom and when. */
export const CommitmentEvent = z.object({
  /** Domain time, ms. */
  at: z.number(),
  by: z.object({ userId: UserId, name: LocalisedText }).nullable(),
  what: z.enum([
    'opened',
    'updated',
    'started',
    'done',
    'reopened',
    'carried',
    'dropped',
    'superseded',
    'confirmed',
    'owner_done',
    'due_changed',
    'owners_changed',
  ]),
  /** Free words: a note, the evidence, the reason. */
  note: z.string(),
  /** The other number: carried to, opened from. */
  number: z.string().nullable(),
})
export type CommitmentEvent = z.infer<typeof CommitmentEvent>

/** Of one owner where several delegations each owe the same. */
export const OwnerState = z.enum(['open', 'done'])

/** The paragraph a commitment comes from. */
export const CommitmentSource = z.object({
  documentId: DocumentId,
  blockId: BlockId,
  symbol: z.string(),
  meetingId: MeetingId,
  /** "9th": which meeting of its group. */
  ordinal: z.int(),
  /** The paragraph's number now; null when it has none any more. */
  paragraph: z.int().nullable(),
  /** As it stands; empty when the paragraph is gone. */
  text: LocalisedText,
  attribution: Attribution,
})

export const CommitmentView = z.object({
  id: CommitmentId,
  groupId: GroupId,
  number: z.string(),
  formerNumbers: z.array(z.string()),
  text: LocalisedText,
  owners: z.array(DelegationCode),
  counterparts: z.array(DelegationCode),
  due: Due.nullable(),
  /** The last day it is due, as a local date of the group's reference zone, where the due has one. */
  dueOn: z.iso.date().nullable(),
  status: CommitmentStatus,
  /** By the server's domain clock: due has ended and it is not closed. */
  overdue: z.boolean(),
  verb: OutcomeVerb,
  /** "Will positively consider" and what asks for an answer: a reply is owed. */
  replyOwed: z.boolean(),
  /** Where each owner has a state of its own. */
  perOwner: z.partialRecord(DelegationCode, OwnerState).nullable(),
  /** Of `perOwner`: whose state the asking person may set. */
  ownersMine: z.array(DelegationCode),
  source: CommitmentSource.nullable(),
  /** The source paragraph was changed since the commitment was worded: someone has to confirm it (A9). */
  toConfirm: z.boolean(),
  events: z.array(CommitmentEvent),
  /** What the asking person may do: acts of `CommitmentAct`, and `edit` for owner, due and wording. */
  mine: z.array(z.enum(['update', 'done', 'owner_done', 'carry', 'drop', 'reopen', 'confirm', 'edit'])),
})
export type CommitmentView = z.infer<typeof CommitmentView>

export const CommitmentList = z.object({ commitments: z.array(CommitmentView) })
export type CommitmentList = z.infer<typeof CommitmentList>

const note = z.string().trim().max(2_000)
/** What a person does to a commitment. What a record says of owner and due is edited in the record. */
export const CommitmentAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('update'), note: note.min(1), started: z.boolean().default(false) }),
  /** With evidence: a paper, a letter, a fact. */
  z.strictObject({ act: z.literal('done'), evidence: note.min(1) }),
  z.strictObject({ act: z.literal('owner_done'), owner: DelegationCode, done: z.boolean() }),
  z.strictObject({ act: z.literal('carry'), reason: note.min(1) }),
  z.strictObject({ act: z.literal('drop'), reason: note.min(1) }),
  z.strictObject({ act: z.literal('reopen'), note: note.min(1) }),
  /** The source paragraph was read again; with another wording, or as it is. */
  z.strictObject({ act: z.literal('confirm'), text: z.partialRecord(Language, note.min(1)).optional() }),
  z.strictObject({
    act: z.literal('edit'),
    due: Due.nullable().optional(),
    owners: z.array(DelegationCode).optional(),
    text: z.partialRecord(Language, note.min(1)).optional(),
  }),
])
export type CommitmentAct = z.infer<typeof CommitmentAct>

/** One outcome in the register of decisions: what was decided about something, across meetings. */
export const DecisionView = z.object({
  documentId: DocumentId,
  blockId: BlockId,
  symbol: z.string(),
  meetingId: MeetingId,
  ordinal: z.int(),
  /** The meeting's first day; null while not settled. */
  on: z.iso.date().nullable(),
  itemNumber: z.string().nullable(),
  itemTitle: LocalisedText,
  paragraph: z.int().nullable(),
  verb: OutcomeVerb,
  force: z.int(),
  /** `pending`: ad referendum; `none`: never counts as agreed, such as "will positively consider". */
  standing: z.enum(['agreement', 'pending', 'none']),
  replyOwed: z.boolean(),
  attribution: Attribution,
  text: LocalisedText,
  /** The number of what it opened, if it did. */
  commitment: z.string().nullable(),
})
export type DecisionView = z.infer<typeof DecisionView>
export const DecisionList = z.object({ decisions: z.array(DecisionView) })
