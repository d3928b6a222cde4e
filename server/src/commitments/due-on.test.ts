import { expect, it } from 'vitest'
import { dueOn, hasEnded } from './due-on.js'

it('a month is due until its last day, and the next meeting on its first [CM-5, A14-12]', () => {
  expect(dueOn({ type: 'month', value: '2023-09' }, null)).toBe('2023-09-30')
  expect(dueOn({ type: 'month', value: '2024-02' }, null)).toBe('2024-02-29')
  expect(dueOn({ type: 'date', value: '2023-02-28' }, null)).toBe('2023-02-28')
  expect(dueOn({ type: 'next_meeting' }, { dates: { start: '2023-07-11' } })).toBe('2023-07-11')
})

it('what has no day, or none yet, is never late [CM-5]', () => {
  expect(dueOn({ type: 'next_meeting' }, { dates: null })).toBeNull()
  expect(dueOn({ type: 'next_meeting' }, null)).toBeNull()
  expect(dueOn({ type: 'event', value: 'the exercise' }, null)).toBeNull()
  for (const type of ['unspecified', 'none'] as const) expect(dueOn({ type }, null)).toBeNull()
  expect(dueOn(null, null)).toBeNull()
})

it.each([
  ['Asia/Seoul', '2023-02-28T15:00:00Z'],
  ['UTC', '2023-03-01T00:00:00Z'],
  ['America/New_York', '2023-03-01T05:00:00Z'],
  ['Asia/Yangon', '2023-02-28T17:30:00Z'],
  ['Pacific/Auckland', '2023-02-28T11:00:00Z'],
])('a day ends at 24:00 in %s, and not a second before [M19]', (zone, midnight) => {
  expect(hasEnded('2023-02-28', Date.parse(midnight) - 1, zone)).toBe(false)
  expect(hasEnded('2023-02-28', Date.parse(midnight), zone)).toBe(true)
})
