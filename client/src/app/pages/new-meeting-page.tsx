import { useNavigate } from 'react-router'
import { meetingWords, NewMeetingForm } from '../../features/groups'
import { common, useWords } from '../../lib/i18n'
import styles from './administration/administration.module.css'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import { mayCallMeetings } from './may-call-meetings'
import { NotFound } from './not-found-page'
import page from './page.module.css'

/** Calling a meeting; leads into its agenda. */
export function NewMeetingPage() {
  const say = useWords(meetingWords)
  const sayCommon = useWords(common)
  const navigate = useNavigate()
  const overview = useGroup()
  const isAllowed = mayCallMeetings(overview)
  return (
    <GroupPage
      overview={overview}
      title={say('make.title')}
      crumbs={[
        { label: sayCommon('nav.meetings'), to: `/groups/${overview.id}/meetings` },
        { label: say('make.title') },
      ]}
    >
      {isAllowed ? (
        <>
          <h1 className={page.title}>{say('make.title')}</h1>
          <p className={styles.text}>{say('make.text')}</p>
          <div className={styles.form}>
            <NewMeetingForm
              overview={overview}
              onMade={({ documentId }) => void navigate(`/documents/${documentId}`)}
            />
          </div>
        </>
      ) : (
        <NotFound />
      )}
    </GroupPage>
  )
}
