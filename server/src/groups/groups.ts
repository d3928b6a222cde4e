/** Working groups, the bodies above them, and who is in them with which role. */
import { type DelegationCode, type GroupId, newId, type UserId } from '@tandem/shared/ids'
import type { groupKinds } from '@tandem/shared/groups'
import { refuse } from '@tandem/shared/protocol'
import type { Marking, Member, Role } from '@tandem/shared/permissions'
import type { Language, LocalisedText } from '@tandem/shared/words'
import type { Collections, CollectionSpec } from '../platform/collection.js'
import type { Publishes } from '../platform/domain-events.js'

export interface Group {
  id: GroupId
  kind: (typeof groupKinds)[number]
  short: string
  name: LocalisedText
  /** Names the press or others use. */
  aliases: LocalisedText[]
  parentId: GroupId | null
  cycle: { ordinal: number | null; from: string | null; to: string | null } | null
  /** The two seats, in the order of the group's own rules. */
  coChairs: { delegation: DelegationCode; seat: string }[]
  workingLanguages: Language[]
  defaultMarking: Marking
  /** The zone new meetings begin with. */
  timeZone?: string
  /** Compartments that exist in this group. */
  compartments: string[]
  /** Delegations in the group's order. */
  members: DelegationCode[]
  observers: DelegationCode[]
}

/** A person in a group. */
export interface Membership extends Member {
  /** `<groupId>:<userId>`: one membership each. */
  id: string
  groupId: GroupId
  userId: UserId
  role: Role
  compartments: string[]
  delegation: DelegationCode | null
}

const groupSpec: CollectionSpec<Group> = { name: 'groups', unique: { byShort: ['short'] }, lookups: {} }

const membershipSpec: CollectionSpec<Membership> = {
  name: 'memberships',
  unique: {},
  lookups: { byGroup: ['groupId'], byUser: ['userId'] },
}

export interface GroupEvents {
  'membership.changed': { groupId: GroupId; userId: UserId }
}

export interface Groups {
  /** Refused when the short name is taken. */
  create(group: Omit<Group, 'id'>): Promise<Group>
  /** By short name. */
  all(): Promise<Group[]>
  find(id: GroupId): Promise<Group | null>
  /** Adds the person, or gives a member another role or other compartments. Published as `membership.changed`. */
  admit(membership: Omit<Membership, 'id'>): Promise<Membership>
  remove(groupId: GroupId, userId: UserId): Promise<void>
  member(groupId: GroupId, userId: UserId): Promise<Membership | null>
  membersOf(groupId: GroupId): Promise<Membership[]>
  membershipsOf(userId: UserId): Promise<Membership[]>
}

export function openGroups(parts: { collections: Collections; events: Publishes<GroupEvents> }): Groups {
  const groups = parts.collections.collection(groupSpec)
  const memberships = parts.collections.collection(membershipSpec)
  const idOf = (groupId: GroupId, userId: UserId) => `${groupId}:${userId}`

  return {
    async create(facts) {
      const group: Group = { id: newId('grp'), ...facts }
      const inserted = await groups.insert(group)
      if (inserted.kind === 'duplicate') throw refuse('name_taken')
      return group
    },
    async all() {
      const stored = await groups.all()
      return stored.map(({ value }) => value).toSorted((a, b) => (a.short < b.short ? -1 : 1))
    },
    find: async (id) => (await groups.get(id))?.value ?? null,
    async admit(facts) {
      const membership: Membership = { id: idOf(facts.groupId, facts.userId), ...facts }
      // Retried until nobody was in between; the later act wins as a whole.
      for (;;) {
        const before = await memberships.get(membership.id)
        const outcome = before
          ? await memberships.replace(membership, before.version)
          : await memberships.insert(membership)
        if (outcome.kind === 'stored') break
      }
      parts.events.publish('membership.changed', { groupId: facts.groupId, userId: facts.userId })
      return membership
    },
    async remove(groupId, userId) {
      const removed = await memberships.remove(idOf(groupId, userId))
      if (removed === 'removed') parts.events.publish('membership.changed', { groupId, userId })
    },
    member: async (groupId, userId) => (await memberships.get(idOf(groupId, userId)))?.value ?? null,
    membersOf: async (groupId) => (await memberships.find('byGroup', [groupId])).map(({ value }) => value),
    membershipsOf: async (userId) => (await memberships.find('byUser', [userId])).map(({ value }) => value),
  }
}
