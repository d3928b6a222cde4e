import { useQuery } from '@tanstack/react-query'
import { DeletedMeetings, deletedMeetingsQuery, groupWords, settingWords } from '../../features/groups'
import { useWords } from '../../lib/i18n'
import { EmptyState } from '../../ui'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import { Loading } from './loading'
import { mayCallMeetings } from './may-call-meetings'
import { NotFoundPage } from './not-found-page'
import styles from './page.module.css'
import { UnreachableState } from './unreachable'

/** Meetings that were deleted, for those who call meetings. */
export function DeletedMeetingsPage() {
  const overview = useGroup()
  return mayCallMeetings(overview) ? <Deleted /> : <NotFoundPage />
}

function Deleted() {
  const say = useWords(settingWords)
  const sayGroup = useWords(groupWords)
  const overview = useGroup()
  const { data, isPending, refetch } = useQuery(deletedMeetingsQuery(overview.id))
  if (isPending) return <Loading />
  const title = say('meetingBin.title')
  return (
    <GroupPage
      overview={overview}
      title={title}
      crumbs={[
        { label: sayGroup('meetings.title'), to: `/groups/${overview.id}/meetings` },
        { label: title },
      ]}
    >
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.kicker}>{say('meetingBin.text')}</p>
      <div className={styles.under}>
        {!data && <UnreachableState onRetry={() => void refetch()} />}
        {data && data.meetings.length > 0 && (
          <DeletedMeetings groupId={overview.id} meetings={data.meetings} />
        )}
        {data && data.meetings.length === 0 && (
          <EmptyState title={say('meetingBin.none')} text={say('meetingBin.noneText')} />
        )}
      </div>
    </GroupPage>
  )
}
