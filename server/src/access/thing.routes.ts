/** An endpoint about one thing: the table says which, and the right is checked before the handler sees anything. */
import { ActivityId, CommitmentId, DocumentId, GroupId, MeetingId, PaperId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { type RouteOn, routes, type ThingKind, type ThingRule } from '@tandem/shared/rules'
import type { z } from 'zod'
import type { SignedIn } from '../identity/index.js'
import type { Answer, Call, SignedInEndpoint } from '../platform/http/index.js'
import type { Loaded, Loads } from './access.js'

const ids = {
  group: GroupId,
  meeting: MeetingId,
  activity: ActivityId,
  paper: PaperId,
  document: DocumentId,
  commitment: CommitmentId,
} as const satisfies Record<ThingKind, z.ZodType<string>>

type IdOf<Kind extends ThingKind> = z.output<(typeof ids)[Kind]>
type ThingRoute = RouteOn<ThingKind>
type KindOf<Route extends ThingRoute> = (typeof routes)[Route]['on']

/** The id of the path, parsed. An id of no possible thing is as absent as any other. */
export function idIn<Route extends ThingRoute>(
  route: Route,
  { params }: Pick<Call, 'params'>,
): IdOf<KindOf<Route>> {
  const { on } = routes[route] as ThingRule
  const id = ids[on].safeParse(params[`${on}Id`])
  if (!id.success) throw refuse('not_found')
  return id.data as IdOf<KindOf<Route>>
}

export function endpointOn<Route extends ThingRoute, Thing>(
  access: Loads<IdOf<KindOf<Route>>, Thing>,
  route: Route,
  answer: (loaded: Loaded<Thing>, call: Call<Route>, caller: SignedIn) => Answer<Route>,
  options: { takesBytes?: number; takesStream?: number } = {},
): SignedInEndpoint<SignedIn> {
  const { action } = routes[route] as ThingRule
  return {
    ...options,
    route,
    answer: async (call: Call<Route>, caller: SignedIn) =>
      answer(await access.load(caller, idIn(route, call), action), call, caller),
  } as SignedInEndpoint<SignedIn>
}
