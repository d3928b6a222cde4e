import { queryOptions } from '@tanstack/react-query'
import { JumpTargets } from '@tandem/shared/groups'
import { z } from 'zod'
import { request } from '../../lib/http'

/** Everything the reader may go to, by name and number. */
export const jumpQuery = queryOptions({
  queryKey: ['jump'],
  queryFn: async ({ signal }) => (await request('/api/v1/jump', JumpTargets, { signal })).targets,
  staleTime: 60_000,
})

/** Where a symbol leads: `EWG-CS/10/1` → `/documents/doc_…`. */
export function symbolQuery(symbol: string) {
  return queryOptions({
    queryKey: ['symbols', symbol],
    queryFn: async ({ signal }) => {
      const address = symbol.split('/').map(encodeURIComponent).join('/')
      return (await request(`/api/v1/symbols/${address}`, z.object({ path: z.string() }), { signal })).path
    },
  })
}
