import { newId } from '@tandem/shared/ids'
import { expect, it } from 'vitest'
import { memoryCollections } from '../testing/memory-collections.js'
import { type Meeting, openMeetings } from './meetings.js'

const groupId = newId('grp')

function meetingWith(facts: Pick<Meeting, 'symbol' | 'ordinal' | 'dates'>): Omit<Meeting, 'id'> {
  const planned = {
    status: 'planned',
    format: 'to_be_confirmed',
    host: null,
    venue: null,
    month: null,
    sessions: [],
  } as const
  return { groupId, timeZone: 'Asia/Seoul', ...planned, ...facts, sessions: [] }
}

it('a group’s meetings are listed newest first, those without a day last', async () => {
  const meetings = openMeetings(memoryCollections())
  await meetings.create(meetingWith({ symbol: 'CCWG/7', ordinal: 7, dates: null }))
  await meetings.create(meetingWith({ symbol: 'CCWG/9', ordinal: 9, dates: null }))
  for (const [ordinal, start, end] of [
    [6, '2022-05-01', '2022-05-02'],
    [8, '2023-05-08', '2023-05-09'],
  ] as const) {
    await meetings.create(meetingWith({ symbol: `CCWG/${ordinal}`, ordinal, dates: { start, end } }))
  }
  const listed = await meetings.ofGroup(groupId)
  expect(listed.map((meeting) => meeting.symbol)).toEqual(['CCWG/8', 'CCWG/6', 'CCWG/9', 'CCWG/7'])
})

it('a symbol is never used twice', async () => {
  const meetings = openMeetings(memoryCollections())
  const meeting = meetingWith({ symbol: 'CCWG/8', ordinal: 8, dates: null })
  await meetings.create(meeting)
  await expect(meetings.create(meeting)).rejects.toMatchObject({ reason: 'name_taken' })
})
