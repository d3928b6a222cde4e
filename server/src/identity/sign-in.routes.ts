/** One's own sign-ins, seen, proven again and ended. In real use only: the demonstration's people are everybody's. */
import type { OwnSignIn, ProofState } from '@tandem/shared/identity'
import { SignInId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Audit } from '../audit/index.js'
import { parseRequest, type SignedInEndpoint } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Identity } from './identity.js'
import type { PasswordAccounts } from './password-accounts.js'
import { isBrowser, type SignedIn } from './signed-in.js'

export interface SignInRoutesParts {
  identity: Pick<Identity, 'signIns' | 'secondFactors' | 'isProven'>
  accounts: Pick<PasswordAccounts, 'prove'>
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
}

export function signInRoutes({
  identity,
  accounts,
  audit,
  rights,
}: SignInRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { signIns } = identity
  return [
    {
      route: 'GET /me/proof',
      answer: async (_call, caller): Promise<ProofState> => ({
        isRecent: identity.isProven(caller),
        asksForCode: await identity.secondFactors.isOn(caller.userId),
      }),
    },
    {
      route: 'POST /me/proof',
      async answer(call, caller) {
        if (!isBrowser(caller)) throw refuse('not_allowed')
        const [what, { address }] = ['sign_in.prove', call] as const
        await accounts.prove(caller, call.readBody(), { what, address })
        await audit.record({ who: caller.userId, what, where: caller.signInId, address })
      },
    },
    {
      route: 'GET /me/sign-ins',
      async answer(_call, caller): Promise<{ signIns: OwnSignIn[] }> {
        const mine = await signIns.allOf(caller.userId)
        const newestFirst = mine.toSorted((one, other) => other.seenAt - one.seenAt)
        return {
          signIns: newestFirst.map(({ id, device, address, startedAt, seenAt }) => ({
            id,
            device,
            address,
            startedAt: new Date(startedAt).toISOString(),
            seenAt: new Date(seenAt).toISOString(),
            isThis: id === caller.signInId,
          })),
        }
      },
    },
    {
      route: 'DELETE /me/sign-ins/:signInId',
      async answer(call, caller) {
        const id = parseRequest(SignInId.catch('' as SignInId), call.params['signInId'])
        const mine = await signIns.allOf(caller.userId)
        if (!mine.some((each) => each.id === id)) throw refuse('not_found')
        await signIns.end(id)
        await rights.bump()
        await audit.record({ who: caller.userId, what: 'sign_in.end', where: id, address: call.address })
      },
    },
    {
      route: 'POST /me/sign-ins/end-others',
      async answer(call, caller) {
        if (!isBrowser(caller)) throw refuse('not_allowed')
        const { userId, signInId } = caller
        await signIns.endAllOf(userId, signInId)
        await rights.bump()
        await audit.record({ who: userId, what: 'sign_in.end', where: userId, address: call.address })
      },
    },
  ]
}
