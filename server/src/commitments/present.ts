/** A stored commitment and what its record says → what the register shows to one person. */
import type { CommitmentEvent, CommitmentView } from '@tandem/shared/commitments'
import type { MinutesBlock } from '@tandem/shared/documents'
import type { MeetingId } from '@tandem/shared/ids'
import { actionsFor, mayAct } from '@tandem/shared/permissions'
import { type CommitmentStatus, outcomeVerbs } from '@tandem/shared/words'
import type { Group } from '../groups/index.js'
import type { Meeting } from '../meetings/index.js'
import { type Actor, actsOf, isClosed, ownersOf, type Standing } from './acts.js'
import type { StoredCommitment, StoredEvent, Terms } from './commitments.store.js'
import { dueOn, hasEnded } from './due-on.js'
import { sameWords, wordsOf } from './outcome-block.js'
import { blockOf, guardOf, isFinal, type Source } from './source.js'
import type { Asking, Surroundings } from './surroundings.js'

export function present(
  row: StoredCommitment,
  source: Source | null,
  surroundings: Surroundings,
  asking: Asking,
): CommitmentView {
  const { group, meetings } = surroundings
  const block = blockOf(row, source)
  const standing = standingOf(row, source, group, asking)
  const actor = actorOf(row, source, group, asking)
  const { owners, counterparts, due } = standing.terms
  const lastDay = dueOn(due, meetingAfter(meetings, row.meetingId))
  const verb = block?.verb ?? row.seen.verb
  const isOver =
    isClosed(row) || (standing.isPerOwner && owners.every((each) => row.ownersDone.includes(each)))
  return {
    id: row.id,
    groupId: row.groupId,
    number: row.number,
    formerNumbers: row.formerNumbers,
    meeting: describeMeeting(meetings, row.meetingId),
    text: row.wording ?? standing.words ?? row.confirmed ?? {},
    owners,
    counterparts,
    due,
    dueOn: lastDay,
    status: statusOf(row, block),
    overdue: !isOver && lastDay !== null && hasEnded(lastDay, surroundings.now, zoneOf(surroundings, row)),
    verb,
    replyOwed: outcomeVerbs[verb].owesReply && !isClosed(row),
    doneProposed: !isClosed(row) && isDoneProposed(row.events),
    perOwner: standing.isPerOwner
      ? Object.fromEntries(owners.map((each) => [each, row.ownersDone.includes(each) ? 'done' : 'open']))
      : null,
    ownersMine: ownersOf(actor, standing),
    source: source && describeSource(row, source, block, meetings),
    toConfirm: isToConfirm(row, standing),
    activityId: row.activityId,
    events: row.events.map((event) => presentEvent(row, event, surroundings)),
    mine: actsOf(actor, standing),
  }
}

/** How a commitment stands for this person, by his copy of the record. */
export function standingOf(
  row: StoredCommitment,
  source: Source | null,
  group: Pick<Group, 'members' | 'defaultMarking'>,
  { member, mayWrite }: Asking,
): Standing {
  const block = blockOf(row, source)
  const terms: Terms = row.terms ?? block ?? row.seen
  const verb = block?.verb ?? row.seen.verb
  // The record holds them until it is sealed, as long as the paragraph is there (M19).
  const isInRecord = row.terms === null && block !== null && source !== null && !isFinal(source.document)
  const editsRecord = isInRecord && mayWrite && mayAct(member, 'edit', source.document)
  return {
    row,
    terms: { owners: terms.owners, counterparts: terms.counterparts, due: terms.due },
    isPerOwner:
      outcomeVerbs[verb].owesReply &&
      group.members.length > 1 &&
      group.members.every((each) => terms.owners.includes(each)),
    words: block && wordsOf(block),
    termsLive: !isInRecord ? 'register' : editsRecord ? 'record' : 'locked',
  }
}

export function actorOf(
  row: StoredCommitment,
  source: Source | null,
  group: Pick<Group, 'defaultMarking'>,
  { member, mayWrite }: Asking,
): Actor {
  const within = source && { document: source.document, block: blockOf(row, source) }
  return {
    userId: member.userId,
    delegation: member.delegation,
    actions: mayWrite ? actionsFor(member, guardOf(row, within, group.defaultMarking)) : [],
  }
}

/** What waits for a delegation's confirmation is provisional, whatever was done about it (A8). */
function statusOf(row: StoredCommitment, block: MinutesBlock | null): CommitmentStatus {
  return !isClosed(row) && block && block.adReferendum.length > 0 ? 'provisional' : row.status
}

/** The paragraph says something else than when somebody last stood by the commitment, or is gone (A9). */
function isToConfirm(row: StoredCommitment, { words }: Standing): boolean {
  if (isClosed(row) || row.sourceBlockId === null || row.confirmed === null) return false
  return words === null || !sameWords(words, row.confirmed)
}

function isDoneProposed(events: readonly StoredEvent[]): boolean {
  const last = (what: StoredEvent['what']): number => events.findLastIndex((event) => event.what === what)
  return last('done_proposed') > last('reopened')
}

function describeSource(
  row: StoredCommitment,
  { document, record, numbers }: Source,
  block: MinutesBlock | null,
  meetings: readonly Meeting[],
): CommitmentView['source'] {
  if (!row.sourceBlockId) return null
  return {
    documentId: document.id,
    blockId: row.sourceBlockId,
    symbol: document.symbol,
    meeting: describeMeeting(meetings, document.meetingId),
    paragraph: numbers.get(row.sourceBlockId) ?? null,
    text: block ? wordsOf(block) : {},
    attribution: block?.attribution ?? record.attribution,
  }
}

function presentEvent(
  row: StoredCommitment,
  { at, by, what, note, number }: StoredEvent,
  { names, numbers }: Surroundings,
): CommitmentEvent {
  const name = by && names.get(by)
  const carriedTo = what === 'carried' && row.carriedTo ? numbers.get(row.carriedTo.id) : undefined
  return { at, by: by && { userId: by, name: name ?? {} }, what, note, number: number ?? carriedTo ?? null }
}

function describeMeeting(meetings: readonly Meeting[], id: MeetingId): CommitmentView['meeting'] {
  const meeting = meetings.find((each) => each.id === id)
  if (!meeting) throw new Error(`A commitment's meeting ${id} is not one of its group's.`)
  return { id, symbol: meeting.symbol, ordinal: meeting.ordinal }
}

/** The group's next meeting after this one, if it is called. */
export function meetingAfter(meetings: readonly Meeting[], id: MeetingId): Meeting | null {
  const ordinal = meetings.find((each) => each.id === id)?.ordinal ?? Infinity
  const later = meetings.filter((each) => each.ordinal > ordinal && each.status !== 'cancelled')
  return later.toSorted((a, b) => a.ordinal - b.ordinal)[0] ?? null
}

/** The group's reference zone; a group without one goes by the zone of the meeting. */
function zoneOf({ group, meetings }: Surroundings, row: StoredCommitment): string {
  return group.timeZone ?? meetings.find(({ id }) => id === row.meetingId)?.timeZone ?? 'UTC'
}
