/** Groups and who is in them, kept by the administrator: he is in none, and reads nothing of theirs [PERM-6]. */
import type { GroupMember, ManagedGroup, MemberListAnswer } from '@tandem/shared/groups'
import { GroupId, UserId } from '@tandem/shared/ids'
import type { Role } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { Audit } from '../audit/index.js'
import type { Identity, SignedIn, User } from '../identity/index.js'
import type { Call, SignedInEndpoint } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Group, Groups, Membership } from './groups.js'
import { weighMemberList } from './member-list.js'
import { rankOf } from './my-groups.js'

export interface GroupRoutesParts {
  identity: Pick<Identity, 'users' | 'delegations'>
  groups: Groups
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
}

export function groupRoutes(parts: GroupRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { identity, groups, audit, rights } = parts
  return [
    {
      route: 'GET /administration/groups',
      answer: async () => ({
        groups: await Promise.all((await groups.all()).map((group) => present(parts, group))),
      }),
    },
    {
      route: 'POST /administration/groups',
      async answer(call, { userId: who }) {
        const { coChairs, ...facts } = call.readBody()
        const named = [...facts.members, ...facts.observers]
        if ((await identity.delegations.list(named)).length < named.length) throw refuse('not_found')
        const group = await groups.create({
          ...facts,
          coChairs: coChairs.map(({ delegation, seat }) => ({ delegation, seat: seat ?? '' })),
          aliases: [],
          parentId: null,
          cycle: null,
          compartments: [],
        })
        await audit.record({ who, what: 'group.create', where: group.id, address: call.address })
        return present(parts, group)
      },
    },
    {
      route: 'PUT /administration/groups/:groupId/members/:userId',
      async answer(call, { userId: who }) {
        const { group, user } = await named(parts, call)
        const { role } = call.readBody()
        if (user.isAdministrator) throw refuse('administrator_in_group')
        await admit(parts, group, user, role)
        await rights.bump()
        const where = `${group.id}:${user.id}`
        await audit.record({ who, what: 'membership.change', where, address: call.address })
        return present(parts, group)
      },
    },
    {
      route: 'POST /administration/groups/:groupId/members',
      async answer(call, { userId: who }): Promise<MemberListAnswer> {
        const group = await groupOf(parts, call)
        const { csv, isTrial } = call.readBody()
        const weighed = await weighMemberList(parts, group, csv)
        const isDone = !isTrial && weighed.every(({ problems }) => problems.length === 0)
        for (const { user, role, was } of isDone ? weighed : []) {
          if (!user || !role || role === was) continue
          await admit(parts, group, user, role)
          const where = `${group.id}:${user.id}`
          await audit.record({ who, what: 'membership.change', where, address: call.address })
        }
        if (isDone) await rights.bump()
        const lines = weighed.map(({ user: _user, ...line }) => line)
        return { lines, isDone, group: await present(parts, group) }
      },
    },
    {
      route: 'DELETE /administration/groups/:groupId/members/:userId',
      async answer(call, { userId: who }) {
        const { group, user } = await named(parts, call)
        await groups.remove(group.id, user.id)
        await rights.bump()
        const where = `${group.id}:${user.id}`
        await audit.record({ who, what: 'membership.remove', where, address: call.address })
        return present(parts, group)
      },
    },
  ]
}

async function named(parts: GroupRoutesParts, call: Call): Promise<{ group: Group; user: User }> {
  const group = await groupOf(parts, call)
  const userId = UserId.safeParse(call.params['userId'])
  const user = userId.success ? await parts.identity.users.find(userId.data) : null
  if (!user) throw refuse('not_found')
  return { group, user }
}

async function groupOf({ groups }: GroupRoutesParts, call: Call): Promise<Group> {
  const groupId = GroupId.safeParse(call.params['groupId'])
  const group = groupId.success ? await groups.find(groupId.data) : null
  if (!group) throw refuse('not_found')
  return group
}

/** A member keeps his compartments. */
async function admit({ groups }: GroupRoutesParts, group: Group, user: User, role: Role): Promise<void> {
  const before = await groups.member(group.id, user.id)
  const compartments = before?.compartments ?? []
  await groups.admit({
    groupId: group.id,
    userId: user.id,
    role,
    compartments,
    delegation: user.delegation,
  })
}

async function present(parts: GroupRoutesParts, group: Group): Promise<ManagedGroup> {
  const { id, kind, short, name, coChairs, members, observers, workingLanguages, defaultMarking } = group
  const people = await Promise.all(
    (await parts.groups.membersOf(id))
      .toSorted((a, b) => rankOf(a.role) - rankOf(b.role))
      .map((member) => presentMember(parts, member)),
  )
  return {
    id,
    kind,
    short,
    name,
    coChairs,
    members,
    observers,
    workingLanguages,
    defaultMarking,
    people: people.filter((person) => person !== null),
  }
}

async function presentMember(
  { identity }: Pick<GroupRoutesParts, 'identity'>,
  { userId, role, delegation }: Membership,
): Promise<GroupMember | null> {
  const user = await identity.users.find(userId)
  if (!user) return null
  const { login, name, isDisabled } = user
  return { userId, login, name, delegation, role, isDisabled: isDisabled ?? false }
}
