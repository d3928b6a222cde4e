import { useNavigate, useParams } from 'react-router'
import {
  agendaOf,
  DeleteMeeting,
  DocumentList,
  groupWords,
  isUnissued,
  MeetingDetails,
  MeetingMenu,
  Section,
  SessionList,
  StartMinutes,
  useMeeting,
  type Meeting,
} from '../../features/groups'
import { useMe } from '../../features/identity'
import { PaperList } from '../../features/papers'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { ButtonLink } from '../../ui'
import { GroupPage } from './group-page'
import { Loading } from './loading'
import { mayPlanMeetings, mayStartMinutes } from './may-at-meetings'
import { mayCallMeetings } from './may-call-meetings'
import { NotFoundPage } from './not-found-page'
import styles from './page.module.css'

/** One meeting: what is settled, its sessions, its documents and papers. */
export function MeetingPage() {
  const { meetingId = '' } = useParams()
  const say = useWords(groupWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const navigate = useNavigate()
  const { groups } = useMe()
  const { found, isPending } = useMeeting(
    groups.map(({ id }) => id),
    meetingId,
  )
  if (isPending) return <Loading />
  if (!found) return <NotFoundPage />

  const { overview, meeting } = found
  const hasMinutes = meeting.documents.some(({ kind }) => kind === 'record')
  const canStart = mayStartMinutes(overview) && agendaOf(meeting) !== null && !hasMinutes
  const name = meetingName(meeting, language)
  const papers = overview.papers.filter((paper) => paper.meetingId === meeting.id)
  return (
    <GroupPage
      overview={overview}
      title={`${name}, ${overview.short}`}
      crumbs={[{ label: sayCommon('nav.meetings'), to: `/groups/${overview.id}/meetings` }, { label: name }]}
    >
      <div className={styles.head}>
        <div>
          <p className={styles.kicker}>{meeting.symbol}</p>
          <h1 className={styles.title}>{name}</h1>
        </div>
        <div className={styles.acts}>
          <OpenAgenda meeting={meeting} />
          {mayPlanMeetings(overview) && <MeetingMenu meeting={meeting} overview={overview} />}
        </div>
      </div>
      <MeetingDetails meeting={meeting} overview={overview} />
      <Section title={say('meeting.documents')}>
        <DocumentList meetings={[meeting]} events={overview.events} empty={say('meeting.noDocuments')} />
      </Section>
      {canStart && (
        <Section title={say('minutes.title')}>
          <StartMinutes
            groupId={overview.id}
            meetingId={meeting.id}
            onStarted={(id) => void navigate(`/documents/${id}`)}
          />
        </Section>
      )}
      {meeting.dates && (
        <Section title={say('meeting.sessions')}>
          <SessionList meeting={meeting} />
        </Section>
      )}
      <Section
        title={say('meeting.papers')}
        count={papers.length}
        more={{ to: `/meetings/${meeting.id}/papers`, label: say('meeting.allPapers') }}
      >
        <PaperList papers={papers} />
      </Section>
      {mayCallMeetings(overview) && isUnissued(meeting) && papers.length === 0 && (
        <div className={styles.under}>
          <DeleteMeeting
            meeting={meeting}
            onDeleted={() => void navigate(`/groups/${overview.id}/meetings`)}
          />
        </div>
      )}
    </GroupPage>
  )
}

function OpenAgenda({ meeting }: { meeting: Meeting }) {
  const say = useWords(groupWords)
  const agenda = agendaOf(meeting)
  if (!agenda) return null
  return (
    <ButtonLink look="primary" to={`/documents/${agenda.id}`}>
      {say('next.openAgenda')}
    </ButtonLink>
  )
}
