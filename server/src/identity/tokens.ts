/**
 * Access tokens: a person's keys for programs (M22).
 *
 * Always true:
 *  1. The secret is 256 random bits and is told once, when the token is made; stored is only its SHA-256.
 *  2. A token does nothing that its owner may not do now, and less where it is limited.
 *  3. What was revoked or has expired never comes back, and its sockets are cut (`sign-in.ended`).
 */
import { mostTokens, type NewToken, tokenPrefix } from '@tandem/shared/identity'
import { type GroupId, newId, type TokenId, type UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { randomBytes } from 'node:crypto'
import type { Clock } from '../platform/clock.js'
import type { Collections, Stored } from '../platform/collection.js'
import type { Publishes } from '../platform/domain-events.js'
import { hashOf } from './secrets.js'
import type { IdentityEvents, SignedIn } from './signed-in.js'

/** Instants of the wall clock, ms. */
export interface StoredToken {
  id: TokenId
  userId: UserId
  name: string
  secretHash: string
  reach: NewToken['reach']
  groups: GroupId[] | null
  createdAt: number
  lastUsedAt: number | null
  expiresAt: number | null
}

/** A program asks many times a second; the store need not hear of each. */
const writeUsedEveryMs = 60 * 1000
const rememberRevokedMs = 5 * 60 * 1000

export interface Tokens {
  create(userId: UserId, wanted: NewToken): Promise<{ token: StoredToken; secret: string }>
  /** A person's own, the oldest first. */
  list(userId: UserId): Promise<StoredToken[]>
  /** Only one's own: another's is not found. */
  revoke(userId: UserId, id: TokenId): Promise<void>
  /** Who bears this secret, if the token holds. Counts as use. */
  find(secret: string): Promise<SignedIn | null>
  /** Cheap: answered from memory, for each message of a socket. */
  isStillValid(id: TokenId): boolean
  touch(id: TokenId): void
  /** Ends here those of the given that another process has revoked. */
  recheck(ids: readonly TokenId[]): Promise<void>
  /** Cuts what is connected with this person's tokens; the tokens themselves stay. */
  cutAllOf(userId: UserId): void
  /** Cuts what is connected with tokens that have expired. Called now and then. */
  cutExpired(): void
}

export interface TokensParts {
  collections: Collections
  wall: Clock
  events: Publishes<IdentityEvents>
}

export function openTokens({ collections, wall, events }: TokensParts): Tokens {
  const stored = collections.collection<StoredToken>({
    name: 'access-tokens',
    unique: { bySecret: ['secretHash'] },
    lookups: { byUser: ['userId'] },
  })
  /** Those used in this process. */
  const known = new Map<TokenId, Stored<StoredToken>>()
  const revoked = new Map<TokenId, number>()

  const hasExpired = ({ expiresAt }: StoredToken): boolean => expiresAt !== null && wall.now() >= expiresAt

  function cut({ id, userId }: StoredToken): void {
    if (known.delete(id)) events.publish('sign-in.ended', { signInId: id, userId })
  }

  function touch(id: TokenId): void {
    const entry = known.get(id)
    if (!entry || wall.now() - (entry.value.lastUsedAt ?? 0) < writeUsedEveryMs) return
    const used = { ...entry.value, lastUsedAt: wall.now() }
    known.set(id, { ...entry, value: used })
    // Not awaited: a use that was not written is written with the next one.
    writeUsed(used, entry.version).catch(() => undefined)
  }

  async function writeUsed(used: StoredToken, version: number): Promise<void> {
    const replaced = await stored.replace(used, version)
    if (replaced.kind !== 'stored') await recheckOne(used.id)
    else if (known.has(used.id)) known.set(used.id, { value: used, version: replaced.version })
  }

  async function recheckOne(id: TokenId): Promise<void> {
    const entry = known.get(id)
    if (!entry) return
    const found = await stored.get(id)
    if (!found) cut(entry.value)
    else if (known.has(id)) known.set(id, found)
  }

  return {
    async create(userId, { name, reach, groups, expiresAt }) {
      const expires = expiresAt === null ? null : Date.parse(expiresAt)
      if (expires !== null && expires <= wall.now()) throw refuse('malformed')
      if ((await stored.find('byUser', [userId])).length >= mostTokens) throw refuse('too_many_tokens')
      const secret = tokenPrefix + randomBytes(32).toString('base64url')
      const token: StoredToken = {
        id: newId('tok'),
        userId,
        name,
        secretHash: hashOf(secret),
        reach,
        groups,
        createdAt: wall.now(),
        lastUsedAt: null,
        expiresAt: expires,
      }
      const inserted = await stored.insert(token)
      if (inserted.kind === 'duplicate') throw new Error('A random token was taken.')
      return { token, secret }
    },
    async list(userId) {
      const theirs = await stored.find('byUser', [userId])
      return theirs.map(({ value }) => value).toSorted((a, b) => a.createdAt - b.createdAt)
    },
    async revoke(userId, id) {
      const token = (await stored.get(id))?.value
      if (token?.userId !== userId) throw refuse('not_found')
      // From here on no request that still sees the row takes it for a token that holds.
      revoked.set(id, wall.now())
      await stored.remove(id)
      cut(token)
    },
    async find(secret) {
      if (!secret.startsWith(tokenPrefix)) return null
      const found = await stored.findOne('bySecret', [hashOf(secret)])
      if (!found || revoked.has(found.value.id) || hasExpired(found.value)) return null
      const { id, userId, reach, groups } = found.value
      // A use that is being written counts already.
      const lastUsedAt = Math.max(found.value.lastUsedAt ?? 0, known.get(id)?.value.lastUsedAt ?? 0) || null
      known.set(id, { ...found, value: { ...found.value, lastUsedAt } })
      touch(id)
      return { signInId: id, userId, token: { id, mayWrite: reach === 'write', groups } }
    },
    isStillValid(id) {
      const entry = known.get(id)
      return entry !== undefined && !hasExpired(entry.value)
    },
    touch,
    async recheck(ids) {
      await Promise.all(ids.map(recheckOne))
    },
    cutAllOf(userId) {
      for (const { value } of known.values()) if (value.userId === userId) cut(value)
    },
    cutExpired() {
      for (const { value } of known.values()) if (hasExpired(value)) cut(value)
      for (const [id, at] of revoked) if (wall.now() - at > rememberRevokedMs) revoked.delete(id)
    },
  }
}
