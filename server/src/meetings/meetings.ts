/** Meetings of a group: ordinal, symbol, where and when, and their sessions. */
import { type GroupId, type MeetingId, newId } from '@tandem/shared/ids'
import type { MeetingSummary } from '@tandem/shared/meetings'
import { refuse } from '@tandem/shared/protocol'
import type { Collections, CollectionSpec } from '../platform/collection.js'

export type Meeting = MeetingSummary

export const meetingSpec: CollectionSpec<Meeting> = {
  name: 'meetings',
  unique: { bySymbol: ['symbol'] },
  lookups: { byGroup: ['groupId'] },
}

export interface Meetings {
  /** Refused when the symbol is taken. */
  create(meeting: Omit<Meeting, 'id'>): Promise<Meeting>
  find(id: MeetingId): Promise<Meeting | null>
  findBySymbol(symbol: string): Promise<Meeting | null>
  /** Newest first; those whose days are not settled last, by ordinal. */
  ofGroup(groupId: GroupId): Promise<Meeting[]>
}

export function openMeetings(collections: Collections): Meetings {
  const meetings = collections.collection(meetingSpec)
  return {
    async create(facts) {
      const meeting: Meeting = { id: newId('mtg'), ...facts }
      const inserted = await meetings.insert(meeting)
      if (inserted.kind === 'duplicate') throw refuse('name_taken')
      return meeting
    },
    find: async (id) => (await meetings.get(id))?.value ?? null,
    findBySymbol: async (symbol) => (await meetings.findOne('bySymbol', [symbol]))?.value ?? null,
    async ofGroup(groupId) {
      const stored = await meetings.find('byGroup', [groupId])
      return stored.map(({ value }) => value).toSorted(newestFirst)
    },
  }
}

function newestFirst(a: Meeting, b: Meeting): number {
  if (a.dates && b.dates && a.dates.start !== b.dates.start) return a.dates.start < b.dates.start ? 1 : -1
  if (a.dates === null && b.dates === null) return b.ordinal - a.ordinal
  return Number(a.dates === null) - Number(b.dates === null)
}
