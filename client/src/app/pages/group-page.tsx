import { useQuery } from '@tanstack/react-query'
import type { GroupOverview } from '@tandem/shared/groups'
import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOpenCount } from '../../features/commitments'
import { GroupNav, GroupSwitcher, overviewQuery, useGroupKept } from '../../features/groups'
import { useMe } from '../../features/identity'
import { OfflineError } from '../../lib/http'
import { common, useWords } from '../../lib/i18n'
import { useOnline } from '../../lib/online'
import { toDomainTime, useFormats } from '../../lib/time'
import { Banner } from '../../ui'
import { Shell, type Crumb, type Peek } from '../shell'
import styles from './page.module.css'

interface GroupPageProps {
  overview: GroupOverview
  title: string
  crumbs?: readonly Crumb[]
  rail?: ReactNode
  peek?: Peek | null
  children: ReactNode
}

/** A page of a group: its switcher, its side panel, and how old what is shown is when there is no network. */
export function GroupPage({ overview, title, crumbs, rail, peek, children }: GroupPageProps) {
  const say = useWords(common)
  const { groups } = useMe()
  const openCommitments = useOpenCount(overview.id)
  useGroupKept(overview.id)
  return (
    <Shell
      title={title}
      lead={<GroupSwitcher groups={groups} currentId={overview.id} />}
      {...(crumbs && { crumbs })}
      side={
        <GroupNav
          groupId={overview.id}
          overview={overview}
          groups={groups}
          openCommitments={openCommitments}
        />
      }
      sideLabel={say('nav.label')}
      rail={rail}
      peek={peek ?? null}
      banner={<AsLastKnown groupId={overview.id} />}
    >
      <div className={styles.wrap}>{children}</div>
    </Shell>
  )
}

/** Offline, a page shows what was last known, and says of when. */
function AsLastKnown({ groupId }: { groupId: string }) {
  const say = useWords(common)
  const online = useOnline()
  const formats = useFormats()
  const { error, dataUpdatedAt } = useQuery(overviewQuery(groupId))
  if (online && !(error instanceof OfflineError)) return null
  return (
    <Banner icon={<CloudOff />}>
      <b>{say('offline.title')}</b>{' '}
      {say('offline.since', { time: formats.moment(toDomainTime(dataUpdatedAt)) })}
    </Banner>
  )
}
