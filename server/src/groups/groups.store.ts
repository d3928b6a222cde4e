import type { CollectionSpec } from '../platform/collection.js'
import type { Group, Membership } from './groups.js'

export const groupSpec: CollectionSpec<Group> = {
  name: 'groups',
  unique: { byShort: ['short'] },
  lookups: {},
}

export const membershipSpec: CollectionSpec<Membership> = {
  name: 'memberships',
  unique: {},
  lookups: { byGroup: ['groupId'], byUser: ['userId'] },
}
