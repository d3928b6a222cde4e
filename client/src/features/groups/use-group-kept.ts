import { useQueryClient } from '@tanstack/react-query'
import type { GroupId } from '@tandem/shared/ids'
import { useEffect } from 'react'
import { useLink } from '../../lib/socket/link-context'
import { watchGroup } from '../../lib/socket/watched-groups'
import { overviewQuery } from './api'

/** While a page of the group is open, what it shows follows what others change of it, and one's own role there. */
export function useGroupKept(groupId: GroupId): void {
  const link = useLink()
  const client = useQueryClient()
  useEffect(() => {
    if (!link) return
    const askAnew = (): void => {
      void client.invalidateQueries({ queryKey: overviewQuery(groupId).queryKey })
      void client.invalidateQueries({ queryKey: ['me'] })
    }
    return watchGroup(link, groupId, { changed: askAnew })
  }, [link, client, groupId])
}
