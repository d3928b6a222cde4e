/** Commitments across meetings, as the register shows them (A9, M19). "Action" in the interface of a meeting. */
import { z } from 'zod'
import { Attribution } from '../documents/minutes-record.js'
import { Due } from '../documents/due.js'
import {
  ActivityId,
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
    /** Somebody who may not close it says that it is done. */
    'done_proposed',
    'done',
    'reopened',
    'carried',
    'dropped',
    'superseded',
    'confirmed',
    /** The note is the owner's code. */
    'owner_done',
    'owner_reopened',
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

export const CommitmentActName = z.enum([
  'update',
  'propose_done',
  'done',
  'owner_done',
  'carry',
  'drop',
  'reopen',
  'confirm',
  'edit',
])
export type CommitmentActName = z.infer<typeof CommitmentActName>

/** The paragraph a commitment comes from. */
export const CommitmentSource = z.object({
  documentId: DocumentId,
  blockId: BlockId,
  symbol: z.string(),
  /** Whose record it is: another than the commitment's own once that was carried. */
  meeting: z.object({ id: MeetingId, symbol: z.string(), ordinal: z.int() }),
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
  /** The meeting whose number it has. */
  meeting: z.object({ id: MeetingId, symbol: z.string(), ordinal: z.int() }),
  /** What it asks for: a wording of its own, else the words of its paragraph. */
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
  /** "Will positively consider" and what asks for an answer: a reply is owed, until it is closed. */
  replyOwed: z.boolean(),
  /** Someone says it is done, and a co-chair has not closed it yet. */
  doneProposed: z.boolean(),
  /** Where each owner has a state of its own. */
  perOwner: z.partialRecord(DelegationCode, OwnerState).nullable(),
  /** Of `perOwner`: whose state the asking person may set. */
  ownersMine: z.array(DelegationCode),
  source: CommitmentSource.nullable(),
  /** The source paragraph was changed since the commitment was worded: someone has to confirm it (A9). */
  toConfirm: z.boolean(),
  /** The activity it serves, of the same group. */
  activityId: ActivityId.nullable(),
  /** Oldest first. */
  events: z.array(CommitmentEvent),
  /** What the asking person may do now. */
  mine: z.array(CommitmentActName),
})
export type CommitmentView = z.infer<typeof CommitmentView>

/** Ordered by meeting, then number. */
export const CommitmentList = z.object({ commitments: z.array(CommitmentView) })
export type CommitmentList = z.infer<typeof CommitmentList>

const note = z.string().trim().max(2_000)

/** What a person does to a commitment. */
export const CommitmentAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('update'), note: note.min(1), started: z.boolean().default(false) }),
  /** By whoever may not close it himself. */
  z.strictObject({ act: z.literal('propose_done'), evidence: note.min(1) }),
  /** With evidence: a paper, a letter, a fact. */
  z.strictObject({ act: z.literal('done'), evidence: note.min(1) }),
  z.strictObject({ act: z.literal('owner_done'), owner: DelegationCode, done: z.boolean() }),
  /** To the group's next meeting, under a number of that meeting. */
  z.strictObject({ act: z.literal('carry'), reason: note.min(1) }),
  z.strictObject({ act: z.literal('drop'), reason: note.min(1) }),
  z.strictObject({ act: z.literal('reopen'), note: note.min(1) }),
  /** The source paragraph was read again; with another wording, or as it is. */
  z.strictObject({ act: z.literal('confirm'), text: z.partialRecord(Language, note.min(1)).optional() }),
  /** Owners and due change in the record while it can be edited, and in the register once it is sealed (M19). */
  z.strictObject({
    act: z.literal('edit'),
    due: Due.nullable().optional(),
    owners: z.array(DelegationCode).max(60).optional(),
    text: z.partialRecord(Language, note.min(1)).optional(),
  }),
])
export type CommitmentAct = z.infer<typeof CommitmentAct>

/** The numbers of one record's outcomes, as far as the asking person may see them. */
export const NumberedOutcomes = z.object({
  commitments: z.array(z.object({ id: CommitmentId, blockId: BlockId, number: z.string() })),
})
export type NumberedOutcomes = z.infer<typeof NumberedOutcomes>

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
/** The newest meeting first; in it what has most force, then as the record has it. */
export const DecisionList = z.object({ decisions: z.array(DecisionView) })
export type DecisionList = z.infer<typeof DecisionList>
