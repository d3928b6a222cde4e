/** Working groups, the bodies above them, and who is in them with which role. */
import { type DelegationCode, type GroupId, newId, type UserId } from '@tandem/shared/ids'
import type { groupKinds, KnownCycle, NextCycle, PersonFunction } from '@tandem/shared/groups'
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
  cycle: KnownCycle | null
  /** The two seats, in the order of the group's own rules. */
  coChairs: CoChairSeat[]
  workingLanguages: Language[]
  defaultMarking: Marking
  /** What new documents begin with. Absent in groups of earlier versions, as all that follows with a `?`. */
  caveats?: string[]
  /** The zone new meetings begin with. */
  timeZone?: string
  /** Compartments that exist in this group. */
  compartments: string[]
  /** Delegations in the group's order. */
  members: DelegationCode[]
  observers: DelegationCode[]
  nextCycle?: NextCycle | null
  /** The oldest first. `until`: the domain's ms of the hand-over. */
  formerCycles?: FormerCycle[]
  /** Roles that the last hand-over gave and that stand in no membership yet; they outweigh what stands there. */
  rolesHandedOver?: { userId: UserId; role: Role }[]
  /** In the bin since then, by the domain's clock in ms. */
  deleted?: Deleted | null
}

export interface Deleted {
  at: number
  by: UserId
}

export interface CoChairSeat {
  delegation: DelegationCode
  seat: string
}

export type FormerCycle = KnownCycle & { coChairs: CoChairSeat[]; until: number }

/** A person in a group. */
export interface Membership extends Member {
  /** `<groupId>:<userId>`: one membership each. */
  id: string
  groupId: GroupId
  userId: UserId
  role: Role
  /** What the person does there; absent or null: what the role says. */
  function?: PersonFunction | null
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
  /** What is set of it, who leads it, or whether it is there at all. */
  'group.changed': { groupId: GroupId }
}

/**
 * A group in the bin is for every question but those of the bin as if it were not there, and nobody is in it.
 * Its short name stays taken: a symbol is never used twice (A11).
 */
export interface Groups {
  /** Refused when the short name is taken. */
  create(group: Omit<Group, 'id'>): Promise<Group>
  /** By short name. */
  all(): Promise<Group[]>
  find(id: GroupId): Promise<Group | null>
  /**
   * Sets what `changes` gives, which may be asked again when somebody was faster; refused when the group is not
   * there. Published as `group.changed`.
   */
  change(id: GroupId, changes: (group: Group) => Partial<Group> | Promise<Partial<Group>>): Promise<Group>
  /** Adds the person, or gives a member another role or other compartments. Published as `membership.changed`. */
  admit(membership: Omit<Membership, 'id'>): Promise<Membership>
  remove(groupId: GroupId, userId: UserId): Promise<void>
  member(groupId: GroupId, userId: UserId): Promise<Membership | null>
  membersOf(groupId: GroupId): Promise<Membership[]>
  membershipsOf(userId: UserId): Promise<Membership[]>
  /** What was deleted, by short name. */
  inBin(): Promise<Group[]>
  /** Published as `group.changed`; refused when it is not there. */
  moveToBin(id: GroupId, deleted: Deleted): Promise<void>
  /** Refused when it is not in the bin. */
  restore(id: GroupId): Promise<Group>
}

