import type { Activity } from '@tandem/shared/activities'
import type { GroupOverview } from '@tandem/shared/groups'
import { ActivityId, GroupId, MeetingId, newId } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import { addMonths, calendarEntries, entriesWithin, openingMonth, undated, weeksOf } from './calendar'
import { byRelevance, nextMeeting, type Meeting } from './meetings'

const today = '2023-05-17'

function meeting(
  ordinal: number,
  dates: [string, string] | null,
  status: Meeting['status'] = 'planned',
): Meeting {
  return {
    id: MeetingId.parse(newId('mtg')),
    groupId: GroupId.parse(newId('grp')),
    symbol: `EWG-CS/${ordinal}`,
    ordinal,
    status,
    format: 'hybrid',
    dates: dates && { start: dates[0], end: dates[1] },
    month: null,
    timeZone: 'Asia/Kuala_Lumpur',
    host: 'MYS',
    venue: null,
    sessions: [],
    documents: [],
  }
}

function activity(title: string, dates: Activity['dates'], status: Activity['status'] = 'planned'): Activity {
  return {
    id: ActivityId.parse(newId('act')),
    kind: 'exercise',
    title: { en: title },
    host: null,
    dates,
    status,
  }
}

function entriesOf(meetings: Meeting[], activities: Activity[]) {
  return calendarEntries({ meetings, activities } as GroupOverview, ({ ordinal }) => ({
    en: String(ordinal),
  }))
}

const tenth = meeting(10, ['2023-07-11', '2023-07-12'])
const exercise = activity('Exercise', { precision: 'month', month: '2023-11' })

test('what is known by month is on no day, in any month', () => {
  const entries = entriesOf([tenth], [exercise])
  for (const month of ['2023-10', '2023-11']) {
    const days = weeksOf(month, 2, entries).flat()
    expect(days.filter(({ entry }) => entry !== null)).toEqual([])
  }
  expect(undated(entries).map(({ id }) => id)).toEqual([exercise.id])
})

test('a meeting covers its days, with its first and last marked', () => {
  const days = weeksOf('2023-07', 2, entriesOf([tenth], [])).flat()
  const covered = days.filter(({ entry }) => entry?.id === tenth.id)
  expect(covered.map(({ day, isFirst, isLast }) => [day, isFirst, isLast])).toEqual([
    ['2023-07-11', true, false],
    ['2023-07-12', false, true],
  ])
})

test('weeks are whole, begin on Monday, and cover both months', () => {
  const weeks = weeksOf('2023-07', 2, [])
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks[0]?.[0]?.day).toBe('2023-06-26')
  expect(weeks.at(-1)?.at(-1)?.day).toBe('2023-09-03')
  expect(weeks.flat().filter(({ isOutside }) => !isOutside)).toHaveLength(62)
})

test('the calendar opens at the present month when something falls into it', () => {
  expect(openingMonth(entriesOf([meeting(8, ['2023-05-08', '2023-05-09'])], []), today, 2)).toBe('2023-05')
})

test('with nothing near, it opens at what comes next', () => {
  expect(openingMonth(entriesOf([tenth], [exercise]), today, 2)).toBe('2023-07')
  expect(openingMonth(entriesOf([], [exercise]), today, 2)).toBe('2023-05')
})

test('what is over and never had a day is not listed', () => {
  const over = activity('Past', { precision: 'tbd' }, 'completed')
  expect(undated(entriesOf([], [over]))).toEqual([])
})

test('entries of a month count when any of their days falls into it', () => {
  const over = activity('Long', { precision: 'day', start: '2023-06-28', end: '2023-07-02' })
  expect(entriesWithin('2023-07', 1, entriesOf([], [over]))).toHaveLength(1)
  expect(entriesWithin('2023-08', 1, entriesOf([], [over]))).toHaveLength(0)
})

test('months add up over the year', () => {
  expect(addMonths('2023-12', 1)).toBe('2024-01')
  expect(addMonths('2023-01', -1)).toBe('2022-12')
})

test('the next meeting is the nearest that is not over', () => {
  const past = meeting(9, ['2022-11-16', '2022-11-17'], 'closed')
  const later = meeting(11, ['2023-12-01', '2023-12-02'])
  expect(nextMeeting([past, later, tenth], today)).toBe(tenth)
})

test('a meeting counts as next on its last day', () => {
  expect(nextMeeting([tenth], '2023-07-12')).toBe(tenth)
  expect(nextMeeting([tenth], '2023-07-13')).toBeNull()
})

test('one without dates is next when none has dates', () => {
  const ninth = meeting(9, null)
  const seventh = meeting(7, null, 'closed')
  expect(nextMeeting([seventh, ninth], today)).toBe(ninth)
})

test('lists begin with what comes and go on with the latest past', () => {
  const seventh = meeting(7, null, 'closed')
  const eighth = meeting(8, ['2023-05-08', '2023-05-09'], 'record_in_comment')
  const ninth = meeting(9, null)
  expect(byRelevance([seventh, eighth, ninth], today)).toEqual([ninth, eighth, seventh])
})
