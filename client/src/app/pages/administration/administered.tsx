import type { ReactNode } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { Shell } from '../../shell'
import { Loading } from '../loading'
import { UnreachableState } from '../unreachable'
import { useAdministered } from './use-administered'

type Known = NonNullable<ReturnType<typeof useAdministered>['known']> & { hasOthers: boolean }

/** Waits for the administrator's lists, and says so when the server is not reached. */
export function Administered({ children }: { children: (lists: Known) => ReactNode }) {
  const say = useWords(common)
  const { known, hasOthers, isPending, retry } = useAdministered()
  if (known) return children({ ...known, hasOthers })
  if (isPending) return <Loading />
  return (
    <Shell title={say('error.unreachable')}>
      <UnreachableState onRetry={() => void retry()} />
    </Shell>
  )
}
