import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { keepingLog } from '../testing/keeping-log.js'
import { type RedisServer, startRedisServer, whyNoRedis } from '../testing/redis-server.js'
import type { Bus, Topic } from './bus.js'
import { redisBus } from './redis-bus.js'

const missing = whyNoRedis()
if (missing) process.stderr.write(`\n${missing}\n`)

const said: Topic<{ words: string }> = { name: 'said', message: z.object({ words: z.string() }) }

/** However busy the machine is. */
const eventually = { timeout: 20_000 }

describe.skipIf(missing)('the bus over Redis', () => {
  let redis: RedisServer
  let open: Bus[] = []

  beforeAll(async () => {
    redis = await startRedisServer()
  })
  afterEach(async () => {
    await Promise.all(open.map((bus) => bus.close()))
    open = []
  })
  afterAll(() => redis.stop())

  function aBus(): { bus: Bus; words: string[] } {
    const bus = redisBus({ url: redis.url, log: keepingLog() })
    const words: string[] = []
    bus.on(said, (message) => words.push(message.words))
    open.push(bus)
    return { bus, words }
  }

  const up = (...buses: Bus[]): Promise<void> =>
    vi.waitFor(() => expect(buses.every((bus) => bus.isUp)).toBe(true), eventually)

  test('what one node says every other hears once, in order, and it does not hear itself', async () => {
    const [one, two, three] = [aBus(), aBus(), aBus()]
    await up(one.bus, two.bus, three.bus)
    const sentences = Array.from({ length: 300 }, (_, index) => `회의 ${index}`)
    for (const words of sentences) one.bus.publish(said, { words })
    await vi.waitFor(() => expect(two.words.length + three.words.length).toBe(600), eventually)
    expect(two.words).toEqual(sentences)
    expect(three.words).toEqual(sentences)
    expect(one.words).toEqual([])
  })

  test('Redis killed for a while neither throws nor gathers what is said, and it comes back by itself', async () => {
    const [one, two] = [aBus(), aBus()]
    await up(one.bus, two.bus)
    const cameUp = vi.fn()
    two.bus.onUp(cameUp)
    await redis.kill()
    await vi.waitFor(() => expect(one.bus.isUp).toBe(false), eventually)
    for (let times = 0; times < 5_000; times += 1) one.bus.publish(said, { words: 'lost' })
    expect(one.bus.count().dropped).toBeGreaterThanOrEqual(5_000)
    await redis.startAgain()
    await up(one.bus, two.bus)
    await vi.waitFor(() => expect(cameUp).toHaveBeenCalledOnce(), eventually)
    one.bus.publish(said, { words: 'again' })
    await vi.waitFor(() => expect(two.words).toEqual(['again']), eventually)
  })

  test('a Redis that hangs holds nobody up: what waits for it is bounded, then it counts as down', async () => {
    const [one, two] = [aBus(), aBus()]
    await up(one.bus, two.bus)
    redis.freeze()
    for (let times = 0; times < 5_000; times += 1) one.bus.publish(said, { words: 'x'.repeat(1_000) })
    expect(one.bus.count().dropped).toBeGreaterThanOrEqual(4_000)
    await vi.waitFor(() => expect(one.bus.isUp).toBe(false), eventually)
    redis.thaw()
    await up(one.bus, two.bus)
  })

  test('a Redis that is not there at the start is waited for, and closing meanwhile is at once', async () => {
    await redis.kill()
    const [one, two] = [aBus(), aBus()]
    await two.bus.close()
    expect(one.bus.isUp).toBe(false)
    await redis.startAgain()
    await up(one.bus)
  })

  test('whatever stands in the stream, what does not fit is dropped and counted', async () => {
    const { bus, words } = aBus()
    await up(bus)
    const stranger = await createClient({ url: redis.url }).connect()
    for (const entry of [
      { nothing: 'of ours' },
      { node: 'other', topic: 'said', message: 'no JSON' },
      { node: 'other', topic: 'said', message: '{"words":7}' },
      { node: 'other', topic: 'said', message: 'null' },
      { node: 'other', topic: 'of a later version', message: '{}' },
      { node: 'other', topic: 'said', message: '{"words":"good"}' },
    ]) {
      await stranger.xAdd('tandem:bus', '*', entry)
    }
    stranger.destroy()
    await vi.waitFor(() => expect(words).toEqual(['good']), eventually)
    expect(bus.count()).toMatchObject({ malformed: 4 })
  })
})
