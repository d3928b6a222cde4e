/**
 * People with an account. Nobody has a personal name here: a person is a function and a delegation, and
 * what one may do is a matter of membership (`groups/`), not of the person.
 */
import type { Preferences } from '@tandem/shared/identity'
import { type DelegationCode, newId, type UserId } from '@tandem/shared/ids'
import type { Language, LocalisedText } from '@tandem/shared/words'
import type { Collections, CollectionSpec } from '../platform/collection.js'
import type { Delegations } from './delegations.js'

export interface User {
  id: UserId
  login: string
  /** The function: "ROK Director, cyber policy". */
  name: LocalisedText
  delegation: DelegationCode | null
  /** Manages accounts and sees events; is in no group and reads no content (PERM-6). */
  isAdministrator: boolean
  preferences: Preferences
}

const userSpec: CollectionSpec<User> = { name: 'users', unique: { byLogin: ['login'] }, lookups: {} }

export interface Users {
  /** Preferences begin with the person's language and the delegation's time zone. */
  create(user: Omit<User, 'id' | 'preferences'> & { language: Language }): Promise<User>
  find(id: UserId): Promise<User | null>
  findByLogin(login: string): Promise<User | null>
  /** By login. */
  all(): Promise<User[]>
  /** Writes the given fields over those there are; the later of two writers wins, field by field. */
  prefer(id: UserId, changes: Partial<Preferences>): Promise<User | null>
}

export function openUsers(collections: Collections, delegations: Delegations): Users {
  const users = collections.collection(userSpec)
  return {
    async create({ language, ...facts }) {
      const home = facts.delegation === null ? null : await delegations.find(facts.delegation)
      const user: User = {
        id: newId('usr'),
        ...facts,
        preferences: { language, timeZone: home?.timeZone ?? 'UTC', theme: 'system', singleKeys: true },
      }
      const inserted = await users.insert(user)
      if (inserted.kind === 'duplicate') throw new Error(`The login ${user.login} is taken.`)
      return user
    },
    find: async (id) => (await users.get(id))?.value ?? null,
    findByLogin: async (login) => (await users.findOne('byLogin', [login]))?.value ?? null,
    async all() {
      const stored = await users.all()
      return stored.map(({ value }) => value).toSorted((a, b) => (a.login < b.login ? -1 : 1))
    },
    async prefer(id, changes) {
      // Retried until nobody was in between: two tabs may change two preferences at once.
      for (;;) {
        const stored = await users.get(id)
        if (!stored) return null
        const user: User = { ...stored.value, preferences: { ...stored.value.preferences, ...changes } }
        const replaced = await users.replace(user, stored.version)
        if (replaced.kind === 'stored') return user
        if (replaced.kind === 'missing') return null
      }
    },
  }
}
