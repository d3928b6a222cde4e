/** A group as the administrator sees it. */
import type { GroupMember, ManagedGroup } from '@tandem/shared/groups'
import { GroupId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Audit } from '../audit/index.js'
import type { Identity } from '../identity/index.js'
import type { Clock } from '../platform/clock.js'
import type { Call } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Group, Groups, Membership } from './groups.js'
import { rankOf } from './my-groups.js'

export interface GroupRoutesParts {
  identity: Pick<Identity, 'users' | 'delegations'>
  groups: Groups
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
  /** Domain time. */
  clock: Clock
}

/** The group that the path names; as absent as any other while it is in the bin. */
export async function groupOf(
  { groups }: Pick<GroupRoutesParts, 'groups'>,
  call: Pick<Call, 'params'>,
): Promise<Group> {
  const groupId = GroupId.safeParse(call.params['groupId'])
  const group = groupId.success ? await groups.find(groupId.data) : null
  if (!group) throw refuse('not_found')
  return group
}

export async function present(
  parts: Pick<GroupRoutesParts, 'groups' | 'identity'>,
  group: Group,
): Promise<ManagedGroup> {
  const { id, kind, short, name, coChairs, members, observers, workingLanguages, defaultMarking } = group
  const { aliases, parentId, cycle, caveats, timeZone, compartments, nextCycle } = group
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
    aliases,
    parentId,
    cycle,
    coChairs,
    members,
    observers,
    workingLanguages,
    defaultMarking,
    caveats: caveats ?? [],
    timeZone: timeZone ?? null,
    compartments,
    people: people.filter((person) => person !== null),
    nextCycle: nextCycle ?? null,
    formerCycles: presentFormerCycles(group),
  }
}

/** The last one first. */
export function presentFormerCycles({ formerCycles }: Group): ManagedGroup['formerCycles'] {
  return (formerCycles ?? [])
    .map((former) => ({ ...former, until: new Date(former.until).toISOString() }))
    .toReversed()
}

async function presentMember(
  { identity }: Pick<GroupRoutesParts, 'identity'>,
  { userId, role, delegation, compartments, function: does }: Membership,
): Promise<GroupMember | null> {
  const user = await identity.users.find(userId)
  if (!user) return null
  const { login, name, isDisabled } = user
  return {
    userId,
    login,
    name,
    delegation,
    role,
    function: does ?? null,
    compartments: [...compartments],
    isDisabled: isDisabled ?? false,
  }
}
