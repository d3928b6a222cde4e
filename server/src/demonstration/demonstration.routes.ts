/** The demonstration's front door: whom one may be, and being it. Mounted in the demonstration only (MODEL M16). */
import type { Persona, Welcome } from '@tandem/shared/identity'
import { refuse } from '@tandem/shared/protocol'
import type { LocalisedText } from '@tandem/shared/words'
import { type Groups, groupsOf, rankOf } from '../groups/index.js'
import type { Audit } from '../audit/index.js'
import { type Identity, referTo, type User } from '../identity/index.js'
import type { Clock } from '../platform/clock.js'
import type { OpenEndpoint } from '../platform/http/index.js'

export interface DemonstrationRoutesParts {
  identity: Identity
  audit: Pick<Audit, 'record'>
  groups: Groups
  clock: Clock
  notice: LocalisedText
}

export function demonstrationRoutes(parts: DemonstrationRoutesParts): OpenEndpoint[] {
  const { identity } = parts
  return [
    {
      route: 'GET /welcome',
      async answer(): Promise<Welcome> {
        const people = await Promise.all((await identity.users.all()).map((user) => describe(parts, user)))
        return {
          signInBy: 'persona',
          sendsMail: false,
          provider: null,
          needsSetUp: false,
          notice: parts.notice,
          personas: people.toSorted((a, b) => a.rank - b.rank).map(({ persona }) => persona),
          now: parts.clock.now(),
        }
      },
    },
    {
      route: 'POST /sign-in/demonstration',
      async answer(call) {
        const { userId } = call.readBody()
        if (!(await identity.users.find(userId))) throw refuse('not_found')
        // Whoever was signed in at this browser is not any more: his sockets are cut.
        const former = await identity.signInFrom(call.cookies)
        if (former) await identity.signIns.end(former.signInId)
        const { token, signedIn } = await identity.signIns.begin(userId, call)
        const { signInId: where } = signedIn
        await parts.audit.record({ who: userId, what: 'sign_in', where, address: call.address })
        call.setCookie(identity.cookie.write(token))
      },
    },
  ]
}

/** Those who lead come first, the administrator last. */
async function describe(
  { identity, groups }: DemonstrationRoutesParts,
  user: User,
): Promise<{ rank: number; persona: Persona }> {
  const mine = await groupsOf(groups, user.id)
  const delegation = user.delegation && (await identity.delegations.find(user.delegation))
  const roles: Persona['roles'] = mine.map(({ short, role }) => ({ group: short, role }))
  if (user.isAdministrator) roles.push({ group: '', role: 'admin' })
  const ranks = mine.map(({ role }) => rankOf(role))
  return {
    rank: Math.min(...ranks, Number.MAX_SAFE_INTEGER),
    persona: { userId: user.id, login: user.login, name: user.name, delegation: referTo(delegation), roles },
  }
}
