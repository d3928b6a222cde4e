import { expect, test } from 'vitest'
import { clockFace } from './venue-clock'
import { clockIn, instantAt, zoneName } from './zone-times'

const day = {
  id: 'day_00000000000000000001',
  date: '2023-07-11',
  start: '09:00',
  end: '17:00',
} as never as Parameters<typeof clockFace>[0]

test('nine in Kuala Lumpur is ten in Seoul', () => {
  expect(clockFace(day, 540, 'Asia/Kuala_Lumpur', 'Asia/Seoul')).toMatchObject({
    time: '09:00',
    own: '10:00',
    ownZone: 'KST',
    ownDay: 0,
  })
})

test('a reader for whom it is still the day before is told so', () => {
  const face = clockFace(day, 540, 'Asia/Kuala_Lumpur', 'America/New_York')
  expect(face).toMatchObject({ own: '21:00', ownZone: 'EDT', ownDay: -1 })
})

test('where the clocks agree, only one is shown', () => {
  expect(clockFace(day, 540, 'Asia/Seoul', 'Asia/Tokyo').own).toBeNull()
  expect(clockFace(day, 540, 'Asia/Seoul', 'Asia/Seoul').own).toBeNull()
})

test('without a date no other clock is claimed', () => {
  expect(clockFace({ ...day, date: null }, 540, 'Asia/Seoul', 'America/New_York').own).toBeNull()
})

test('an agenda past midnight is on the next day, for the reader too', () => {
  const face = clockFace(day, 24 * 60 + 30, 'Asia/Kuala_Lumpur', 'Asia/Seoul')
  expect(face).toMatchObject({ time: '00:30', daysLater: 1, own: '01:30', ownDay: 0 })
})

test('around the change to summer time the venue’s clock decides', () => {
  // New York, 12 March 2023: 02:00 becomes 03:00.
  expect(clockIn(instantAt('2023-03-12', 60, 'America/New_York'), 'UTC')).toBe('06:00')
  expect(clockIn(instantAt('2023-03-12', 240, 'America/New_York'), 'UTC')).toBe('08:00')
  expect(clockIn(instantAt('2023-11-05', 180, 'America/New_York'), 'UTC')).toBe('08:00')
})

test('zones go by the names that officials write', () => {
  const at = Date.parse('2023-07-11T00:00:00Z')
  expect(
    ['Asia/Kuala_Lumpur', 'America/New_York', 'Australia/Sydney', 'Asia/Dili'].map((zone) =>
      zoneName(zone, at),
    ),
  ).toEqual(['MYT', 'EDT', 'AEST', 'UTC+9'])
})
