import type { Audit } from '../audit/index.js'
import type { GroupRole, User } from '../identity/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Groups } from './groups.js'

interface AdmitByClaimsParts {
  groups: Pick<Groups, 'all' | 'admit'>
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
}

/** Admits somebody to the groups that his organisation names; one that there is not is passed over. */
export async function admitByClaims(
  { groups, audit, rights }: AdmitByClaimsParts,
  { id: userId, delegation }: User,
  roles: readonly GroupRole[],
): Promise<void> {
  const all = await groups.all()
  for (const { group: short, role } of roles) {
    const group = all.find((each) => each.short.toUpperCase() === short)
    if (!group) continue
    await groups.admit({ groupId: group.id, userId, role, compartments: [], delegation })
    const where = `${group.id}:${userId}`
    await audit.record({ who: userId, what: 'membership.change', where })
  }
  await rights.bump()
}
