import {
  Accounts,
  Delegations,
  type Account,
  type NewAccount,
  type NewDelegation,
} from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import type { z } from 'zod'
import { request, send } from '../../../lib/http'

export type ListedDelegation = z.infer<typeof Delegations>['delegations'][number]

export async function fetchPeople(signal: AbortSignal): Promise<Account[]> {
  return (await request('/api/v1/administration/people', Accounts, { signal })).people
}

export async function addPerson(body: z.input<typeof NewAccount>): Promise<void> {
  await send('/api/v1/administration/people', { method: 'POST', body })
}

export async function disablePerson(userId: UserId): Promise<void> {
  await send(`/api/v1/administration/people/${userId}`, { method: 'PATCH', body: { isDisabled: true } })
}

export async function enablePerson(userId: UserId): Promise<void> {
  await send(`/api/v1/administration/people/${userId}`, { method: 'PATCH', body: { isDisabled: false } })
}

/** For someone who has forgotten his: ends all his sign-ins. */
export async function resetPassword(reset: { userId: UserId; password: string }): Promise<void> {
  const { userId, password } = reset
  await send(`/api/v1/administration/people/${userId}/password`, { method: 'POST', body: { password } })
}

export async function fetchDelegations(signal: AbortSignal): Promise<ListedDelegation[]> {
  return (await request('/api/v1/administration/delegations', Delegations, { signal })).delegations
}

export async function addDelegation(body: NewDelegation): Promise<void> {
  await send('/api/v1/administration/delegations', { method: 'POST', body })
}
