import { useQueries, useQuery } from '@tanstack/react-query'
import type { GroupOverview } from '@tandem/shared/groups'
import { overviewQuery } from './api'
import type { Meeting } from './meetings'

export function useOverview(groupId: string) {
  return useQuery(overviewQuery(groupId))
}

/** A meeting by its id alone: it is in one of the reader's groups, or not open to him. */
export function useMeeting(groupIds: readonly string[], meetingId: string) {
  return useQueries({
    queries: groupIds.map((id) => overviewQuery(id)),
    combine: (results) => {
      const found = results
        .map(({ data }) => data && findMeeting(data, meetingId))
        .find((one) => one !== undefined)
      return {
        found,
        isPending: !found && results.some(({ isPending }) => isPending),
        error: results.find(({ error }) => error)?.error ?? null,
      }
    },
  })
}

function findMeeting(
  overview: GroupOverview,
  meetingId: string,
): { overview: GroupOverview; meeting: Meeting } | undefined {
  const meeting = overview.meetings.find(({ id }) => id === meetingId)
  return meeting && { overview, meeting }
}
