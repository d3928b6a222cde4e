import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DrawQueue } from './draw-queue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function asked(queue: DrawQueue, count: number, isFar = false) {
  const drawn: number[] = []
  const draws = Array.from({ length: count }, (_, at) => () => void drawn.push(at))
  for (const draw of draws) queue.ask(draw, isFar)
  return { drawn, draws }
}

/** What the browser does before it draws a frame. */
const endOfTask = () => Promise.resolve()

test('[MP4] of many blocks the first are drawn before the next frame, and all in turns, in order and once each', async () => {
  const queue = new DrawQueue()
  const { drawn, draws } = asked(queue, 1_000)
  expect(drawn, 'nothing within the change itself').toEqual([])
  await endOfTask()
  expect(drawn.length).toBeGreaterThan(20)
  expect(drawn.length).toBeLessThan(200)
  for (const draw of draws.slice(500)) queue.ask(draw)
  vi.runAllTimers()
  expect(drawn).toEqual(Array.from({ length: 1_000 }, (_, at) => at))
})

test('while many wait, one that a person has just changed is drawn in the next frame', async () => {
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
  await endOfTask()
  expect(mine).toBe(1)
  vi.runAllTimers()
  expect(drawn).toHaveLength(1_000)
})

test('a block that has gone is not drawn', async () => {
  const queue = new DrawQueue()
  const { drawn, draws } = asked(queue, 300)
  const far = asked(queue, 2, true)
  for (const gone of [draws[0], draws[299], far.draws[1]]) if (gone) queue.forget(gone)
  await endOfTask()
  vi.runAllTimers()
  expect(drawn).not.toContain(0)
  expect(drawn).not.toContain(299)
  expect(drawn).toHaveLength(298)
  expect(far.drawn).toEqual([0])
})

test('[MP4] what nobody sees waits while others ask, and not for ever', async () => {
  const queue = new DrawQueue()
  const { drawn } = asked(queue, 3, true)
  await endOfTask()
  const asks = 40
  const everyMs = 300
  for (let at = 0; at < asks; at += 1) {
    if (at === 3) expect(drawn).toEqual([])
    vi.advanceTimersByTime(everyMs)
    queue.ask(() => undefined, true)
  }
  expect(drawn).toEqual([0, 1, 2])
})

test('[MP4] while one asks again and again, what nobody sees is drawn now and then and not each time', () => {
  const queue = new DrawQueue()
  let draws = 0
  // Each turn has drawn for longer than it may.
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10))
  const far = Array.from({ length: 1_000 }, () => () => void (draws += 1))
  const asks = 50
  const everyMs = 400
  for (let at = 0; at < asks; at += 1) {
    for (const draw of far) queue.ask(draw, true)
    vi.advanceTimersByTime(everyMs)
  }
  expect(draws).toBeGreaterThan(0)
  expect(draws).toBeLessThan(asks * 2)
})

test('[MIN-8] what comes near the screen is drawn as it comes, once; what stays far when nobody asks', () => {
  const queue = new DrawQueue()
  const { drawn, draws } = asked(queue, 3, true)
  const [first] = draws
  if (first) queue.cameNear(first)
  if (first) queue.cameNear(first)
  expect(drawn).toEqual([0])
  vi.runAllTimers()
  expect(drawn).toEqual([0, 1, 2])
})
