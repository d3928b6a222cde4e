/** A group with its people, as the administrator sees it: nothing of what it works on (PERM-6). */
import { z } from 'zod'
import { DelegationCode, GroupId, UserId } from '../ids/index.js'
import { Marking, Role } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'
import { FormerCycle, KnownCycle, NextCycle } from './cycle.js'
import { GroupKind } from './kinds.js'
import { Compartment } from './new-group.js'

/** What a person does in a group (A4); what he may do follows from the role. */
export const personFunctions = [
  'co_chair',
  'head_of_delegation',
  'alternate_head',
  'delegate',
  'expert',
  'exercise_planner',
  'note_taker',
  'interpreter',
  'secretary',
  'secretariat_liaison',
  'observer',
] as const
export const PersonFunction = z.enum(personFunctions)
export type PersonFunction = z.infer<typeof PersonFunction>

/** A person in a group, with his role there. */
export const GroupMember = z.object({
  userId: UserId,
  login: z.string(),
  name: LocalisedText,
  delegation: DelegationCode.nullable(),
  role: Role,
  /** Null: what the role says. */
  function: PersonFunction.nullable(),
  compartments: z.array(z.string()),
  isDisabled: z.boolean(),
})
export type GroupMember = z.infer<typeof GroupMember>

export const ManagedGroup = z.object({
  id: GroupId,
  kind: GroupKind,
  short: z.string(),
  name: LocalisedText,
  aliases: z.array(LocalisedText),
  parentId: GroupId.nullable(),
  cycle: KnownCycle.nullable(),
  coChairs: z.array(z.object({ delegation: DelegationCode, seat: z.string() })),
  members: z.array(DelegationCode),
  observers: z.array(DelegationCode),
  workingLanguages: z.array(Language),
  defaultMarking: Marking,
  caveats: z.array(z.string()),
  timeZone: z.string().nullable(),
  compartments: z.array(z.string()),
  people: z.array(GroupMember),
  /** What is planned; null: nothing. */
  nextCycle: NextCycle.nullable(),
  /** The last one first. */
  formerCycles: z.array(FormerCycle),
})
export type ManagedGroup = z.infer<typeof ManagedGroup>
export const ManagedGroups = z.object({ groups: z.array(ManagedGroup) })

/** A standing in a group. What is left out stays as it is; of somebody new it is nothing. */
export const GivenRole = z.strictObject({
  role: Role,
  function: PersonFunction.nullable().optional(),
  compartments: z.array(Compartment).max(20).optional(),
})
export type GivenRole = z.infer<typeof GivenRole>

/** What was deleted: gone for everyone, until it is brought back. */
export const Bin = z.object({
  groups: z.array(
    z.object({ id: GroupId, short: z.string(), name: LocalisedText, deletedAt: z.iso.datetime() }),
  ),
  delegations: z.array(z.object({ code: DelegationCode, name: LocalisedText, deletedAt: z.iso.datetime() })),
})
export type Bin = z.infer<typeof Bin>

/** A person of a group as its members see him: by function, in a delegation. */
export const PersonInGroup = z.object({
  userId: UserId,
  name: LocalisedText,
  delegation: DelegationCode.nullable(),
  role: Role,
  function: PersonFunction.nullable(),
})
export type PersonInGroup = z.infer<typeof PersonInGroup>
export const PeopleInGroup = z.object({ people: z.array(PersonInGroup) })
