/** Who is in a group and with which standing, kept by the administrator [PERM-6]. */
import type { GivenRole, MemberListAnswer } from '@tandem/shared/groups'
import { UserId } from '@tandem/shared/ids'
import type { Role } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { SignedIn, User } from '../identity/index.js'
import type { Call, SignedInEndpoint } from '../platform/http/index.js'
import type { Group } from './groups.js'
import { isForSeats, isOfSeat, weighMemberList } from './member-list.js'
import { type GroupRoutesParts, groupOf, present } from './present-group.js'

export function membershipRoutes(parts: GroupRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { groups, audit, rights } = parts
  return [
    {
      route: 'PUT /administration/groups/:groupId/members/:userId',
      async answer(call, { userId: who }) {
        const { group, user } = await named(parts, call)
        const given = call.readBody()
        if (user.isAdministrator) throw refuse('administrator_in_group')
        if (isForSeats(given.role) && !isOfSeat(group, user)) throw refuse('not_of_co_chairs')
        if (!(given.compartments ?? []).every((each) => group.compartments.includes(each)))
          throw refuse('not_found')
        await admit(parts, group, user, given)
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
          await admit(parts, group, user, { role })
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

async function named(
  parts: GroupRoutesParts,
  call: Pick<Call, 'params'>,
): Promise<{ group: Group; user: User }> {
  const group = await groupOf(parts, call)
  const userId = UserId.safeParse(call.params['userId'])
  const user = userId.success ? await parts.identity.users.find(userId.data) : null
  if (!user) throw refuse('not_found')
  return { group, user }
}

/** What is not given, a member keeps. */
async function admit(
  { groups }: GroupRoutesParts,
  group: Group,
  user: User,
  given: { role: Role } & Omit<GivenRole, 'role'>,
): Promise<void> {
  const before = await groups.member(group.id, user.id)
  await groups.admit({
    groupId: group.id,
    userId: user.id,
    role: given.role,
    function: given.function === undefined ? (before?.function ?? null) : given.function,
    compartments: given.compartments ?? before?.compartments.slice() ?? [],
    delegation: user.delegation,
  })
}
