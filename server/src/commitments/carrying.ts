/** A commitment goes on at the next meeting, under a number of that meeting (E2, X01). */
import type { Meeting, Meetings } from '../meetings/index.js'
import type { Collection } from '../platform/collection.js'
import type { StoredCommitment, Terms } from './commitments.store.js'
import { insertNumbered } from './numbers.js'

/** Where it can be carried: the first later meeting that still lies ahead. */
export function meetingToCarryTo(meetings: readonly Meeting[], row: StoredCommitment): Meeting | null {
  const from = meetings.find(({ id }) => id === row.meetingId)?.ordinal ?? Infinity
  const ahead = meetings.filter(
    ({ ordinal, status }) => ordinal > from && status !== 'closed' && status !== 'cancelled',
  )
  return ahead.toSorted((a, b) => a.ordinal - b.ordinal)[0] ?? null
}

/**
 * The row in which a carried one goes on; null when it is not carried. The carried row names it beforehand, so
 * this is safe to repeat: what a stopped process left undone, the next who looks completes.
 */
export async function completeCarried(
  rows: Collection<StoredCommitment>,
  meetings: Pick<Meetings, 'find'>,
  row: StoredCommitment,
  terms: Terms,
): Promise<StoredCommitment | null> {
  const { carriedTo } = row
  const meeting = carriedTo && (await meetings.find(carriedTo.meetingId))
  if (!carriedTo || !meeting) return null
  const carrying = row.events.findLast(({ what }) => what === 'carried')
  const at = carrying?.at ?? 0
  const made = await insertNumbered(
    rows,
    {
      ...row,
      id: carriedTo.id,
      formerNumbers: [row.number, ...row.formerNumbers],
      // The record's outcome opened the former one; due counts from the new meeting on, so it is not the record's.
      outcome: null,
      terms,
      status: carriedTo.status,
      carriedTo: null,
      events: [{ at, by: carrying?.by ?? null, what: 'opened', note: '', number: row.number }],
    },
    meeting,
  )
  return made ?? (await rows.get(carriedTo.id))?.value ?? null
}
