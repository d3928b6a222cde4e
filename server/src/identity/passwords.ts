/** Passwords, as argon2id hashes in a collection of their own: whoever reads accounts reads no hash. */
import { hash, verify } from '@node-rs/argon2'
import { newId, type UserId } from '@tandem/shared/ids'
import { randomBytes } from 'node:crypto'
import type { Collections } from '../platform/collection.js'

export interface PasswordCost {
  memoryKiB: number
  passes: number
}

/** About 70 ms on a core of 2024; above the first choice of RFC 9106 for servers with little memory. */
export const usualCost: PasswordCost = { memoryKiB: 64 * 1024, passes: 3 }
const lanes = 1

interface StoredPassword {
  id: UserId
  /** In argon2's own notation, with its parameters: they can be raised without losing anyone. */
  hash: string
}

export interface Passwords {
  /** The version of the password that fits, or null. Takes the same time for someone who has none. */
  fitting(userId: UserId | null, password: string): Promise<number | null>
  /** Whether it is still that one. */
  isStill(userId: UserId, version: number): Promise<boolean>
  set(userId: UserId, password: string): Promise<void>
  /** Whether somebody has chosen one. */
  isChosen(userId: UserId): Promise<boolean>
  /** What `begin` takes. */
  hash(password: string): Promise<string>
  /** The first one of an account that is being made; one that is there already stays. */
  begin(userId: UserId, hash: string): Promise<void>
}

export async function openPasswords(
  collections: Collections,
  { memoryKiB, passes }: PasswordCost = usualCost,
): Promise<Passwords> {
  const passwords = collections.collection<StoredPassword>({ name: 'passwords', unique: {}, lookups: {} })
  // argon2id is this library's default; a test reads it from the hash.
  const hashed = (password: string): Promise<string> =>
    hash(password, { memoryCost: memoryKiB, timeCost: passes, parallelism: lanes })
  /** Looked for as long as anybody. */
  const nobody = newId('usr')
  const nobodys = await hashed(randomBytes(32).toString('base64url'))

  return {
    async fitting(userId, password) {
      const stored = await passwords.get(userId ?? nobody)
      const fits = await verify(stored ? stored.value.hash : nobodys, password)
      return stored && fits ? stored.version : null
    },
    hash: hashed,
    isStill: async (userId, version) => (await passwords.get(userId))?.version === version,
    async set(userId, password) {
      const next = { id: userId, hash: await hashed(password) }
      // Retried until nobody was in between; the later one wins.
      for (;;) {
        const before = await passwords.get(userId)
        const outcome = before ? await passwords.replace(next, before.version) : await passwords.insert(next)
        if (outcome.kind === 'stored') return
      }
    },
    isChosen: async (userId) => (await passwords.get(userId)) !== null,
    async begin(userId, first) {
      await passwords.insert({ id: userId, hash: first })
    },
  }
}
