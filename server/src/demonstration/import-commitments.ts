/** Commitments of the demonstration's data, under the numbers they have there, joined to their paragraphs. */
import type { ActivityId, GroupId, MeetingId } from '@tandem/shared/ids'
import type { Commitments, KnownCommitment } from '../commitments/index.js'
import type { Documents } from '../documents/index.js'
import { blockOf } from './minutes-import.js'
import type { Workspace } from './workspace.js'
import type { DataCommitment } from './workspace-records.js'

export interface CommitmentImportParts {
  commitments: Pick<Commitments, 'bringIn' | 'confirmAsItStands'>
  documents: Pick<Documents, 'ofGroup'>
}

/** What it belongs to, as it was imported before. */
export interface CommitmentPlace {
  groupId: GroupId
  meetingId: MeetingId
  activityId: ActivityId | null
}

export async function importCommitment(
  { commitments, documents }: CommitmentImportParts,
  data: DataCommitment,
  workspace: Workspace,
  { groupId, meetingId, activityId }: CommitmentPlace,
): Promise<void> {
  const { number, owners, counterparts, due, verb, text } = data
  const symbol = data.source && workspace.records.find(({ id }) => id === data.source?.record)?.symbol
  const document = symbol && (await documents.ofGroup(groupId)).find((each) => each.symbol === symbol)
  if (data.source && !document) throw new Error(`commitments: ${number} comes from an unknown record.`)
  await commitments.bringIn({
    groupId,
    meetingId,
    number,
    formerNumbers: data.formerNumber === undefined ? [] : [data.formerNumber],
    source:
      data.source && document
        ? { documentId: document.id, blockId: blockOf(document.symbol, data.source.paragraph) }
        : null,
    verb,
    owners,
    counterparts,
    due,
    wording: text,
    status: statusOf(data),
    ownersDone: owners.filter((owner) => data.perOwner?.[owner] === 'done'),
    activityId,
    events: data.history.map(eventOf),
  })
}

/** Once the records of the group say what they say in the end. */
export async function confirmCommitments(
  { commitments, documents }: CommitmentImportParts,
  groupId: GroupId,
): Promise<void> {
  for (const { id, kind } of await documents.ofGroup(groupId)) {
    if (kind === 'record') await commitments.confirmAsItStands(id)
  }
}

/** Overdue and provisional follow from the clock and from the record (M19). */
function statusOf({ status }: DataCommitment): KnownCommitment['status'] {
  return status === 'overdue' || status === 'provisional' ? 'open' : status
}

const eventNames = {
  opened: 'opened',
  update: 'updated',
  overdue: 'updated',
  carried: 'carried',
  closed: 'done',
} as const

/** The data does not say by whom. */
function eventOf(event: DataCommitment['history'][number]): KnownCommitment['events'][number] {
  const { at, note, evidence, to, from } = event
  return {
    at: Date.parse(at),
    by: null,
    what: eventNames[event.event],
    note: note ?? evidence ?? '',
    number: to ?? from ?? null,
  }
}
