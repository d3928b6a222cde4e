import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import * as api from './api'

/** Everyone, for the administrator. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => api.fetchPeople(signal),
})

export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: ({ signal }) => api.fetchDelegations(signal),
})

/** Asks anew for both lists, and waits until they are there. */
export function usePeopleChanged(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
      client.invalidateQueries({ queryKey: delegationsQuery.queryKey }),
    ])
  }, [client])
}
