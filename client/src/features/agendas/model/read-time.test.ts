import { expect, test } from 'vitest'
import { readMinutes, readTime } from './read-time'

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9:30', '09:30'],
  ['14.05', '14:05'],
  ['14시 30분', '14:30'],
  [' 09:30 ', '09:30'],
])('%s is read as %s', (typed, time) => expect(readTime(typed)).toBe(time))

test.each(['', '25:00', '9:75', 'noon', '12345'])('%s is no time', (typed) =>
  expect(readTime(typed)).toBeNull(),
)

test.each([
  ['45', 45],
  ['1:30', 90],
  ['1h30', 90],
  ['2h', 120],
  ['0', 0],
])('%s is read as %i minutes', (typed, minutes) => expect(readMinutes(typed)).toBe(minutes))

test.each(['', '-5', '4.5', '1441', 'x'])('%s is no number of minutes', (typed) =>
  expect(readMinutes(typed)).toBeNull(),
)
