import type { Audit } from '../audit/index.js'
import type { GroupRole, User } from '../identity/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Groups } from './groups.js'
import { isForSeats, isOfSeat } from './member-list.js'

interface AdmitByClaimsParts {
  groups: Pick<Groups, 'all' | 'admit'>
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
}

/**
 * Admits somebody to the groups that his organisation names. A group that there is not is passed over, and so is a
 * seat's role for whoever is of neither seat: no organisation gives away what the group's own rules keep (A2).
 */
export async function admitByClaims(
  { groups, audit, rights }: AdmitByClaimsParts,
  user: User,
  roles: readonly GroupRole[],
): Promise<void> {
  const { id: userId, delegation } = user
  const all = await groups.all()
  for (const { group: short, role } of roles) {
    const group = all.find((each) => each.short.toUpperCase() === short)
    if (!group || (isForSeats(role) && !isOfSeat(group, user))) continue
    await groups.admit({ groupId: group.id, userId, role, compartments: [], delegation })
    const where = `${group.id}:${userId}`
    await audit.record({ who: userId, what: 'membership.change', where })
  }
  await rights.bump()
}
