import { byRelevance, groupWords, MeetingList, meetingWords, settingWords } from '../../features/groups'
import { useWords } from '../../lib/i18n'
import { useDomainNow, useFormats } from '../../lib/time'
import { ButtonLink, EmptyState } from '../../ui'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import { mayCallMeetings } from './may-call-meetings'
import styles from './page.module.css'

export function MeetingsPage() {
  const say = useWords(groupWords)
  const sayMeeting = useWords(meetingWords)
  const saySetting = useWords(settingWords)
  const overview = useGroup()
  const today = useFormats().dayOf(useDomainNow())
  const call = mayCallMeetings(overview) && (
    <ButtonLink look="primary" to={`/groups/${overview.id}/meetings/new`}>
      {sayMeeting('make.open')}
    </ButtonLink>
  )
  return (
    <GroupPage overview={overview} title={say('meetings.title')}>
      <div className={styles.head}>
        <h1 className={styles.title}>{say('meetings.title')}</h1>
        {call && (
          <div className={styles.acts}>
            <ButtonLink to={`/groups/${overview.id}/meetings/deleted`}>
              {saySetting('meetingBin.title')}
            </ButtonLink>
            {overview.meetings.length > 0 && call}
          </div>
        )}
      </div>
      {overview.meetings.length > 0 ? (
        <MeetingList meetings={byRelevance(overview.meetings, today)} />
      ) : (
        <div className={styles.under}>
          <EmptyState
            title={say('meetings.none')}
            text={call ? sayMeeting('make.noneText') : say('meetings.noneText')}
            actions={call}
          />
        </div>
      )}
    </GroupPage>
  )
}
