/** An endpoint about a document's history, and what some of them ask besides the right to look back. */
import { mayAct } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import { type HistoryRoute, routes, type ThingRule } from '@tandem/shared/rules'
import { idIn } from '../access/index.js'
import type { SignedIn } from '../identity/index.js'
import type { Answer, Call, SignedInEndpoint } from '../platform/http/index.js'
import type { ReadableHistories, ReadableHistory } from './readable-histories.js'
import { circulation } from './versions/versions.js'

export function historyEndpoint<Route extends HistoryRoute>(
  readable: ReadableHistories,
  route: Route,
  answer: (loaded: ReadableHistory, call: Call<Route>, caller: SignedIn) => Answer<Route>,
): SignedInEndpoint<SignedIn> {
  const { also } = routes[route] as ThingRule
  return {
    route,
    async answer(call: Call<Route>, caller: SignedIn) {
      const loaded = await readable.load(caller, idIn(route, call))
      if (also) await assertAlso[also](loaded, caller, readable)
      return answer(loaded, call, caller)
    },
  } as SignedInEndpoint<SignedIn>
}

type Assert = (loaded: ReadableHistory, caller: SignedIn, readable: ReadableHistories) => Promise<void> | void

const assertAlso: Record<NonNullable<ThingRule['also']>, Assert> = {
  /** Changes nothing of the text: remembers. */
  write: (_loaded, caller) => assertWrites(caller),
  /** What all readers find in the timeline, those who draft the document put there: all of it is theirs. */
  draft({ firstSeq }, caller) {
    assertWrites(caller)
    if (firstSeq !== 0) throw refuse('not_allowed')
  },
  /** Co-chairs alone; in a state from which it is not circulated they are told so. */
  circulate({ document, member, actions }, caller) {
    assertWrites(caller)
    const circulates = ['circulate', 'circulate_jointly'] as const
    if (circulates.some((action) => actions.includes(action))) return
    const before = { ...document, state: circulation[document.kind].from }
    const isCoChair = circulates.some((action) => mayAct(member, action, before))
    throw refuse(isCoChair ? 'not_circulable' : 'not_allowed')
  },
  /** Asked anew: reading a long history takes its time. */
  edit: ({ document }, caller, readable) => readable.assertEdits(caller, document.id),
}

function assertWrites({ token }: SignedIn): void {
  if (token && !token.mayWrite) throw refuse('not_allowed')
}
