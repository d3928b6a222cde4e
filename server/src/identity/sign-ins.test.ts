import { newId } from '@tandem/shared/ids'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createDomainEvents, type DomainEvents } from '../platform/domain-events.js'
import type { Collections } from '../platform/collection.js'
import { keepingLog } from '../testing/keeping-log.js'
import { memoryCollections } from '../testing/memory-collections.js'
import { idleMs, longestMs, openSignIns, type SignIns, signInSpec } from './sign-ins.js'
import type { IdentityEvents } from './signed-in.js'

const minute = 60_000
let now: number
let collections: Collections
let events: DomainEvents<IdentityEvents>
let ended: string[]
let signIns: SignIns

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9)
  collections = memoryCollections()
  events = createDomainEvents<IdentityEvents>(keepingLog())
  ended = []
  events.on('sign-in.ended', ({ signInId }) => ended.push(signInId))
  signIns = await reopen()
})

function reopen(): Promise<SignIns> {
  return openSignIns({ collections, events, wall: { now: () => now } })
}
function stored() {
  return collections.collection(signInSpec)
}

describe('a token', () => {
  it('that nobody was given opens nothing', async () => {
    expect(await signIns.find('')).toBeNull()
    expect(await signIns.find('x'.repeat(43))).toBeNull()
  })

  it('is 256 random bits, new at each sign-in, and stored only as its hash', async () => {
    const userId = newId('usr')
    const [first, second] = [await signIns.begin(userId), await signIns.begin(userId)]
    expect(first.token).toMatch(/^[\w-]{43}$/)
    expect(first.token).not.toBe(second.token)
    expect(first.signedIn.signInId).not.toBe(second.signedIn.signInId)
    expect(JSON.stringify(await stored().all())).not.toContain(first.token)
    expect(await signIns.find(first.token)).toEqual(first.signedIn)
  })
})

describe('a sign-in ends', () => {
  it('after thirty idle minutes', async () => {
    const { token, signedIn } = await signIns.begin(newId('usr'))
    now += idleMs
    expect(signIns.isStillSignedIn(signedIn.signInId)).toBe(false)
    expect(await signIns.find(token)).toBeNull()
    expect(ended).toEqual([signedIn.signInId])
    expect(await stored().all()).toEqual([])
  })

  it('not while the person does something', async () => {
    const { token, signedIn } = await signIns.begin(newId('usr'))
    for (let times = 0; times < 10; times += 1) {
      now += 20 * minute
      signIns.touch(signedIn.signInId)
    }
    expect(await signIns.find(token)).toEqual(signedIn)
  })

  it('but after twelve hours in any case', async () => {
    const { token, signedIn } = await signIns.begin(newId('usr'))
    for (let passed = 0; passed < longestMs; passed += 20 * minute) {
      signIns.touch(signedIn.signInId)
      now += 20 * minute
    }
    expect(await signIns.find(token)).toBeNull()
  })

  it('when the person signs out, once, and a late sign of life does not bring it back', async () => {
    const { token, signedIn } = await signIns.begin(newId('usr'))
    now += 5 * minute
    await Promise.all([signIns.end(signedIn.signInId), signIns.end(signedIn.signInId)])
    signIns.touch(signedIn.signInId)
    expect(signIns.isStillSignedIn(signedIn.signInId)).toBe(false)
    expect(await signIns.find(token)).toBeNull()
    expect(await stored().all()).toEqual([])
    expect(ended).toEqual([signedIn.signInId])
  })

  it('by itself, so that a page that only listens is cut', async () => {
    const { signedIn } = await signIns.begin(newId('usr'))
    await signIns.endExpired()
    expect(ended).toEqual([])
    now += idleMs
    await signIns.endExpired()
    expect(ended).toEqual([signedIn.signInId])
  })
})

