/** Meetings of a group: ordinal, symbol, where and when, and their sessions. */
import { type GroupId, type MeetingId, newId, type UserId } from '@tandem/shared/ids'
import type { MeetingSummary } from '@tandem/shared/meetings'
import { refuse } from '@tandem/shared/protocol'
import type { Collections, CollectionSpec } from '../platform/collection.js'

export type Meeting = MeetingSummary

/** As it is kept: a meeting in the bin is there for nobody, and its symbol stays taken (A11). */
export type StoredMeeting = Meeting & { deleted?: Deleted | null }

export interface Deleted {
  /** Domain time, ms. */
  at: number
  by: UserId
}

export const meetingSpec: CollectionSpec<StoredMeeting> = {
  name: 'meetings',
  unique: { bySymbol: ['symbol'] },
  lookups: { byGroup: ['groupId'] },
}

export interface Meetings {
  /** Refused when the symbol is taken. */
  create(meeting: Omit<Meeting, 'id'>): Promise<Meeting>
  find(id: MeetingId): Promise<Meeting | null>
  findBySymbol(symbol: string): Promise<Meeting | null>
  /**
   * What `change` makes of the meeting, given it as it is at that moment; called again when somebody else was
   * faster. What it throws is the answer. Null: there is no such meeting.
   */
  change(id: MeetingId, change: (meeting: Meeting) => Meeting): Promise<Meeting | null>
  /** Newest first; those whose days are not settled last, by ordinal. */
  ofGroup(groupId: GroupId): Promise<Meeting[]>
  /** Not in the bin. */
  isThere(id: MeetingId): Promise<boolean>
  /** What was deleted of the group, by ordinal. */
  inBin(groupId: GroupId): Promise<StoredMeeting[]>
  /** Refused when it is not there. Whether it may go, the caller has asked. */
  moveToBin(id: MeetingId, deleted: Deleted): Promise<void>
  /** Refused when there is no such meeting of the group in the bin. */
  restore(groupId: GroupId, id: MeetingId): Promise<void>
}

export function openMeetings(collections: Collections): Meetings {
  const meetings = collections.collection(meetingSpec)
  const storedOf = async (groupId: GroupId): Promise<StoredMeeting[]> =>
    (await meetings.find('byGroup', [groupId])).map(({ value }) => value)

  /** Retried until nobody was in between. */
  async function set(
    id: MeetingId,
    isMeant: (meeting: StoredMeeting) => boolean,
    deleted: Deleted | null,
  ): Promise<void> {
    for (;;) {
      const before = await meetings.get(id)
      if (!before || !isMeant(before.value)) throw refuse('not_found')
      const replaced = await meetings.replace({ ...before.value, deleted }, before.version)
      if (replaced.kind === 'stored') return
    }
  }

  return {
    async create(facts) {
      const meeting: Meeting = { id: newId('mtg'), ...facts }
      const inserted = await meetings.insert(meeting)
      if (inserted.kind === 'duplicate') throw refuse('name_taken')
      return meeting
    },
    find: async (id) => asThere((await meetings.get(id))?.value),
    findBySymbol: async (symbol) => asThere((await meetings.findOne('bySymbol', [symbol]))?.value),
    async change(id, change) {
      for (;;) {
        const stored = await meetings.get(id)
        if (!stored || isInBin(stored.value)) return null
        const after = change(stored.value)
        const replaced = await meetings.replace(after, stored.version)
        if (replaced.kind === 'stored') return asThere(after)
        if (replaced.kind === 'duplicate') throw refuse('name_taken')
      }
    },
    ofGroup: async (groupId) =>
      (await storedOf(groupId))
        .map(asThere)
        .filter((meeting) => meeting !== null)
        .toSorted(newestFirst),
    async isThere(id) {
      const stored = await meetings.get(id)
      return !stored || !isInBin(stored.value)
    },
    inBin: async (groupId) =>
      (await storedOf(groupId)).filter(isInBin).toSorted((a, b) => a.ordinal - b.ordinal),
    moveToBin: (id, deleted) => set(id, (meeting) => !isInBin(meeting), deleted),
    restore: (groupId, id) => set(id, (meeting) => meeting.groupId === groupId && isInBin(meeting), null),
  }
}

function isInBin({ deleted }: StoredMeeting): boolean {
  return (deleted ?? null) !== null
}

function asThere(meeting: StoredMeeting | undefined): Meeting | null {
  if (!meeting || isInBin(meeting)) return null
  const { deleted: _, ...facts } = meeting
  return facts
}

function newestFirst(a: Meeting, b: Meeting): number {
  if (a.dates && b.dates && a.dates.start !== b.dates.start) return a.dates.start < b.dates.start ? 1 : -1
  if (a.dates === null && b.dates === null) return b.ordinal - a.ordinal
  return Number(a.dates === null) - Number(b.dates === null)
}
