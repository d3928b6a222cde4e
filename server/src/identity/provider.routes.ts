/** Signing in at one's organisation: the way there, and back. Without a provider nobody is sent anywhere. */
import {
  type ProviderAddress,
  providerPages,
  ProviderRefusal,
  type ProviderRefusal as Refused,
} from '@tandem/shared/identity'
import { UserId } from '@tandem/shared/ids'
import { Refusal, refuse } from '@tandem/shared/protocol'
import type { z } from 'zod'
import type { Audit } from '../audit/index.js'
import { type Call, type Endpoint, PageAnswer, readCookie, writeCookie } from '../platform/http/index.js'
import type { Admit } from './admit.js'
import type { Identity } from './identity.js'
import type { ProviderAccounts } from './provider-accounts.js'
import { type Begun, journeyMs, type Provider } from './provider.js'
import { isBrowser, type SignedIn } from './signed-in.js'

/** Where people sign in, and who they are here. */
export interface Organisation {
  provider: Provider
  accounts: ProviderAccounts
}

export interface ProviderRoutesParts {
  identity: Pick<Identity, 'users'>
  audit: Audit
  baseUrl: string | null
  /** Null: none is configured, and these routes lead nowhere. */
  organisation: Organisation | null
  admit: Admit
}

export function providerRoutes(parts: ProviderRoutesParts): Endpoint<SignedIn>[] {
  const { identity, audit, organisation } = parts
  const secure = parts.baseUrl?.startsWith('https:') ?? false
  const name = secure ? '__Host-tandem_journey' : 'tandem_journey'
  // Lax: the provider is another site, and it is from there that the browser comes back.
  const cookie = (value: string, maxAgeSeconds: number) =>
    writeCookie({ name, value, maxAgeSeconds, secure, sameSite: 'Lax' })

  function there(): Organisation {
    if (!organisation) throw refuse('not_found')
    return organisation
  }

  function send(call: Pick<Call, 'setCookie'>, { address, journey }: Begun): z.infer<typeof ProviderAddress> {
    call.setCookie(cookie(journey, journeyMs / 1000))
    return { address }
  }

  /** Once the browser is back: the page it goes on to. */
  async function land(call: Call<'GET /oidc/callback'>): Promise<PageAnswer> {
    const { provider, accounts } = there()
    const query = new URLSearchParams(textsOf(call.readQuery()))
    const arrived = await provider.arrive(readCookie(call.cookies, name), query)
    if (arrived.proves) {
      await accounts.prove(arrived, call.address)
      return new PageAnswer(providerPages.proven)
    }
    await parts.admit(call, await accounts.signIn(arrived.claims, call))
    return new PageAnswer(providerPages.signedIn)
  }

  return [
    {
      route: 'POST /oidc/begin',
      answer: async (call) => send(call, await there().provider.begin(null)),
    },
    {
      route: 'GET /oidc/callback',
      async answer(call) {
        there()
        call.setCookie(cookie('', 0))
        try {
          return await land(call)
        } catch (error) {
          // A person at a browser waits for this: he gets a page, and on it why.
          const reason = error instanceof Refusal ? ProviderRefusal.safeParse(error.reason) : null
          if (!reason?.success) throw error
          await audit.record({
            who: null,
            what: 'sign_in',
            address: call.address,
            outcome: 'refused',
            reason: reason.data,
            connection: call.address ?? 'unknown',
          })
          return new PageAnswer('sign-in', { refused: reason.data satisfies Refused })
        }
      },
    },
    {
      route: 'POST /me/proof/oidc',
      async answer(call, caller) {
        if (!isBrowser(caller)) throw refuse('not_allowed')
        const { signInId, userId } = caller
        return send(call, await there().provider.begin({ signInId, userId }))
      },
    },
    {
      route: 'PUT /administration/people/:userId/oidc',
      async answer(call, { userId: who }) {
        const { mail } = call.readBody()
        const id = UserId.safeParse(call.params['userId'])
        const user = id.success ? await identity.users.find(id.data) : null
        if (!user) throw refuse('not_found')
        await there().accounts.expect(user.id, mail)
        await audit.record({ who, what: 'account.bind', where: user.id, address: call.address })
      },
    },
  ]
}

/** Of a query each parameter once; twice is nobody's answer. */
function textsOf(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}
