/**
 * Sign-ins: a browser's proof of who is at it.
 *
 * Always true:
 *  1. The token is 256 random bits and leaves the server once, in the cookie; stored is only its SHA-256.
 *  2. A sign-in ends after 30 idle minutes and after 12 hours in any case, on the wall clock, and never
 *     comes back: what was ended is removed, and a late "still here" writes nothing.
 *  3. The store decides: a cookie is looked up there, whichever process made it. What is kept in memory
 *     answers for the sockets of this process, and `recheck` holds it against the store.
 *  4. `sign-in.ended` is published once per sign-in in each process that knew it, whatever ended it, so that
 *     its sockets are cut.
 */
import type { Device } from '@tandem/shared/identity'
import { newId, type SignInId, type UserId } from '@tandem/shared/ids'
import { randomBytes } from 'node:crypto'
import type { Clock } from '../platform/clock.js'
import type { Collections, CollectionSpec, Stored } from '../platform/collection.js'
import type { Publishes } from '../platform/domain-events.js'
import { deviceFrom } from './device.js'
import { hashOf } from './secrets.js'
import type { BrowserSignIn, IdentityEvents } from './signed-in.js'

/** Instants of the wall clock, ms. */
export interface StoredSignIn {
  id: SignInId
  userId: UserId
  tokenHash: string
  startedAt: number
  seenAt: number
  /** When the person last showed that it is he, after the beginning. Absent: not since then. */
  provenAt?: number
  device: Device
  /** Where it began. */
  address: string | null
  /** At the organisation; absent: by a password, or as a person of the demonstration. */
  isByProvider?: boolean
}

