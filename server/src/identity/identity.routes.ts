import type { Me, Preferences } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { LocalisedText } from '@tandem/shared/words'
import type { Audit } from '../audit/index.js'
import type { Clock } from '../platform/clock.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { referTo } from './delegations.js'
import type { Identity } from './identity.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import { isBrowser, type SignedIn } from './signed-in.js'
import type { User } from './users.js'

export interface IdentityRoutesParts {
  identity: Identity
  clock: Clock
  /** Groups lie above identity: they are asked through this. */
  groupsOf(userId: UserId): Promise<Me['groups']>
  notice: LocalisedText | null
  rights: Pick<RightsRevision, 'bump'>
  audit: Pick<Audit, 'record'>
}

export function identityRoutes(parts: IdentityRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { identity } = parts
  return [
    {
      route: 'GET /me',
      answer: async (_call, caller) => present(caller, await identity.users.find(caller.userId)),
    },
    {
      route: 'PATCH /me/preferences',
      async answer(call, caller) {
        const given = call.readBody()
        return present(caller, await identity.users.prefer(caller.userId, onlyGiven(given)))
      },
    },
    {
      route: 'POST /sign-out',
      async answer(call, caller) {
        if (isBrowser(caller)) await identity.signIns.end(caller.signInId)
        await parts.rights.bump()
        const { userId: who, signInId: where } = caller
        await parts.audit.record({ who, what: 'sign_in.end', where, address: call.address })
        call.setCookie(identity.cookie.clear())
      },
    },
  ]

  async function present(caller: SignedIn, user: User | null): Promise<Me> {
    if (!user) throw refuse('not_signed_in')
    const delegation = user.delegation && (await identity.delegations.find(user.delegation))
    const groups = await parts.groupsOf(user.id)
    return {
      userId: user.id,
      login: user.login,
      name: user.name,
      delegation: referTo(delegation),
      isAdministrator: user.isAdministrator,
      preferences: user.preferences,
      groups: groups.filter(({ id }) => caller.token?.groups?.includes(id) ?? true),
      notice: parts.notice,
      isByProvider: isBrowser(caller) && identity.signIns.isByProvider(caller.signInId),
      now: parts.clock.now(),
    }
  }
}

/** Without the fields that were not given: writing `undefined` over a preference would lose it. */
function onlyGiven(changes: { [K in keyof Preferences]?: Preferences[K] | undefined }): Partial<Preferences> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
