/** Accounts and delegations, kept by the administrator. */
import type { Account, InvitedAccount, MadeLink, Me } from '@tandem/shared/identity'
import { UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Audit } from '../audit/index.js'
import type { Call, SignedInEndpoint } from '../platform/http/index.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import { referTo } from './delegations.js'
import type { Identity } from './identity.js'
import type { PasswordAccounts } from './password-accounts.js'
import type { SignedIn } from './signed-in.js'
import type { User } from './users.js'

export interface AccountRoutesParts {
  identity: Identity
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
  /** Groups lie above identity: they are asked through this. */
  groupsOf(userId: UserId): Promise<Me['groups']>
}

type Endpoints = SignedInEndpoint<SignedIn>[]

const peopleOnPage = 200

export function accountRoutes(parts: AccountRoutesParts): Endpoints {
  const { identity, audit, rights } = parts
  const { users, delegations } = identity
  return [
    {
      route: 'GET /administration/people',
      async answer(call) {
        const { cursor, limit = peopleOnPage } = call.readQuery()
        // A cursor is the login that the page stands behind: whoever comes or goes meanwhile shifts nothing.
        const following = (await users.all()).filter(({ login }) => cursor === undefined || login > cursor)
        const page = following.slice(0, limit)
        return {
          people: await Promise.all(page.map((user) => present(parts, user))),
          next: following.length > limit ? (page.at(-1)?.login ?? null) : null,
        }
      },
    },
    {
      route: 'PATCH /administration/people/:userId',
      async answer(call, { userId: who }) {
        const { isDisabled } = call.readBody()
        const user = await users.setDisabled((await named(identity, call)).id, isDisabled)
        if (!user) throw refuse('not_found')
        if (isDisabled) await identity.endAllOf(user.id)
        await rights.bump()
        const what = isDisabled ? 'account.disable' : 'account.enable'
        await audit.record({ who, what, where: user.id, address: call.address })
        return present(parts, user)
      },
    },
    {
      route: 'GET /administration/delegations',
      answer: async () => ({
        delegations: (await delegations.all()).map(({ id: code, name, category, timeZone }) => {
          return { code, name, category, timeZone }
        }),
      }),
    },
    {
      route: 'POST /administration/delegations',
      async answer(call, { userId: who }) {
        const { code, ...facts } = call.readBody()
        await delegations.create({ id: code, ...facts })
        await audit.record({ who, what: 'delegation.create', where: code, address: call.address })
      },
    },
  ]
}

/** What needs passwords: inviting people, a new link for who has forgotten his, and taking a second factor away. */
export function passwordAccountRoutes(parts: AccountRoutesParts & { accounts: PasswordAccounts }): Endpoints {
  const { identity, audit, accounts } = parts
  return [
    {
      route: 'POST /administration/people',
      async answer(call, { userId: who }): Promise<InvitedAccount> {
        const wanted = call.readBody()
        if (wanted.delegation && !(await identity.delegations.find(wanted.delegation)))
          throw refuse('not_found')
        const { user, link } = await accounts.invite(wanted)
        await audit.record({ who, what: 'account.create', where: user.id, address: call.address })
        return { account: await present(parts, user), link }
      },
    },
    {
      route: 'POST /administration/people/:userId/link',
      async answer(call, { userId: who }): Promise<MadeLink> {
        const { mail } = call.readBody()
        const user = await named(identity, call)
        const link = await accounts.linkFor(user, mail)
        await audit.record({ who, what: 'account.link', where: user.id, address: call.address })
        return link
      },
    },
    {
      // For who has lost his authenticator and his recovery codes.
      route: 'DELETE /administration/people/:userId/second-factor',
      async answer(call, { userId: who }): Promise<Account> {
        const user = await named(identity, call)
        if (!(await identity.secondFactors.remove(user.id))) throw refuse('second_factor_off')
        await audit.record({ who, what: 'second_factor.remove', where: user.id, address: call.address })
        return present(parts, user)
      },
    },
  ]
}

async function named({ users }: Pick<Identity, 'users'>, call: Call): Promise<User> {
  const id = UserId.safeParse(call.params['userId'])
  const user = id.success ? await users.find(id.data) : null
  if (!user) throw refuse('not_found')
  return user
}

async function present(parts: AccountRoutesParts, user: User): Promise<Account> {
  const { id, login, name, delegation, isAdministrator, isDisabled, mail } = user
  const groups = await parts.groupsOf(id)
  return {
    userId: id,
    login,
    name,
    delegation: referTo(delegation && (await parts.identity.delegations.find(delegation))),
    isAdministrator,
    isDisabled: isDisabled ?? false,
    hasSecondFactor: await parts.identity.secondFactors.isOn(id),
    mail: mail ?? null,
    groups: groups.map(({ id: groupId, short, role }) => ({ id: groupId, short, role })),
  }
}
