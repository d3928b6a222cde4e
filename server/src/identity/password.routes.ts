/** The front door in real use: the first account, name and password. The demonstration has its own. */
import {
  LinkQuestion,
  LinkUse,
  LinkWanted,
  PasswordChange,
  PasswordSignIn,
  SetUp,
  type SetUpState,
  type Welcome,
} from '@tandem/shared/identity'
import { refuse } from '@tandem/shared/protocol'
import type { Clock } from '../platform/clock.js'
import { type Call, type Endpoint, parseRequest } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import type { Identity } from './identity.js'
import type { PasswordAccounts } from './password-accounts.js'
import { isBrowser, type SignedIn } from './signed-in.js'

export interface PasswordRoutesParts {
  identity: Identity
  accounts: PasswordAccounts
  clock: Clock
  rights: Pick<RightsRevision, 'bump'>
}

export function passwordRoutes(parts: PasswordRoutesParts): Endpoint<SignedIn>[] {
  const { identity, accounts, clock, rights } = parts
  const { firstAccount } = accounts

  /** Whoever was signed in at this browser is not any more: his sockets are cut. */
  async function admit(call: Call, token: string): Promise<void> {
    const former = await identity.signInFrom(call.cookies)
    if (former) {
      await identity.signIns.end(former.signInId)
      await rights.bump()
    }
    call.setCookie(identity.cookie.write(token))
  }

  return [
    {
      route: 'GET /welcome',
      answer: async (): Promise<Welcome> => ({
        signInBy: 'password',
        sendsMail: accounts.sendsMail,
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
      answer: async (call) => admit(call, await accounts.setUp(parseRequest(SetUp, call.body), call)),
    },
    {
      route: 'POST /sign-in',
      answer: async (call) =>
        admit(call, await accounts.signIn(parseRequest(PasswordSignIn, call.body), call)),
    },
    {
      route: 'POST /account-links/want',
      answer(call) {
        const { login } = parseRequest(LinkWanted, call.body)
        // Not awaited: how long it takes would tell whether there is such an account.
        void accounts.sendLink(login, call.address)
      },
    },
    {
      // The secret travels in the body: addresses are written down on the way.
      route: 'POST /account-links/look',
      answer: (call) => accounts.lookAtLink(parseRequest(LinkQuestion, call.body).secret),
    },
    {
      route: 'POST /account-links/use',
      answer: async (call) => admit(call, await accounts.useLink(parseRequest(LinkUse, call.body), call)),
    },
    {
      route: 'POST /me/password',
      async answer(call, caller) {
        if (!isBrowser(caller)) throw refuse('not_allowed')
        await accounts.change(caller, parseRequest(PasswordChange, call.body), call.address)
      },
    },
  ]
}