export function openGroups(parts: { collections: Collections; events: Publishes<GroupEvents> }): Groups {
  const groups = parts.collections.collection(groupSpec)
  const memberships = parts.collections.collection(membershipSpec)
  const idOf = (groupId: GroupId, userId: UserId) => `${groupId}:${userId}`

  const stored = async (id: GroupId): Promise<Group | null> => (await groups.get(id))?.value ?? null
  const all = async (): Promise<Group[]> =>
    (await groups.all()).map(({ value }) => value).toSorted((a, b) => (a.short < b.short ? -1 : 1))

  /** Retried until nobody was in between. */
  async function write(
    id: GroupId,
    isThere: (group: Group) => boolean,
    changes: (group: Group) => Partial<Group> | Promise<Partial<Group>>,
  ): Promise<Group> {
    for (;;) {
      const before = await groups.get(id)
      if (!before || !isThere(before.value)) throw refuse('not_found')
      const group: Group = { ...before.value, ...(await changes(before.value)) }
      const replaced = await groups.replace(group, before.version)
      if (replaced.kind !== 'stored') continue
      parts.events.publish('group.changed', { groupId: id })
      return group
    }
  }

  async function put(membership: Membership): Promise<void> {
    // Retried until nobody was in between; the later act wins as a whole.
    for (;;) {
      const before = await memberships.get(membership.id)
      const outcome = before
        ? await memberships.replace(membership, before.version)
        : await memberships.insert(membership)
      if (outcome.kind === 'stored') return
    }
  }

  /** Writes into the memberships what a hand-over has given, so that later acts are later. */
  async function settle(groupId: GroupId): Promise<void> {
    const group = await stored(groupId)
    const given = group?.rolesHandedOver ?? []
    if (given.length === 0) return
    for (const { userId, role } of given) {
      const membership = await memberships.get(idOf(groupId, userId))
      if (membership) await put({ ...membership.value, role })
    }
    await write(
      groupId,
      () => true,
      ({ rolesHandedOver }) => ({
        rolesHandedOver: (rolesHandedOver ?? []).filter(
          ({ userId, role }) => !given.some((each) => each.userId === userId && each.role === role),
        ),
      }),
    )
  }

  return {
    async create(facts) {
      const group: Group = { id: newId('grp'), ...facts }
      const inserted = await groups.insert(group)
      if (inserted.kind === 'duplicate') throw refuse('name_taken')
      return group
    },
    all: async () => (await all()).filter(isThere),
    async find(id) {
      const group = await stored(id)
      return group && isThere(group) ? group : null
    },
    async change(id, changes) {
      await settle(id)
      return write(id, isThere, changes)
    },
    async admit(facts) {
      const membership: Membership = { id: idOf(facts.groupId, facts.userId), ...facts }
      await settle(facts.groupId)
      await put(membership)
      parts.events.publish('membership.changed', { groupId: facts.groupId, userId: facts.userId })
      return membership
    },
    async remove(groupId, userId) {
      const removed = await memberships.remove(idOf(groupId, userId))
      if (removed === 'removed') parts.events.publish('membership.changed', { groupId, userId })
    },
    async member(groupId, userId) {
      const [membership, group] = await Promise.all([memberships.get(idOf(groupId, userId)), stored(groupId)])
      return membership && standing(membership.value, group)
    },
    async membersOf(groupId) {
      const [found, group] = await Promise.all([memberships.find('byGroup', [groupId]), stored(groupId)])
      return found.map(({ value }) => standing(value, group)).filter((member) => member !== null)
    },
    async membershipsOf(userId) {
      const found = await memberships.find('byUser', [userId])
      const standings = await Promise.all(
        found.map(async ({ value }) => standing(value, await stored(value.groupId))),
      )
      return standings.filter((member) => member !== null)
    },
    inBin: async () => (await all()).filter((group) => !isThere(group)),
    async moveToBin(id, deleted) {
      await write(id, isThere, () => ({ deleted }))
    },
    restore: (id) =>
      write(
        id,
        (group) => !isThere(group),
        () => ({ deleted: null }),
      ),
  }
}

function isThere({ deleted }: Group): boolean {
  return (deleted ?? null) === null
}

/** How somebody stands now: in no group that is not there, and in the role of the last hand-over. */
function standing(membership: Membership, group: Group | null): Membership | null {
  if (group && !isThere(group)) return null
  const given = group?.rolesHandedOver?.find(({ userId }) => userId === membership.userId)
  return given ? { ...membership, role: given.role } : membership
}
