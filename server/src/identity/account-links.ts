/**
 * Links by which somebody chooses his password.
 *
 * Always true:
 *  1. The secret is 256 random bits and leaves the server once; stored is only its SHA-256.
 *  2. A link is bound to the address it was made for, works once, and runs out on the wall clock.
 *  3. A new link of an account ends those before it. Five wrong addresses end a link.
 */
import type { AccountLinkKind } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { randomBytes } from 'node:crypto'
import type { Clock } from '../platform/clock.js'
import type { Collections, Stored } from '../platform/collection.js'
import { hashOf } from './secrets.js'

interface StoredLink {
  /** Hash of the secret. */
  id: string
  userId: UserId
  kind: AccountLinkKind
  mail: string
  /** Wall clock, ms. */
  expiresAt: number
  wrongAddresses: number
}

const hour = 60 * 60 * 1000
export const lastsMs: Record<AccountLinkKind, number> = { invitation: 7 * 24 * hour, reset: 24 * hour }
export const mostWrongAddresses = 5

export interface NewLink {
  kind: AccountLinkKind
  secret: string
  mail: string
  /** Wall clock, ms. */
  expiresAt: number
}

export interface AccountLinks {
  make(userId: UserId, kind: AccountLinkKind, mail: string): Promise<NewLink>
  /** Refused as `link_refused` unless it holds. */
  find(secret: string): Promise<Pick<StoredLink, 'userId' | 'kind' | 'expiresAt'>>
  /** Uses the link up; of many at once exactly one succeeds. Refused as `link_refused` or `wrong_address`. */
  take(secret: string, mail: string): Promise<UserId>
  /** Forgets what has run out. Called now and then. */
  sweep(): Promise<void>
}

export function openAccountLinks(collections: Collections, wall: Clock): AccountLinks {
  const links = collections.collection<StoredLink>({
    name: 'account-links',
    unique: {},
    lookups: { byUser: ['userId'] },
  })

  async function holding(secret: string): Promise<Stored<StoredLink>> {
    const stored = await links.get(hashOf(secret))
    if (!stored || stored.value.expiresAt <= wall.now()) throw refuse('link_refused')
    return stored
  }

  /** Retried until nobody was in between: each wrong address counts. */
  async function takeOrCount(secret: string, mail: string): Promise<UserId> {
    for (;;) {
      const { value, version } = await holding(secret)
      if (value.mail === mail) {
        const outcome = await links.remove(value.id, version)
        if (outcome === 'removed') return value.userId
        continue
      }
      const wrongAddresses = value.wrongAddresses + 1
      const counted =
        wrongAddresses < mostWrongAddresses
          ? (await links.replace({ ...value, wrongAddresses }, version)).kind === 'stored'
          : (await links.remove(value.id, version)) === 'removed'
      if (counted) throw refuse('wrong_address')
    }
  }

  return {
    async make(userId, kind, mail) {
      for (const { value } of await links.find('byUser', [userId])) await links.remove(value.id)
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = wall.now() + lastsMs[kind]
      await links.insert({ id: hashOf(secret), userId, kind, mail, expiresAt, wrongAddresses: 0 })
      return { kind, secret, mail, expiresAt }
    },
    find: async (secret) => (await holding(secret)).value,
    take: takeOrCount,
    async sweep() {
      for (const { value, version } of await links.all())
        if (value.expiresAt <= wall.now()) await links.remove(value.id, version)
    },
  }
}
