/**
 * Sign-ins: a browser's proof of who is at it.
 *
 * Always true:
 *  1. The token is 256 random bits and leaves the server once, in the cookie; stored is only its SHA-256.
 *  2. A sign-in ends after 30 idle minutes and after 12 hours in any case, on the wall clock, and never
 *     comes back: what was ended is removed, and a late "still here" writes nothing.
 *  3. `sign-in.ended` is published once per sign-in, whatever ended it, so that its sockets are cut.
 */
import { newId, type SignInId, type UserId } from '@tandem/shared/ids'
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../platform/clock.js'
import type { Collections, CollectionSpec, Stored } from '../platform/collection.js'
import type { Publishes } from '../platform/domain-events.js'

/** Who is asking, as every edge passes it on. */
export interface SignedIn {
  readonly signInId: SignInId
  readonly userId: UserId
}

export interface IdentityEvents {
  'sign-in.ended': SignedIn
}

/** Instants of the wall clock, ms. */
export interface StoredSignIn {
  id: SignInId
  userId: UserId
  tokenHash: string
  startedAt: number
  seenAt: number
}

export const signInSpec: CollectionSpec<StoredSignIn> = {
  name: 'sign-ins',
  unique: { byToken: ['tokenHash'] },
  lookups: { byUser: ['userId'] },
}

export const idleMs = 30 * 60 * 1000
export const longestMs = 12 * 60 * 60 * 1000
/** Someone who types is seen many times a second; the store need not hear of each. */
const writeSeenEveryMs = 60 * 1000

export interface SignIns {
  /** A new sign-in with a new token, whatever the browser had before. */
  begin(userId: UserId): Promise<{ signedIn: SignedIn; token: string }>
  /** Whose token this is, if the sign-in still holds. Counts as activity. */
  find(token: string): Promise<SignedIn | null>
  /** Cheap: answered from memory, for each message of a socket. Does not count as activity. */
  isStillSignedIn(id: SignInId): boolean
  /** The person did something. */
  touch(id: SignInId): void
  end(id: SignInId): Promise<void>
  /** Ends what nobody has asked about since it ran out: an open page that only listens. Called now and then. */
  endExpired(): Promise<void>
}

export interface SignInsParts {
  collections: Collections
  wall: Clock
  events: Publishes<IdentityEvents>
}

interface Known {
  signIn: StoredSignIn
  /** Of the stored one. */
  version: number
  writtenAt: number
}

export async function openSignIns({ collections, wall, events }: SignInsParts): Promise<SignIns> {
  const stored = collections.collection(signInSpec)
  const known = new Map<SignInId, Known>()
  for (const each of await stored.all()) remember(each)

  const hasRunOut = (signIn: StoredSignIn): boolean =>
    wall.now() - signIn.seenAt >= idleMs || wall.now() - signIn.startedAt >= longestMs

  function remember({ value, version }: Stored<StoredSignIn>): void {
    known.set(value.id, { signIn: value, version, writtenAt: value.seenAt })
  }

  function touch(id: SignInId): void {
    const entry = known.get(id)
    if (!entry || hasRunOut(entry.signIn)) return
    const now = wall.now()
    entry.signIn.seenAt = Math.max(entry.signIn.seenAt, now)
    if (now - entry.writtenAt < writeSeenEveryMs) return
    entry.writtenAt = now
    // Not awaited: a lost write costs at most a minute of the thirty.
    writeSeen(entry).catch(() => undefined)
  }

  async function writeSeen(entry: Known): Promise<void> {
    const replaced = await stored.replace(entry.signIn, entry.version)
    if (replaced.kind === 'stored') entry.version = replaced.version
  }

  async function end(id: SignInId): Promise<void> {
    const userId = known.get(id)?.signIn.userId ?? (await stored.get(id))?.value.userId
    known.delete(id)
    const removed = await stored.remove(id)
    if (removed === 'removed' && userId) events.publish('sign-in.ended', { signInId: id, userId })
  }

  return {
    async begin(userId) {
      const token = randomBytes(32).toString('base64url')
      const now = wall.now()
      const signIn: StoredSignIn = {
        id: newId('sgn'),
        userId,
        tokenHash: hashOf(token),
        startedAt: now,
        seenAt: now,
      }
      const inserted = await stored.insert(signIn)
      if (inserted.kind === 'duplicate') throw new Error('A random token was taken.')
      remember({ value: signIn, version: inserted.version })
      return { signedIn: { signInId: signIn.id, userId }, token }
    },
    async find(token) {
      const found = await stored.findOne('byToken', [hashOf(token)])
      if (!found) return null
      // All that hold are known from the start: one that is not has ended while its row was on the way out.
      const signIn = known.get(found.value.id)?.signIn
      if (!signIn) return null
      if (hasRunOut(signIn)) {
        await end(signIn.id)
        return null
      }
      touch(signIn.id)
      return { signInId: signIn.id, userId: signIn.userId }
    },
    isStillSignedIn(id) {
      const entry = known.get(id)
      return entry !== undefined && !hasRunOut(entry.signIn)
    },
    touch,
    end,
    async endExpired() {
      const runOut = [...known.values()].filter(({ signIn }) => hasRunOut(signIn))
      await Promise.all(runOut.map(({ signIn }) => end(signIn.id)))
    },
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
