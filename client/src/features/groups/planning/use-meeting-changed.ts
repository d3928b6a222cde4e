import { useQueryClient } from '@tanstack/react-query'
import type { GroupId } from '@tandem/shared/ids'
import { overviewQuery } from '../api'

/** What is kept of the group and of its documents is asked for again: a meeting's plan stands in both. */
export function useMeetingChanged(groupId: GroupId): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: overviewQuery(groupId).queryKey })
    void client.invalidateQueries({ queryKey: ['document'] })
  }
}
