import type { UserId } from '@tandem/shared/ids'
import type { Me } from '@tandem/shared/identity'
import type { Role } from '@tandem/shared/permissions'
import type { Group, Groups } from './groups.js'

/** The roles, the ones that carry most first: how people and groups are listed. */
export const rolesInOrder: readonly Role[] = [
  'co_chair',
  'secretariat',
  'head_of_delegation',
  'delegate',
  'observer',
]

export function rankOf(role: Role): number {
  return rolesInOrder.indexOf(role)
}

/** The groups of a person: those he leads first, working groups before the teams they have made, then by name. */
export async function groupsOf(groups: Groups, userId: UserId): Promise<Me['groups']> {
  const memberships = await groups.membershipsOf(userId)
  const mine = await Promise.all(
    memberships.map(async ({ groupId, role }) => {
      const group = await groups.find(groupId)
      return group && { group, role }
    }),
  )
  return mine
    .filter((each) => each !== null)
    .toSorted(
      (a, b) =>
        rankOf(a.role) - rankOf(b.role) ||
        Number(isTeam(a.group)) - Number(isTeam(b.group)) ||
        (a.group.short < b.group.short ? -1 : 1),
    )
    .map(({ group, role }) => ({ id: group.id, short: group.short, name: group.name, role }))
}

function isTeam({ kind }: Group): boolean {
  return kind === 'planning_team' || kind === 'sub_wg'
}
