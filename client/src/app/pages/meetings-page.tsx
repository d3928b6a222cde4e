import { byRelevance, groupWords, MeetingList } from '../../features/groups'
import { useWords } from '../../lib/i18n'
import { useDomainNow, useFormats } from '../../lib/time'
import { EmptyState } from '../../ui'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import styles from './page.module.css'

export function MeetingsPage() {
  const say = useWords(groupWords)
  const overview = useGroup()
  const today = useFormats().dayOf(useDomainNow())
  return (
    <GroupPage overview={overview} title={say('meetings.title')}>
      <h1 className={styles.title}>{say('meetings.title')}</h1>
      {overview.meetings.length > 0 ? (
        <MeetingList meetings={byRelevance(overview.meetings, today)} />
      ) : (
        <EmptyState title={say('meetings.none')} text={say('meetings.noneText')} />
      )}
    </GroupPage>
  )
}
