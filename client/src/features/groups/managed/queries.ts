import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { ManagedGroup } from '@tandem/shared/groups'
import { useCallback } from 'react'
import * as api from './api'

/** Every group with its people, for the administrator. */
export const managedGroupsQuery = queryOptions({
  queryKey: ['managed-groups'],
  queryFn: ({ signal }) => api.fetchManagedGroups(signal),
  // Another administrator, or an organisation's sign-in, may have changed them: what is acted on is of now.
  staleTime: 0,
})

export const binQuery = queryOptions({
  queryKey: ['bin'],
  queryFn: ({ signal }) => api.fetchBin(signal),
  staleTime: 0,
})

/** Something went into the bin or out of it: all the administrator's lists are asked for anew. */
export function useBinChanged(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all(
      [['bin'], ['managed-groups'], ['delegations'], ['people']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  }, [client])
}

/** Puts what the server answered into the list; what others show of it is asked for anew. */
export function useManagedGroupChanged(): (group: ManagedGroup) => void {
  const client = useQueryClient()
  return useCallback(
    (group) => {
      client.setQueryData(managedGroupsQuery.queryKey, (groups: ManagedGroup[] | undefined) => {
        if (!groups) return groups
        const isKnown = groups.some(({ id }) => id === group.id)
        return isKnown ? groups.map((one) => (one.id === group.id ? group : one)) : [...groups, group]
      })
      void client.invalidateQueries({ queryKey: ['people'] })
    },
    [client],
  )
}
