import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { LinkUse, Me, PasswordSignIn, SetUp } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { useCallback } from 'react'
import { wipeLocalData, wipeWhatIsSent } from '../../lib/local-data'
import { keepUser, keptUser, markSignedIn } from '../../lib/session'
import * as api from './api'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.fetchMe(signal),
  staleTime: 60_000,
})

/** The signed-in person. For pages below `RequireMe`, where there is one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe outside RequireMe')
  return data
}

/** The signed-in person, if known. Does not ask the server: on the sign-in page there is nobody to ask for. */
export function useMaybeMe(): Me | undefined {
  return useQuery({ ...meQuery, enabled: false }).data
}

/** By which a person says who he is: a place of the demonstration, a password, the set-up code, a link, or an organisation. */
export type SignInProof =
  { as: UserId } | PasswordSignIn | { setUp: SetUp } | { link: LinkUse } | { isBack: true }

/** Signs in and learns who one is. What another person left on this device is removed first, if it was sent. */
export function useSignIn(): (proof: SignInProof) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    async (proof) => {
      await prove(proof)
      const me = await api.fetchMe()
      if (keptUser() !== me.userId) await forget(client, wipeWhatIsSent)
      keepUser(me.userId)
      markSignedIn()
      await client.invalidateQueries()
      client.setQueryData(meQuery.queryKey, me)
    },
    [client],
  )
}

async function prove(proof: SignInProof): Promise<void> {
  // The organisation has said so to the server already.
  if ('isBack' in proof) return
  if ('as' in proof) return api.signInAs(proof.as)
  if ('setUp' in proof) return api.setUp(proof.setUp)
  if ('link' in proof) return api.useUpLink(proof.link)
  return api.signIn(proof)
}

/**
 * Signs out and leaves nothing of the person on this device. `leavePage` is awaited in between: a page that
 * is still shown would ask the server for what it has just lost.
 */
export function useSignOut(): (leavePage: () => Promise<void>) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    async (leavePage) => {
      await api.signOut()
      await leavePage()
      await forget(client, wipeLocalData)
    },
    [client],
  )
}

async function forget(client: QueryClient, wipe: () => Promise<void>): Promise<void> {
  keepUser(null)
  client.clear()
  await wipe()
}
