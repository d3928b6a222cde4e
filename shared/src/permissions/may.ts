/**
 * The one question of rights, as a pure function: membership first, then marking, then compartment,
 * then the matrix; deny by default (PERM-1, PERM-2). Server and client ask the same.
 */
import { z } from 'zod'
import { matrix } from './matrix.js'

export const Role = z.enum(['co_chair', 'secretariat', 'head_of_delegation', 'delegate', 'observer'])
/** A role in one group. The administrator is not in a group and reads no content (PERM-6). */
export type Role = z.infer<typeof Role>

/** Traffic light markings, the least restrictive first. */
export const markings = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const
export const Marking = z.enum(markings)
export type Marking = z.infer<typeof Marking>

export const agendaStates = ['draft', 'circulated_for_comment', 'provisional', 'adopted', 'closed'] as const
export const AgendaState = z.enum(agendaStates)
export type AgendaState = z.infer<typeof AgendaState>

export const recordStates = [
  'drafting',
  'co_chair_review',
  'circulated',
  'comments',
  'under_silence',
  'approved',
  'sealed',
  'published',
] as const
export const RecordState = z.enum(recordStates)
export type RecordState = z.infer<typeof RecordState>

export const DocumentKind = z.enum(['agenda', 'record'])
export type DocumentKind = z.infer<typeof DocumentKind>
/** The states of both kinds; which of them a kind has, its rows in the matrix say. */
export const DocumentState = z.enum([...agendaStates, ...recordStates])
export type DocumentState = z.infer<typeof DocumentState>

type Matrix = typeof matrix
type Named<T> = T extends readonly (infer A)[] ? A : { [K in keyof T]: Named<T[K]> }[keyof T]
/** What is allowed as `…_own` is done with one's own delegation's things, and then is the act itself. */
type ActionsIn<T> = Named<T> | OfOwn<Named<T>>
type OfOwn<A> = A extends `${infer Act}_own` ? Act : never
type AnyAction = ActionsIn<Matrix>
/** What the matrix knows to be done with this kind of thing. */
export type ActionOn<Kind extends keyof Matrix> = ActionsIn<Matrix[Kind]>

const everyAction = [
  ...new Set(
    Object.values(matrix)
      .flatMap((kind) => Object.values(kind).flatMap(actionsOfState))
      .flatMap((action) => [action, ...ofOwn(action)]),
  ),
] as [AnyAction, ...AnyAction[]]
export const Action = z.enum(everyAction)
export type Action = z.infer<typeof Action>

function ofOwn(action: string): string[] {
  return action.endsWith('_own') ? [action.slice(0, -'_own'.length)] : []
}

function actionsOfState(state: Record<string, readonly string[]>): string[] {
  return Object.values(state).flat()
}

/** The highest marking each role may see. */
export const highestMarking: Record<Role, Marking> = {
  co_chair: 'TLP:RED',
  secretariat: 'TLP:RED',
  head_of_delegation: 'TLP:RED',
  delegate: 'TLP:AMBER+STRICT',
  observer: 'TLP:AMBER',
}

/** A person in one group. */
export interface Member {
  role: Role
  compartments: readonly string[]
  /** Whom the person speaks for in the group, if anybody. */
  delegation?: string | null
}

/** What a right is asked for. `state` is `any` where the kind has none. */
export interface Guarded {
  kind: keyof Matrix
  state: string
  marking: Marking | null
  compartment: string | null
  /** Delegations whose own it is: for them what the matrix allows as `…_own` is allowed. */
  owners?: readonly string[]
  /**
   * Of parts of its text. Who lacks one reads the rest, and neither joins the live text nor reads its history,
   * in both of which all of it is (M8).
   */
  innerCompartments?: readonly string[]
  /** Made before the last hand-over: whoever leads now reads it, and writes in what is new (A3). */
  isOfFormerCycle?: boolean
}

/** Of documents of a cycle that is over. A corrigendum is the matter of the pair in office. */
const afterHandOver: ReadonlySet<Action> = new Set<Action>([
  'read',
  'read_if_marking_allows',
  'read_history',
  'read_history_of_approved',
  'export',
  'propose_corrigendum',
  'draft_corrigendum',
  'approve_corrigendum_jointly',
])

const ofWholeText: ReadonlySet<Action> = new Set<Action>(['edit', 'read_history', 'read_history_of_approved'])

/** What this member may do with this thing now. No member: nothing. */
export function actionsFor(member: Member | null, thing: Guarded): Action[] {
  if (!member) return []
  if (thing.marking && rank(thing.marking) > rank(highestMarking[member.role])) return []
  if (thing.compartment && !member.compartments.includes(thing.compartment)) return []
  const states: Record<string, Record<Role, readonly Action[]>> = matrix[thing.kind]
  const actions = states[thing.state]?.[member.role] ?? []
  const readsAll = (thing.innerCompartments ?? []).every((each) => member.compartments.includes(each))
  return [
    // The marking has allowed it by now.
    ...(actions.includes('read_if_marking_allows') ? (['read'] as const) : []),
    ...(isOwner(member, thing) ? (actions.flatMap(ofOwn) as Action[]) : []),
    ...actions.filter(
      (action) =>
        (readsAll || !ofWholeText.has(action)) && (!thing.isOfFormerCycle || afterHandOver.has(action)),
    ),
  ]
}

export function mayAct(member: Member | null, action: Action, thing: Guarded): boolean {
  return actionsFor(member, thing).includes(action)
}

function isOwner({ delegation }: Member, { owners = [] }: Guarded): boolean {
  return typeof delegation === 'string' && owners.includes(delegation)
}

function rank(marking: Marking): number {
  return markings.indexOf(marking)
}
