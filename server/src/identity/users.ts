/**
 * People with an account. Nobody has a personal name here: a person is a function and a delegation, and
 * what one may do is a matter of membership (`groups/`), not of the person.
 */
import type { Preferences } from '@tandem/shared/identity'
import { type DelegationCode, newId, type UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
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
  /** Cannot sign in, and neither can his tokens. Absent in accounts of earlier versions. */
  isDisabled?: boolean
  /** Where links to choose a password are sent; absent: not known. The administrator alone reads it. */
  mail?: string
  preferences: Preferences
}

/** What an account is made of. The time zone is the delegation's unless one is given. */
export interface NewUser {
  login: string
  name: LocalisedText
  delegation: DelegationCode | null
  isAdministrator: boolean
  language: Language
  timeZone?: string
  mail?: string
}

const userSpec: CollectionSpec<User> = { name: 'users', unique: { byLogin: ['login'] }, lookups: {} }

export interface Users {
  /** Refused when the login is taken. */
  create(user: NewUser): Promise<User>
  /** The same under an id that was decided before; safe to repeat. */
  createAs(id: UserId, user: NewUser): Promise<User>
  find(id: UserId): Promise<User | null>
  findByLogin(login: string): Promise<User | null>
  /** By login. */
  all(): Promise<User[]>
  /** Writes the given fields over those there are; the later of two writers wins, field by field. */
  prefer(id: UserId, changes: Partial<Preferences>): Promise<User | null>
  setMail(id: UserId, mail: string): Promise<User | null>
  /** Refused for the last administrator: nobody could undo it. */
  setDisabled(id: UserId, isDisabled: boolean): Promise<User | null>
}

export function openUsers(collections: Collections, delegations: Delegations): Users {
  const users = collections.collection(userSpec)

  async function createAs(id: UserId, { language, timeZone, ...facts }: NewUser): Promise<User> {
    const home = facts.delegation === null ? null : await delegations.find(facts.delegation)
    const zone = timeZone ?? home?.timeZone ?? 'UTC'
    const user: User = {
      id,
      ...facts,
      preferences: { language, timeZone: zone, theme: 'system', singleKeys: true },
    }
    const inserted = await users.insert(user)
    if (inserted.kind === 'stored') return user
    const same = inserted.index === 'id' ? await users.get(id) : null
    if (!same) throw refuse('name_taken')
    return same.value
  }

  /** Retried until nobody was in between: two tabs may change two things at once. */
  async function change(id: UserId, changes: (user: User) => Partial<User>): Promise<User | null> {
    for (;;) {
      const stored = await users.get(id)
      if (!stored) return null
      const user: User = { ...stored.value, ...changes(stored.value) }
      const replaced = await users.replace(user, stored.version)
      if (replaced.kind === 'stored') return user
      if (replaced.kind === 'missing') return null
    }
  }

  async function all(): Promise<User[]> {
    const stored = await users.all()
    return stored.map(({ value }) => value).toSorted((a, b) => (a.login < b.login ? -1 : 1))
  }

  return {
    create: (user) => createAs(newId('usr'), user),
    createAs,
    find: async (id) => (await users.get(id))?.value ?? null,
    findByLogin: async (login) => (await users.findOne('byLogin', [login]))?.value ?? null,
    all,
    prefer: (id, changes) =>
      change(id, ({ preferences }) => ({ preferences: { ...preferences, ...changes } })),
    setMail: (id, mail) => change(id, () => ({ mail })),
    async setDisabled(id, isDisabled) {
      const user = await change(id, () => ({ isDisabled }))
      const remaining = (await all()).some((each) => each.isAdministrator && !each.isDisabled)
      if (remaining) return user
      // Asked afterwards, so that two who disable each other at once are both refused.
      await change(id, () => ({ isDisabled: false }))
      throw refuse('last_administrator')
    },
  }
}
