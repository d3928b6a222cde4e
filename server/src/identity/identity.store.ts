/** What is stored of people and their sign-ins. */
import type { CollectionSpec } from '../platform/collection.js'
import type { Delegation } from './delegations.js'
import type { StoredSignIn } from './sign-ins.js'
import type { User } from './users.js'

export const userSpec: CollectionSpec<User> = { name: 'users', unique: { byLogin: ['login'] }, lookups: {} }

export const delegationSpec: CollectionSpec<Delegation> = { name: 'delegations', unique: {}, lookups: {} }

export const signInSpec: CollectionSpec<StoredSignIn> = {
  name: 'sign-ins',
  unique: { byToken: ['tokenHash'] },
  lookups: { byUser: ['userId'] },
}
