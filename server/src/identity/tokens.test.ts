import { newId, type UserId } from '@tandem/shared/ids'
import { mostTokens, type NewToken } from '@tandem/shared/identity'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Collections } from '../platform/collection.js'
import { createDomainEvents } from '../platform/domain-events.js'
import { keepingLog } from '../testing/keeping-log.js'
import { memoryCollections } from '../testing/memory-collections.js'
import type { IdentityEvents } from './signed-in.js'
import { openTokens, type Tokens } from './tokens.js'

const owner = newId('usr')
let now: number
let collections: Collections
let ended: string[]
let tokens: Tokens

beforeEach(() => {
  now = Date.UTC(2026, 0, 5, 9)
  collections = memoryCollections()
  ended = []
  tokens = open()
})

/** A process over the same store. */
function open(heard: string[] = ended): Tokens {
  const events = createDomainEvents<IdentityEvents>(keepingLog())
  events.on('sign-in.ended', ({ signInId }) => heard.push(signInId))
  return openTokens({ collections, events, wall: { now: () => now } })
}

function make(wanted: Partial<NewToken> = {}, userId: UserId = owner) {
  return tokens.create(userId, { name: 'a script', reach: 'write', groups: null, expiresAt: null, ...wanted })
}

describe('an access token [M22]', () => {
  it('is 256 random bits with a telling beginning, and is stored only as its hash', async () => {
    const { secret } = await make()
    expect(secret).toMatch(/^tdm_[\w-]{43}$/)
    expect(JSON.stringify(await tokens.list(owner))).not.toContain(secret)
    expect(await tokens.find(secret.slice(4))).toBeNull()
    expect(await tokens.find(`${secret}x`)).toBeNull()
  })

  it('says what its bearer may do', async () => {
    const group = newId('grp')
    const { token, secret } = await make({ reach: 'read', groups: [group] })
    expect(await tokens.find(secret)).toEqual({
      signInId: token.id,
      userId: owner,
      token: { id: token.id, mayWrite: false, groups: [group] },
    })
  })

  it('opens nothing from the moment it is revoked, and what it had opened is cut once', async () => {
    const { token, secret } = await make()
    await tokens.find(secret)
    expect(tokens.isStillValid(token.id)).toBe(true)
    await tokens.revoke(owner, token.id)
    expect(tokens.isStillValid(token.id)).toBe(false)
    expect(await tokens.find(secret)).toBeNull()
    expect(ended).toEqual([token.id])
    await expect(tokens.revoke(owner, token.id)).rejects.toMatchObject({ reason: 'not_found' })
  })

  it('is revoked by its owner alone', async () => {
    const { token, secret } = await make()
    await expect(tokens.revoke(newId('usr'), token.id)).rejects.toMatchObject({ reason: 'not_found' })
    expect(await tokens.find(secret)).not.toBeNull()
  })

  it('that another process has revoked is cut here when rights are looked at again', async () => {
    const heardThere: string[] = []
    const there = open(heardThere)
    const { token, secret } = await make()
    await there.find(secret)
    await tokens.revoke(owner, token.id)
    expect(there.isStillValid(token.id)).toBe(true)
    await there.recheck([token.id])
    expect([there.isStillValid(token.id), heardThere]).toEqual([false, [token.id]])
  })

  it('ends at its own time, also for a program that only listens', async () => {
    const { token, secret } = await make({ expiresAt: new Date(now + 60_000).toISOString() })
    await tokens.find(secret)
    now += 59_999
    expect(tokens.isStillValid(token.id)).toBe(true)
    now += 1
    expect(tokens.isStillValid(token.id)).toBe(false)
    expect(await tokens.find(secret)).toBeNull()
    tokens.cutExpired()
    expect(ended).toEqual([token.id])
    await expect(make({ expiresAt: new Date(now).toISOString() })).rejects.toMatchObject({
      reason: 'malformed',
    })
  })

  it('is marked as used at most once a minute', async () => {
    const { secret } = await make()
    const used = async (): Promise<number | null> => (await tokens.list(owner))[0]?.lastUsedAt ?? null
    const first = now
    await tokens.find(secret)
    await vi.waitUntil(async () => (await used()) === first)
    now += 59_000
    await tokens.find(secret)
    expect(await used()).toBe(first)
    now += 1_000
    await tokens.find(secret)
    await vi.waitUntil(async () => (await used()) === now)
  })

  it('is one of fifty at most', async () => {
    for (let count = 0; count < mostTokens; count += 1) await make()
    await expect(make()).rejects.toMatchObject({ reason: 'too_many_tokens' })
    expect((await make({}, newId('usr'))).secret).toContain('tdm_')
  })
})
