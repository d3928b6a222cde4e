import { queryOptions, useQueryClient } from '@tanstack/react-query'
import * as api from './api'

/** Not kept on the device: it may have been taken away meanwhile. */
export const secondFactorQuery = queryOptions({
  queryKey: ['me', 'second-factor'],
  queryFn: ({ signal }) => api.fetchSecondFactor(signal),
  meta: { keep: false },
})

export function useSecondFactorChanged(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
}
