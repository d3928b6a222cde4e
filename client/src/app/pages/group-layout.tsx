import type { GroupOverview } from '@tandem/shared/groups'
import { Outlet, useOutletContext, useParams } from 'react-router'
import { useOverview } from '../../features/groups'
import { isNotFound } from '../../lib/http'
import { common, useWords } from '../../lib/i18n'
import { useRememberGroup } from '../last-group'
import { Shell } from '../shell'
import { Loading } from './loading'
import { NotFoundPage } from './not-found-page'
import { UnreachableState } from './unreachable'

/** Loads the group for its pages; each of them is a `GroupPage`. */
export function GroupLayout() {
  const { groupId = '' } = useParams()
  const say = useWords(common)
  const { data, error, isPending, refetch } = useOverview(groupId)
  useRememberGroup(groupId)
  // A refusal outweighs what is kept from before: the reader may have left the group.
  if (isNotFound(error)) return <NotFoundPage />
  if (data) return <Outlet context={data} />
  if (isPending) return <Loading />
  return (
    <Shell title={say('error.unreachable')}>
      <UnreachableState onRetry={() => void refetch()} />
    </Shell>
  )
}

export function useGroup(): GroupOverview {
  return useOutletContext<GroupOverview>()
}
