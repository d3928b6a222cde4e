/**
 * The numbers of commitments: `CCWG8/02`. Each is given once, by the server, and never to another [CM-1].
 * The store's unique keys decide between processes: who comes second takes the next, or finds it done.
 */
import type { GroupId } from '@tandem/shared/ids'
import type { Meeting } from '../meetings/index.js'
import type { Collection } from '../platform/collection.js'
import type { StoredCommitment } from './commitments.store.js'

/** `EWG-CS/9`, 3 → `EWGCS9/03`. */
export function commitmentNumber(meetingSymbol: string, serial: number): string {
  return `${meetingSymbol.replace(/[^A-Za-z0-9]/g, '')}/${String(serial).padStart(2, '0')}`
}

/** Stores it under the meeting's next number. Null when the row, or its outcome's, is there already. */
export async function insertNumbered(
  rows: Collection<StoredCommitment>,
  facts: Omit<StoredCommitment, 'number' | 'meetingId' | 'groupId'>,
  meeting: Pick<Meeting, 'id' | 'symbol' | 'groupId'>,
): Promise<StoredCommitment | null> {
  // Ends: whenever a number is taken, there is one more to count on.
  for (;;) {
    const serial = 1 + (await lastSerial(rows, meeting.groupId, meeting))
    const number = commitmentNumber(meeting.symbol, serial)
    const row: StoredCommitment = { ...facts, groupId: meeting.groupId, meetingId: meeting.id, number }
    const inserted = await rows.insert(row)
    if (inserted.kind === 'stored') return row
    if (inserted.index !== 'byNumber') return null
  }
}

async function lastSerial(
  rows: Collection<StoredCommitment>,
  groupId: GroupId,
  { id }: Pick<Meeting, 'id'>,
): Promise<number> {
  const ofMeeting = await rows.find('byMeeting', [id])
  return Math.max(0, ...ofMeeting.filter(({ value }) => value.groupId === groupId).map(serialOf))
}

function serialOf({ value }: { value: { number: string } }): number {
  return Number(/\/(\d+)$/.exec(value.number)?.[1] ?? 0)
}

/** By meeting, then serial: `CCWG8/2` before `CCWG8/10`. */
export function compareNumbers(a: { number: string }, b: { number: string }): number {
  return a.number.localeCompare(b.number, 'en', { numeric: true })
}
