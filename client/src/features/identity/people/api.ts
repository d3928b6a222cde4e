import {
  Accounts,
  Delegations,
  InvitedAccount,
  MadeLink,
  type Account,
  type NewAccount,
  type NewDelegation,
} from '@tandem/shared/identity'
import type { DelegationCode, UserId } from '@tandem/shared/ids'
import type { z } from 'zod'
import { request, send } from '../../../lib/http'

export type ListedDelegation = z.infer<typeof Delegations>['delegations'][number]

/** All of them, page after page: who manages groups chooses among all. */
export async function fetchPeople(signal: AbortSignal): Promise<Account[]> {
  const people: Account[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '' : `?${new URLSearchParams({ cursor }).toString()}`
    const page: z.infer<typeof Accounts> = await request(`/api/v1/administration/people${query}`, Accounts, {
      signal,
    })
    people.push(...page.people)
    cursor = page.next
  } while (cursor !== null)
  return people
}

/** The account, and the link by which its person chooses a password. */
export async function addPerson(body: z.input<typeof NewAccount>): Promise<InvitedAccount> {
  return request('/api/v1/administration/people', InvitedAccount, { method: 'POST', body })
}

export async function disablePerson(userId: UserId): Promise<void> {
  await send(`/api/v1/administration/people/${userId}`, { method: 'PATCH', body: { isDisabled: true } })
}

export async function enablePerson(userId: UserId): Promise<void> {
  await send(`/api/v1/administration/people/${userId}`, { method: 'PATCH', body: { isDisabled: false } })
}

/** For who lost the first link or has forgotten his password; ends those made before. */
export async function makeLink({ userId, mail }: { userId: UserId; mail: string }): Promise<MadeLink> {
  return request(`/api/v1/administration/people/${userId}/link`, MadeLink, { method: 'POST', body: { mail } })
}

/** Whoever the provider says has this address has the account from his first sign-in there on. */
export async function bindToProvider({ userId, mail }: { userId: UserId; mail: string }): Promise<void> {
  await send(`/api/v1/administration/people/${userId}/oidc`, { method: 'PUT', body: { mail } })
}

/** For who has lost the authenticator and the recovery codes. */
export async function takeSecondFactor(userId: UserId): Promise<void> {
  await send(`/api/v1/administration/people/${userId}/second-factor`, { method: 'DELETE' })
}

export async function fetchDelegations(signal: AbortSignal): Promise<ListedDelegation[]> {
  return (await request('/api/v1/administration/delegations', Delegations, { signal })).delegations
}

export async function addDelegation(body: NewDelegation): Promise<void> {
  await send('/api/v1/administration/delegations', { method: 'POST', body })
}

/** Refused while people or groups need it. */
export async function deleteDelegation(code: DelegationCode): Promise<void> {
  await send(`/api/v1/administration/delegations/${code}`, { method: 'DELETE' })
}
