/** Groups and their members as the administrator sets them up. */
import { z } from 'zod'
import { TimeZone } from '../identity/time-zone.js'
import { DelegationCode, GroupId, UserId } from '../ids/index.js'
import { Marking, Role } from '../permissions/index.js'
import { GivenName, Language, LocalisedText } from '../words/index.js'
import { GroupKind } from './kinds.js'

/** What a co-chair's seat is called in the group's own rules. */
export const seats = [
  'asean',
  'plus',
  'host',
  'visitor',
  'exercise_director',
  'deputy_exercise_director',
] as const
export const Seat = z.enum(seats)

/** Begins the symbols of everything in the group: `EWG-CS`, `CCWG`. */
export const GroupShort = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/, 'no short name of a group')

const CoChairSeat = z.strictObject({ delegation: DelegationCode, seat: Seat.nullable() })
const delegationList = z.array(DelegationCode).max(100).refine(eachOnce, 'a delegation stands twice')

export const NewGroup = z
  .strictObject({
    short: GroupShort,
    name: GivenName,
    kind: GroupKind,
    /** Two equal seats, held by two delegations. */
    coChairs: z.tuple([CoChairSeat, CoChairSeat]),
    /** The co-chairs' delegations stand among them, in the group's order. */
    members: delegationList,
    observers: delegationList,
    workingLanguages: z.array(Language).min(1).max(2).refine(eachOnce, 'a language stands twice'),
    defaultMarking: Marking,
    /** The zone new meetings begin with. */
    timeZone: TimeZone,
  })
  .refine(({ coChairs: [a, b] }) => a.delegation !== b.delegation, 'both seats are held by one delegation')
  .refine(
    ({ coChairs, members }) => coChairs.every(({ delegation }) => members.includes(delegation)),
    'a co-chair is no member',
  )
  .refine(
    ({ members, observers }) => !observers.some((code) => members.includes(code)),
    'a delegation is member and observer',
  )
export type NewGroup = z.infer<typeof NewGroup>

function eachOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

/** A person in a group, with his role there. */
export const GroupMember = z.object({
  userId: UserId,
  login: z.string(),
  name: LocalisedText,
  delegation: DelegationCode.nullable(),
  role: Role,
  isDisabled: z.boolean(),
})
export type GroupMember = z.infer<typeof GroupMember>

/** A group with its people, as the administrator sees it: nothing of what it works on (PERM-6). */
export const ManagedGroup = z.object({
  id: GroupId,
  kind: GroupKind,
  short: z.string(),
  name: LocalisedText,
  coChairs: z.array(z.object({ delegation: DelegationCode, seat: z.string() })),
  members: z.array(DelegationCode),
  observers: z.array(DelegationCode),
  workingLanguages: z.array(Language),
  defaultMarking: Marking,
  people: z.array(GroupMember),
})
export type ManagedGroup = z.infer<typeof ManagedGroup>
export const ManagedGroups = z.object({ groups: z.array(ManagedGroup) })

export const GivenRole = z.strictObject({ role: Role })
