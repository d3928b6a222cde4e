import { newId } from '@tandem/shared/ids'
import { expect, it } from 'vitest'
import { memoryCollections } from '../testing/memory-collections.js'
import { openPasswords } from './passwords.js'

it('a password is kept as argon2id with 64 MiB and three passes, salted, and nothing else of it', async () => {
  const passwords = await openPasswords(memoryCollections())
  const [first, second] = [await passwords.hash('one and the same'), await passwords.hash('one and the same')]
  expect(first).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(second).not.toBe(first)
})

it('a password fits its account alone, and the one before it no more', async () => {
  const passwords = await openPasswords(memoryCollections(), { memoryKiB: 1024, passes: 1 })
  const [one, other] = [newId('usr'), newId('usr')]
  await passwords.set(one, 'the first of them')
  await passwords.set(other, 'quite another one')
  const version = await passwords.fitting(one, 'the first of them')
  expect(version).toBe(1)
  expect(await passwords.fitting(one, 'quite another one')).toBeNull()
  await passwords.set(one, 'the second of them')
  expect(await passwords.fitting(one, 'the first of them')).toBeNull()
  expect(await passwords.isStill(one, 1)).toBe(false)
})

it('an unknown name costs the same work as a wrong password', async () => {
  const passwords = await openPasswords(memoryCollections())
  const known = newId('usr')
  await passwords.set(known, 'the right password')
  const timed = async (userId: typeof known | null): Promise<number> => {
    const startedAt = performance.now()
    expect(await passwords.fitting(userId, 'a wrong password')).toBeNull()
    return performance.now() - startedAt
  }
  const rounds = Array.from({ length: 5 })
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
  for (const _ of rounds) {
    times.known.push(await timed(known))
    times.unknown.push(await timed(null))
  }
  const least = (all: number[]): number => Math.min(...all)
  // Without the work an unknown name is answered in microseconds.
  expect(least(times.unknown)).toBeGreaterThan(least(times.known) / 3)
})
