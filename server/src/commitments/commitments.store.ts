/** What is stored of commitments: one row each, with what no document holds (MODEL M19). */
import type { CommitmentEvent } from '@tandem/shared/commitments'
import type { Due } from '@tandem/shared/documents'
import type {
  ActivityId,
  BlockId,
  CommitmentId,
  DelegationCode,
  DocumentId,
  GroupId,
  MeetingId,
  UserId,
} from '@tandem/shared/ids'
import type { CommitmentStatus, LocalisedText, OutcomeVerb } from '@tandem/shared/words'
import type { CollectionSpec } from '../platform/collection.js'

export interface StoredEvent extends Omit<CommitmentEvent, 'by'> {
  by: UserId | null
}

/** Who owes it to whom, and when. */
export interface Terms {
  owners: DelegationCode[]
  counterparts: DelegationCode[]
  due: Due | null
}

/** What the source paragraph said when it was last looked at: for when it is gone, and for rights. */
export interface Seen extends Terms {
  verb: OutcomeVerb
  compartment: string | null
}

export interface StoredCommitment {
  id: CommitmentId
  groupId: GroupId
  /** The meeting whose number it has. */
  meetingId: MeetingId
  number: string
  formerNumbers: string[]
  sourceDocumentId: DocumentId | null
  sourceBlockId: BlockId | null
  /** `<document>/<block>` of the outcome that opened it: one row for each. Null for what was carried here. */
  outcome: string | null
  seen: Seen
  /** Null: they live in the source's record. */
  terms: Terms | null
  /** Null: the paragraph's own words. */
  wording: LocalisedText | null
  /** As people set it; whether it is provisional or overdue is worked out (M19). */
  status: Exclude<CommitmentStatus, 'provisional'>
  /** Of several that owe the same each: who has done it. */
  ownersDone: DelegationCode[]
  /** The paragraph's words when somebody last stood by the commitment; null while nobody has. */
  confirmed: LocalisedText | null
  /** The row it goes on in, and how that begins: decided together with the status `carried`. */
  carriedTo: { id: CommitmentId; meetingId: MeetingId; status: StoredCommitment['status'] } | null
  activityId: ActivityId | null
  /** Oldest first. */
  events: StoredEvent[]
}

/** Numbers are unique in a group and outcomes have one row: however many processes give numbers at once. */
export const commitmentSpec: CollectionSpec<StoredCommitment> = {
  name: 'commitments',
  unique: { byNumber: ['groupId', 'number'], byOutcome: ['outcome'] },
  lookups: { byGroup: ['groupId'], byMeeting: ['meetingId'], bySource: ['sourceDocumentId'] },
}

export function outcomeKey(documentId: DocumentId, blockId: BlockId): string {
  return `${documentId}/${blockId}`
}
