/**
 * The one way to load a thing by an id that came from outside (PERM-4).
 *
 * Always true:
 *  1. Nobody gets a thing without being asked for by name, id and action, and every answer went through
 *     membership, marking, compartment and matrix (PERM-1, PERM-2).
 *  2. What one may not read is refused exactly as what does not exist.
 *  3. An access token does less than its owner where it is limited, and never more [M22].
 *  4. The administrator is a member nowhere and so reads nothing (PERM-6).
 *
 * Capabilities above say how their things are found; what may be done is decided here alone.
 */
import type { GroupId } from '@tandem/shared/ids'
import { type Action, actionsFor, type Guarded, mayAct } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { Groups, Membership } from '../groups/index.js'
import type { SignedIn, TokenPowers } from '../identity/index.js'

export interface Loaded<Thing> {
  thing: Thing
  /** The asking person in the thing's group. */
  member: Membership
  /** All that this person may do with the thing now. */
  actions: Action[]
}

/** What a capability asks for: loading its own kind of thing. Ids are branded, so these join as overloads. */
export interface Loads<Id extends string, Thing> {
  load(signedIn: SignedIn, id: Id, action: Action): Promise<Loaded<Thing>>
}

/** How one kind of thing is found, and what it is guarded by. */
export interface Finder<Id extends string, Thing> {
  (id: Id): Promise<Found<Thing> | null>
}

export interface Found<Thing> {
  thing: Thing
  groupId: GroupId
  guarded: Guarded
  /** What it stands in: who may not read that does not find this either. */
  within?: Guarded
}

/** Finders by the prefix of the ids they take: `doc`, `grp`. */
type Finders = Readonly<Record<string, Finder<never, unknown>>>

type Access<Each extends Finders> = UnionToIntersection<
  {
    [Prefix in keyof Each]: Each[Prefix] extends Finder<infer Id, infer Thing> ? Loads<Id, Thing> : never
  }[keyof Each]
>
type UnionToIntersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never

export function createAccess<Each extends Finders>(
  groups: Pick<Groups, 'member'>,
  finders: Each,
): Access<Each> {
  async function load(signedIn: SignedIn, id: string, action: Action): Promise<Loaded<unknown>> {
    const prefix = id.slice(0, id.indexOf('_'))
    const find = Object.hasOwn(finders, prefix) ? finders[prefix] : undefined
    // The id was parsed by its own schema at the edge, and its prefix chose the finder.
    const found = await find?.(id as never)
    if (!found) throw refuse('not_found')
    const member = await groups.member(found.groupId, signedIn.userId)
    const { token } = signedIn
    if (token?.groups && !token.groups.includes(found.groupId)) throw refuse('not_found')
    const actions = actionsFor(member, found.guarded).filter((each) => isWithin(token, each))
    if (found.within && !mayAct(member, 'read', found.within)) throw refuse('not_found')
    if (!member || !actions.includes('read')) throw refuse('not_found')
    if (!isWithin(token, action)) throw refuse('not_allowed')
    if (!actions.includes(action)) throw refuse(action === 'edit' ? 'not_editable_now' : 'not_allowed')
    return { thing: found.thing, member, actions }
  }
  return { load } as Access<Each>
}

const reading: ReadonlySet<Action> = new Set<Action>([
  'read',
  'read_history',
  'read_history_of_approved',
  'export',
])

function isWithin(token: TokenPowers | undefined, action: Action): boolean {
  return !token || token.mayWrite || reading.has(action)
}
