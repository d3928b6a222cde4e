/** One's own second factor. In real use only, and by a browser's sign-in only. */
import type { RecoveryCodes, SecondFactorKey, SecondFactorState } from '@tandem/shared/identity'
import { refuse } from '@tandem/shared/protocol'
import type { Audit } from '../audit/index.js'
import type { Call, SignedInEndpoint } from '../platform/http/index.js'
import type { Identity } from './identity.js'
import type { PasswordAccounts } from './password-accounts.js'
import { isBrowser, type SignedIn } from './signed-in.js'
import type { User } from './users.js'

export interface SecondFactorRoutesParts {
  identity: Pick<Identity, 'secondFactors' | 'users'>
  accounts: Pick<PasswordAccounts, 'prove' | 'tries'>
  audit: Audit
}

export function secondFactorRoutes(parts: SecondFactorRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { identity, accounts, audit } = parts
  const { secondFactors } = identity

  /** The caller, once he has given his password and a code. */
  async function proven(call: ProvenCall, caller: SignedIn, what: ProvenBefore): Promise<User> {
    if (!isBrowser(caller)) throw refuse('not_allowed')
    if (!(await secondFactors.isOn(caller.userId))) throw refuse('second_factor_off')
    return accounts.prove(caller, call.readBody(), { what, address: call.address })
  }

  return [
    {
      route: 'GET /me/second-factor',
      answer: (_call, caller): Promise<SecondFactorState> => secondFactors.state(caller.userId),
    },
    {
      route: 'POST /me/second-factor',
      async answer(_call, caller): Promise<SecondFactorKey> {
        const user = await identity.users.find(caller.userId)
        if (!user) throw refuse('not_signed_in')
        return secondFactors.begin(user.id, user.login)
      },
    },
    {
      route: 'POST /me/second-factor/confirm',
      async answer(call, { userId }): Promise<RecoveryCodes> {
        const { code } = call.readBody()
        const confirming = `second factor of ${userId}`
        await accounts.tries.begin(confirming)
        const recoveryCodes = await secondFactors.confirm(userId, code)
        await accounts.tries.forgive(confirming)
        await audit.record({ who: userId, what: 'second_factor.on', where: userId, address: call.address })
        return { recoveryCodes }
      },
    },
    {
      route: 'POST /me/second-factor/off',
      async answer(call, caller) {
        const what = 'second_factor.off'
        const { id } = await proven(call, caller, what)
        await secondFactors.remove(id)
        await audit.record({ who: id, what, where: id, address: call.address })
      },
    },
    {
      route: 'POST /me/second-factor/recovery-codes',
      async answer(call, caller): Promise<RecoveryCodes> {
        const what = 'second_factor.recovery_codes'
        const { id } = await proven(call, caller, what)
        const recoveryCodes = await secondFactors.renewRecoveryCodes(id)
        await audit.record({ who: id, what, where: id, address: call.address })
        return { recoveryCodes }
      },
    },
  ]
}

type ProvenBefore = 'second_factor.off' | 'second_factor.recovery_codes'
type ProvenCall = Call<'POST /me/second-factor/off' | 'POST /me/second-factor/recovery-codes'>
