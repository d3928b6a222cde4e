/** What may be set anew of a group, and what the rules of the domain keep as it is. */
import type { GroupChange } from '@tandem/shared/groups'
import { mayBeUnled } from '@tandem/shared/groups'
import type { DelegationCode, GroupId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Group, Groups, Membership } from './groups.js'

/** @param members everyone in the group now */
export function assertChangeable(group: Group, members: readonly Membership[], wanted: GroupChange): void {
  if (wanted.coChairs.length === 0 && !mayBeUnled(group.kind)) throw refuse('malformed')
  if (!keepsPair(group, members, wanted)) throw refuse('pair_in_office')
  if (group.compartments.some((each) => !wanted.compartments.includes(each)))
    throw refuse('compartment_stays')
  const named: readonly DelegationCode[] = [...wanted.members, ...wanted.observers]
  const needed = [
    ...members.map(({ delegation }) => delegation),
    ...(group.nextCycle?.coChairs ?? []).map(({ delegation }) => delegation),
  ]
  const withdrawn = [...group.members, ...group.observers].filter((code) => !named.includes(code))
  if (withdrawn.some((code) => needed.includes(code))) throw refuse('delegation_in_use')
}

/** The pair is fixed for its cycle (A3), which begins for us when somebody works for it here. */
function keepsPair(group: Group, members: readonly Membership[], { coChairs }: GroupChange): boolean {
  const before = group.coChairs.map(({ delegation }) => delegation).toSorted()
  const after = coChairs.map(({ delegation }) => delegation).toSorted()
  const isSame = before.length === after.length && before.every((code, index) => code === after[index])
  return isSame || !members.some(({ role }) => role === 'co_chair' || role === 'secretariat')
}

/** Refuses a body above that is not there, or is below. */
export async function assertParent(
  groups: Pick<Groups, 'find'>,
  id: GroupId | null,
  parentId: GroupId | null,
): Promise<void> {
  const seen = new Set<GroupId>()
  for (let above = parentId; above !== null;) {
    if (above === id) throw refuse('parent_below')
    if (seen.has(above)) return
    seen.add(above)
    const group: Group | null = await groups.find(above)
    if (!group && above === parentId) throw refuse('not_found')
    above = group?.parentId ?? null
  }
}
