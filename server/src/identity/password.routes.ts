/** The front door in real use: the first account, name and password. The demonstration has its own. */
import type { SetUpState, Welcome } from '@tandem/shared/identity'
import { refuse } from '@tandem/shared/protocol'
import type { Clock } from '../platform/clock.js'
import type { Endpoint } from '../platform/http/index.js'
import type { Admit } from './admit.js'
import type { PasswordAccounts } from './password-accounts.js'
import { isBrowser, type SignedIn } from './signed-in.js'

export interface PasswordRoutesParts {
  accounts: PasswordAccounts
  clock: Clock
  admit: Admit
  /** Where else people can sign in, as the page calls it. */
  providerName: string | null
}

export function passwordRoutes(parts: PasswordRoutesParts): Endpoint<SignedIn>[] {
  const { accounts, clock, admit } = parts
  const { firstAccount } = accounts

  return [
    {
      route: 'GET /welcome',
      answer: async (): Promise<Welcome> => ({
        signInBy: 'password',
        sendsMail: accounts.sendsMail,
        provider: parts.providerName === null ? null : { name: parts.providerName },
        needsSetUp: await firstAccount.isNeeded(),
        notice: null,
        personas: [],
        now: clock.now(),
      }),
    },
    {
      route: 'GET /set-up',
      answer: async (): Promise<SetUpState> => ({ needed: await firstAccount.isNeeded() }),
    },
    {
      route: 'POST /set-up',
      answer: async (call) => admit(call, await accounts.setUp(call.readBody(), call)),
    },
    {
      route: 'POST /sign-in',
      answer: async (call) => admit(call, await accounts.signIn(call.readBody(), call)),
    },
    {
      route: 'POST /account-links/want',
      answer(call) {
        const { login } = call.readBody()
        // Not awaited: how long it takes would tell whether there is such an account.
        void accounts.sendLink(login, call.address)
      },
    },
    {
      // The secret travels in the body: addresses are written down on the way.
      route: 'POST /account-links/look',
      answer: (call) => accounts.lookAtLink(call.readBody().secret),
    },
    {
      route: 'POST /account-links/use',
      answer: async (call) => admit(call, await accounts.useLink(call.readBody(), call)),
    },
    {
      route: 'POST /me/password',
      async answer(call, caller) {
        if (!isBrowser(caller)) throw refuse('not_allowed')
        await accounts.change(caller, call.readBody(), call.address)
      },
    },
  ]
}
