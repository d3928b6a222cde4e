import { queryOptions } from '@tanstack/react-query'
import { GroupOverview } from '@tandem/shared/groups'
import { request } from '../../lib/http'

/** A group's home, as far as the asking person may know it. */
export function overviewQuery(groupId: string) {
  return queryOptions({
    queryKey: ['groups', groupId],
    queryFn: ({ signal }) =>
      request(`/api/v1/groups/${encodeURIComponent(groupId)}`, GroupOverview, { signal }),
  })
}
