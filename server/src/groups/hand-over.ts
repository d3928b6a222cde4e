/**
 * The hand-over of a cycle (A3): one write of the group, at one moment. From then on the next pair leads, its
 * people have their roles and those of the pair before have none of a seat; what was made before is read by all
 * who read it, and edited by nobody (`isOfFormerCycle`).
 */
import type { NextCycle } from '@tandem/shared/groups'
import { refuse } from '@tandem/shared/protocol'
import type { Role } from '@tandem/shared/permissions'
import type { Group, Membership } from './groups.js'

/** Refuses a plan that names who cannot lead here. */
export function assertPlannable(group: Group, members: readonly Membership[], next: NextCycle): void {
  const seats = next.coChairs.map(({ delegation }) => delegation)
  if (!seats.every((code) => group.members.includes(code))) throw refuse('not_found')
  for (const { userId } of next.people) {
    const member = members.find((each) => each.userId === userId)
    if (!member) throw refuse('not_found')
    if (!member.delegation || !seats.includes(member.delegation)) throw refuse('not_of_co_chairs')
  }
}

/** What the hand-over changes of the group. Refused while a seat has nobody who will hold it. */
export function handOver(group: Group, members: readonly Membership[], at: number): Partial<Group> {
  const next = group.nextCycle ?? null
  if (!next || !next.coChairs.every((seat) => isHeld(seat.delegation, next, members)))
    throw refuse('next_cycle_incomplete')
  assertPlannable(group, members, next)
  const { ordinal, from, to, coChairs } = next
  const former = group.cycle ?? { ordinal: null, from: null, to: null }
  return {
    cycle: { ordinal, from, to },
    coChairs: coChairs.map(({ delegation, seat }) => ({ delegation, seat: seat ?? '' })),
    formerCycles: [...(group.formerCycles ?? []), { ...former, coChairs: group.coChairs, until: at }],
    nextCycle: null,
    rolesHandedOver: rolesAfter(members, next),
  }
}

function isHeld(seat: string, next: NextCycle, members: readonly Membership[]): boolean {
  return next.people.some(
    ({ userId, role }) =>
      role === 'co_chair' && members.some((member) => member.userId === userId && member.delegation === seat),
  )
}

/**
 * Whoever is named works for the next pair. Whoever worked for the pair before goes back to his delegation: its
 * co-chair speaks for it from now on, unless it has a head, who goes on speaking (A4).
 */
function rolesAfter(members: readonly Membership[], next: NextCycle): NonNullable<Group['rolesHandedOver']> {
  const named = new Map(next.people.map(({ userId, role }) => [userId, role]))
  const led = new Set(
    members
      .filter(({ userId, role }) => !named.has(userId) && role === 'head_of_delegation')
      .map(({ delegation }) => delegation),
  )
  const roleOf = ({ userId, role, delegation }: Membership): Role => {
    const given = named.get(userId)
    if (given) return given
    if (role !== 'co_chair' && role !== 'secretariat') return role
    if (role === 'secretariat' || led.has(delegation)) return 'delegate'
    led.add(delegation)
    return 'head_of_delegation'
  }
  return members
    .map((member) => ({ userId: member.userId, role: roleOf(member), was: member.role }))
    .filter(({ role, was }) => role !== was)
    .map(({ userId, role }) => ({ userId, role }))
}