it('someone who types all the time is written down once a minute', async () => {
  const { signedIn } = await signIns.begin(newId('usr'))
  const version = async (): Promise<number> => (await stored().get(signedIn.signInId))?.version ?? 0
  for (let times = 0; times < 100; times += 1) {
    now += 500
    signIns.touch(signedIn.signInId)
  }
  expect(await version()).toBe(1)
  now += 15_000
  signIns.touch(signedIn.signInId)
  await vi.waitUntil(async () => (await version()) === 2)
})

it('a restart keeps who is signed in and for how long', async () => {
  const { token, signedIn } = await signIns.begin(newId('usr'))
  signIns = await reopen()
  expect(signIns.isStillSignedIn(signedIn.signInId)).toBe(true)
  now += idleMs
  expect(await signIns.find(token)).toBeNull()
})

it('a sign-in does not come back for a request that was under way while it ended', async () => {
  const { signedIn, token } = await signIns.begin(newId('usr'))
  let removeNow: () => void = () => undefined
  const slow = new Promise<void>((resolve) => (removeNow = resolve))
  const collection = stored()
  const remove = collection.remove.bind(collection)
  collection.remove = async (...args) => {
    await slow
    return remove(...args)
  }
  const ending = signIns.end(signedIn.signInId)
  // The row is still there: the request finds it, and must not take it for a sign-in that holds.
  expect(await signIns.find(token)).toBeNull()
  removeNow()
  await ending
  expect(signIns.isStillSignedIn(signedIn.signInId)).toBe(false)
})

describe('with two processes over one store', () => {
  it('a cookie made by one is known to the other', async () => {
    const there = await reopen()
    const { token, signedIn } = await signIns.begin(newId('usr'))
    expect(await there.find(token)).toEqual(signedIn)
    expect(there.isStillSignedIn(signedIn.signInId)).toBe(true)
  })

  it('what one has ended is cut by the other when rights are looked at again, and never comes back', async () => {
    const there = await reopen()
    const { token, signedIn } = await signIns.begin(newId('usr'))
    await there.find(token)
    await signIns.end(signedIn.signInId)
    expect(await there.find(token)).toBeNull()
    await there.recheck([signedIn.signInId])
    now += minute
    there.touch(signedIn.signInId)
    expect(there.isStillSignedIn(signedIn.signInId)).toBe(false)
    expect(ended).toEqual([signedIn.signInId, signedIn.signInId])
    expect(await stored().all()).toEqual([])
  })

  it('what one has ended is found out by a late sign of life at the other', async () => {
    const there = await reopen()
    const { token, signedIn } = await signIns.begin(newId('usr'))
    await there.find(token)
    await signIns.end(signedIn.signInId)
    now += 2 * minute
    there.touch(signedIn.signInId)
    await vi.waitUntil(() => !there.isStillSignedIn(signedIn.signInId))
    expect(await stored().all()).toEqual([])
  })

  it('who is active at one is not idle for the other', async () => {
    const there = await reopen()
    const { token, signedIn } = await signIns.begin(newId('usr'))
    await there.find(token)
    now += idleMs - minute
    const version = async (): Promise<number> => (await stored().get(signedIn.signInId))?.version ?? 0
    const before = await version()
    signIns.touch(signedIn.signInId)
    await vi.waitUntil(async () => (await version()) > before)
    now += 2 * minute
    await there.endExpired()
    expect(await there.find(token)).toEqual(signedIn)
    expect(ended).toEqual([])
  })
})

it('all sign-ins of a person end but the one he acts from', async () => {
  const userId = newId('usr')
  const [here, elsewhere, other] = [
    await signIns.begin(userId),
    await signIns.begin(userId),
    await signIns.begin(newId('usr')),
  ]
  await signIns.endAllOf(userId, here.signedIn.signInId)
  expect(await signIns.find(elsewhere.token)).toBeNull()
  expect(await signIns.find(here.token)).toEqual(here.signedIn)
  expect(await signIns.find(other.token)).toEqual(other.signedIn)
})
