import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepingLog } from '../testing/keeping-log.js'
import { type RightsWatch, watchRights } from './rights-watch.js'

let revision: number
let read: () => Promise<number>
let watch: RightsWatch

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  revision = 7
  read = () => Promise.resolve(revision)
  watch = watchRights({
    revision: { read: () => read() },
    now: () => performance.now(),
    logger: keepingLog(),
  })
})
afterEach(() => {
  watch.close()
  vi.useRealTimers()
})

test('rights are asked anew within 300 ms of a change that nobody told of [SYNC-9]', async () => {
  const ask = vi.fn(() => Promise.resolve())
  await vi.advanceTimersByTimeAsync(300)
  watch.onMoved(ask)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(ask).not.toHaveBeenCalled()
  revision += 1
  await vi.advanceTimersByTimeAsync(300)
  expect(ask).toHaveBeenCalledOnce()
})

test('a store that does not answer makes what is remembered stale within 900 ms, until it answers again', async () => {
  expect(watch.isFresh()).toBe(false)
  await vi.advanceTimersByTimeAsync(300)
  expect(watch.isFresh()).toBe(true)
  read = () => Promise.reject(new Error('no database'))
  await vi.advanceTimersByTimeAsync(900)
  expect(watch.isFresh()).toBe(false)
  await expect(watch.look()).rejects.toThrow('no database')
  read = () => Promise.resolve(revision)
  await watch.look()
  expect(watch.isFresh()).toBe(true)
})

test('a store that hangs is as good as none, and is not asked again and again', async () => {
  await vi.advanceTimersByTimeAsync(300)
  const asked = vi.fn(() => new Promise<number>(() => undefined))
  read = asked
  await vi.advanceTimersByTimeAsync(9_000)
  expect(watch.isFresh()).toBe(false)
  expect(asked).toHaveBeenCalledOnce()
})

test('a change counts as seen only when rights could be asked for; until then nothing is fresh', async () => {
  await vi.advanceTimersByTimeAsync(300)
  let fails = true
  const ask = vi.fn(() => (fails ? Promise.reject(new Error('half way')) : Promise.resolve()))
  watch.onMoved(ask)
  watch.hint()
  await vi.advanceTimersByTimeAsync(900)
  expect(watch.isFresh()).toBe(false)
  fails = false
  const times = ask.mock.calls.length
  await vi.advanceTimersByTimeAsync(300)
  expect(ask).toHaveBeenCalledTimes(times + 1)
  expect(watch.isFresh()).toBe(true)
})
