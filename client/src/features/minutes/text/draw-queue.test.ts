import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DrawQueue } from './draw-queue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function asked(queue: DrawQueue, count: number) {
  const drawn: number[] = []
  const draws = Array.from({ length: count }, (_, at) => () => void drawn.push(at))
  for (const draw of draws) queue.ask(draw)
  return { drawn, draws }
}

test('[MP4] of many blocks the first are drawn at once, and all of them in turns, in order and once each', () => {
  const queue = new DrawQueue()
  const { drawn, draws } = asked(queue, 1_000)
  expect(drawn.length).toBeGreaterThan(20)
  expect(drawn.length).toBeLessThan(200)
  for (const draw of draws.slice(500)) queue.ask(draw)
  vi.runAllTimers()
  expect(drawn).toEqual(Array.from({ length: 1_000 }, (_, at) => at))
})

test('while many wait, one that a person has just changed is drawn at once', () => {
  const queue = new DrawQueue()
  const { drawn } = asked(queue, 1_000)
  // Each turn has drawn for longer than it may.
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10))
  vi.advanceTimersToNextTimer()
  const before = drawn.length
  expect(before).toBeLessThan(1_000)
  let mine = 0
  queue.ask(() => (mine += 1))
  expect(mine).toBe(1)
  vi.runAllTimers()
  expect(drawn).toHaveLength(1_000)
})

test('a block that has gone is not drawn', () => {
  const queue = new DrawQueue()
  const { drawn, draws } = asked(queue, 300)
  const last = draws.at(-1)
  if (last) queue.forget(last)
  vi.runAllTimers()
  expect(drawn).not.toContain(299)
  expect(drawn).toHaveLength(299)
})
