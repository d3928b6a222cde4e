/** Groups as the administrator sets them up, and changes them later. */
import { z } from 'zod'
import { TimeZone } from '../identity/time-zone.js'
import { DelegationCode, GroupId } from '../ids/index.js'
import { Marking } from '../permissions/index.js'
import { GivenName, Language } from '../words/index.js'
import { CoChairPair, Cycle } from './cycle.js'
import { GroupKind } from './kinds.js'

/** Begins the symbols of everything in the group: `EWG-CS`, `CCWG`. */
export const GroupShort = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/, 'no short name of a group')

/** A named circle within a group, such as `trusted_agents`. */
export const Compartment = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'no name of a compartment')

/** Bodies above working groups: they may be named without anybody leading them here. */
export const bodiesAbove = ['ministerial', 'senior_officials', 'senior_officials_wg', 'forum'] as const

export const mayBeUnled = (kind: z.infer<typeof GroupKind>): boolean =>
  bodiesAbove.some((each) => each === kind)

const delegationList = z.array(DelegationCode).max(100).refine(eachOnce, 'a delegation stands twice')

/** What is set of a group and may be set anew later. */
const facts = {
  name: GivenName,
  /** Names the press or others use. */
  aliases: z.array(GivenName).max(20).default([]),
  /** The body above it. */
  parentId: GroupId.nullable().default(null),
  cycle: Cycle.nullable().default(null),
  /** None only in a body above working groups. */
  coChairs: z.union([CoChairPair, z.tuple([])]),
  /** The co-chairs' delegations stand among them, in the group's order. */
  members: delegationList,
  observers: delegationList,
  workingLanguages: z.array(Language).min(1).max(2).refine(eachOnce, 'a language stands twice'),
  /** Of whatever has no marking of its own, from now on. */
  defaultMarking: Marking,
  /** Who may have it besides, in words: new documents begin with these. */
  caveats: z.array(z.string().trim().min(1).max(120)).max(5).default([]),
  /** The zone new meetings begin with. */
  timeZone: TimeZone,
  /** Never fewer than before: what is in one stays in it. */
  compartments: z.array(Compartment).max(20).refine(eachOnce, 'a compartment stands twice').default([]),
}

interface Seated {
  coChairs: readonly { delegation: DelegationCode }[]
  members: readonly DelegationCode[]
  observers: readonly DelegationCode[]
}

const leadersAreMembers = ({ coChairs, members }: Seated): boolean =>
  coChairs.every(({ delegation }) => members.includes(delegation))
const observersAreNoMembers = ({ members, observers }: Seated): boolean =>
  !observers.some((code) => members.includes(code))

export const NewGroup = z
  .strictObject({ short: GroupShort, kind: GroupKind, ...facts })
  .refine(({ kind, coChairs }) => coChairs.length > 0 || mayBeUnled(kind), 'nobody leads it')
  .refine(leadersAreMembers, 'a co-chair is no member')
  .refine(observersAreNoMembers, 'a delegation is member and observer')
/** As it is sent: what has a usual value may be left out. */
export type NewGroup = z.input<typeof NewGroup>

/** All of it anew. The short name and the kind stay: symbols begin with the one, rules follow from the other. */
export const GroupChange = z
  .strictObject(facts)
  .refine(leadersAreMembers, 'a co-chair is no member')
  .refine(observersAreNoMembers, 'a delegation is member and observer')
export type GroupChange = z.output<typeof GroupChange>

function eachOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}
