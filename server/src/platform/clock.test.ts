import { expect, it } from 'vitest'
import { clockFrom } from './clock.js'

function wallAt(instant: number) {
  const wall = { at: instant, now: () => wall.at }
  return wall
}

it('the domain clock starts where it is told and ticks on with the machine', () => {
  const wall = wallAt(1_000)
  const clock = clockFrom(Date.parse('2023-05-17T02:00:00Z'), wall)
  wall.at += 90_000
  expect(new Date(clock.now()).toISOString()).toBe('2023-05-17T02:01:30.000Z')
})

it('the domain clock stands still rather than go back when the machine is set back', () => {
  const wall = wallAt(50_000)
  const clock = clockFrom(0, wall)
  wall.at = 60_000
  expect(clock.now()).toBe(10_000)
  wall.at = 20_000
  expect(clock.now()).toBe(10_000)
  wall.at = 20_500
  expect(clock.now()).toBe(10_500)
})