/** Where a sign-in begins: what its owner recognises it by. */
export interface Whence {
  address: string | null
  userAgent?: string | undefined
  isByProvider?: boolean
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
/** Longer than any request that read a sign-in's row before it was removed. */
const rememberEndedMs = 5 * 60 * 1000

export interface SignIns {
  /** A new sign-in with a new token, whatever the browser had before. */
  begin(userId: UserId, whence?: Whence): Promise<{ signedIn: BrowserSignIn; token: string }>
  /** Whose token this is, if the sign-in still holds. Counts as activity. */
  find(token: string): Promise<BrowserSignIn | null>
  /** Cheap: answered from memory, for each message of a socket. Does not count as activity. */
  isStillSignedIn(id: SignInId): boolean
  /** Whether the person signed in at the organisation. From memory. */
  isByProvider(id: SignInId): boolean
  /** Whether the person has shown that it is he, in the beginning or since, within this time. From memory. */
  isProvenWithin(id: SignInId, ms: number): boolean
  /** The person has just shown that it is he. */
  prove(id: SignInId): Promise<void>
  /** The person did something. */
  touch(id: SignInId): void
  end(id: SignInId): Promise<void>
  /** This person's that hold, in every browser. */
  allOf(userId: UserId): Promise<StoredSignIn[]>
  /** All of this person's, in every browser, but the one he is acting from. */
  endAllOf(userId: UserId, except?: SignInId): Promise<void>
  /** Ends here those of the given that another process has ended. */
  recheck(ids: readonly SignInId[]): Promise<void>
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

interface Ended {
  at: number
  done: Promise<void>
}

export async function openSignIns({ collections, wall, events }: SignInsParts): Promise<SignIns> {
  const stored = collections.collection(signInSpec)
  const known = new Map<SignInId, Known>()
  const ended = new Map<SignInId, Ended>()
  for (const each of await stored.all()) remember(each)

  const hasRunOut = (signIn: StoredSignIn): boolean =>
    wall.now() - signIn.seenAt >= idleMs || wall.now() - signIn.startedAt >= longestMs

  /** What this process saw and what the store says, whichever is later. */
  function remember({ value, version }: Stored<StoredSignIn>): Known {
    const before = known.get(value.id)
    const seenAt = Math.max(value.seenAt, before?.signIn.seenAt ?? 0)
    const entry: Known = before ?? { signIn: value, version, writtenAt: value.seenAt }
    entry.signIn.seenAt = seenAt
    const provenAt = Math.max(provenAtOf(value), before ? provenAtOf(before.signIn) : 0)
    if (provenAt > value.startedAt) entry.signIn.provenAt = provenAt
    entry.version = Math.max(entry.version, version)
    known.set(value.id, entry)
    return entry
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
    // Another process wrote it, or ended it.
    else await recheckOne(entry.signIn.id)
  }

  async function recheckOne(id: SignInId): Promise<void> {
    const found = await stored.get(id)
    if (!found) return end(id)
    if (known.has(id)) remember(found)
  }

  function end(id: SignInId): Promise<void> {
    const before = ended.get(id)
    if (before) return before.done
    // From here on no request that still sees the row takes it for a sign-in that holds.
    const ending = { at: wall.now(), done: remove(id) }
    ended.set(id, ending)
    ending.done.catch(() => ended.delete(id))
    return ending.done
  }

  async function remove(id: SignInId): Promise<void> {
    const here = known.get(id)
    known.delete(id)
    const userId = here?.signIn.userId ?? (await stored.get(id))?.value.userId
    const removed = await stored.remove(id)
    if (userId && (here || removed === 'removed')) events.publish('sign-in.ended', { signInId: id, userId })
  }

  return {
    async begin(userId, { address, userAgent, isByProvider } = { address: null }) {
      const token = randomBytes(32).toString('base64url')
      const now = wall.now()
      const signIn: StoredSignIn = {
        id: newId('sgn'),
        userId,
        tokenHash: hashOf(token),
        startedAt: now,
        seenAt: now,
        device: deviceFrom(userAgent),
        address,
        ...(isByProvider && { isByProvider }),
      }
      const inserted = await stored.insert(signIn)
      if (inserted.kind === 'duplicate') throw new Error('A random token was taken.')
      remember({ value: signIn, version: inserted.version })
      return { signedIn: { signInId: signIn.id, userId }, token }
    },
    async find(token) {
      const found = await stored.findOne('byToken', [hashOf(token)])
      if (!found || ended.has(found.value.id)) return null
      const { signIn } = remember(found)
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
    isByProvider: (id) => known.get(id)?.signIn.isByProvider ?? false,
    isProvenWithin(id, ms) {
      const entry = known.get(id)
      return entry !== undefined && wall.now() - provenAtOf(entry.signIn) < ms
    },
    async prove(id) {
      for (;;) {
        const found = await stored.get(id)
        if (!found || ended.has(id)) return
        const value = { ...found.value, provenAt: wall.now() }
        const replaced = await stored.replace(value, found.version)
        if (replaced.kind === 'stored') {
          remember({ value, version: replaced.version })
          return
        }
      }
    },
    touch,
    end,
    async allOf(userId) {
      const theirs = (await stored.find('byUser', [userId])).filter(({ value }) => !ended.has(value.id))
      return theirs.map((each) => remember(each).signIn).filter((signIn) => !hasRunOut(signIn))
    },
    async endAllOf(userId, except) {
      const theirs = await stored.find('byUser', [userId])
      await Promise.all(theirs.filter(({ value }) => value.id !== except).map(({ value }) => end(value.id)))
    },
    async recheck(ids) {
      await Promise.all(ids.map(recheckOne))
    },
    async endExpired() {
      for (const { signIn } of [...known.values()].filter((each) => hasRunOut(each.signIn))) {
        // The person may have been active on another process: the store has heard of it.
        await recheckOne(signIn.id)
        if (known.has(signIn.id) && hasRunOut(signIn)) await end(signIn.id)
      }
      for (const [id, { at }] of ended) if (wall.now() - at > rememberEndedMs) ended.delete(id)
    },
  }
}

function provenAtOf({ provenAt, startedAt }: StoredSignIn): number {
  return provenAt ?? startedAt
}
