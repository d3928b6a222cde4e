import { expect, it } from 'vitest'
import { instantIn } from './instants'

const at = (zone: string, local: string) => {
  const instant = instantIn(zone, local)
  return instant === null ? null : new Date(instant).toISOString().slice(0, 16)
}

it('reads a local time as the clocks of its zone show it, over the changes of daylight saving', () => {
  expect(at('Asia/Seoul', '2023-07-11T09:30')).toBe('2023-07-11T00:30')
  expect(at('Asia/Yangon', '2023-07-11T09:30')).toBe('2023-07-11T03:00')
  expect(at('America/New_York', '2023-03-11T12:00')).toBe('2023-03-11T17:00')
  expect(at('America/New_York', '2023-03-12T12:00')).toBe('2023-03-12T16:00')
  expect(at('Australia/Canberra', '2023-10-01T03:30')).toBe('2023-09-30T16:30')
})

it('takes the hour after one that is skipped, and the first of one that comes twice', () => {
  expect(at('America/New_York', '2023-03-12T02:30')).toBe('2023-03-12T07:30')
  expect(at('America/New_York', '2023-11-05T01:30')).toBe('2023-11-05T05:30')
})

it('says of what is no time that it is none', () => {
  expect(instantIn('UTC', '')).toBeNull()
  expect(instantIn('UTC', '2023-02-31Txx')).toBeNull()
})
