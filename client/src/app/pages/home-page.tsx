import type { GroupOverview } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { OpenCommitments } from '../../features/commitments'
import { HereNow } from '../../features/documents'
import {
  byRelevance,
  CalendarPanel,
  DocumentList,
  EventList,
  GroupHeading,
  groupWords,
  MeetingList,
  meetingWords,
  nextMeeting,
  NextMeeting,
  Section,
} from '../../features/groups'
import { ChangedDocuments } from '../../features/history'
import { useLanguage, useWords } from '../../lib/i18n'
import { documentName } from '../../lib/names'
import { useDomainNow, useFormats } from '../../lib/time'
import { ButtonLink } from '../../ui'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import { mayCallMeetings } from './may-call-meetings'

// The coming ones and the latest; the rest is one press away.
const shownMeetings = 4

/** A group's home: what comes next, what there is, what happened. */
export function HomePage() {
  const say = useWords(groupWords)
  const language = useLanguage()
  const overview = useGroup()
  const today = useFormats().dayOf(useDomainNow())
  const meetings = byRelevance(overview.meetings, today)
  const home = `/groups/${overview.id}`
  const documents = meetings.flatMap((meeting) => meeting.documents)
  return (
    <GroupPage
      overview={overview}
      title={inLanguage(overview.name, language).text}
      rail={
        <>
          <HereNow
            groupId={overview.id}
            symbolOf={(id) => documents.find((document) => document.id === id)?.symbol ?? ''}
          />
          <CalendarPanel overview={overview} />
          <EventList overview={overview} />
        </>
      }
    >
      <GroupHeading overview={overview} />
      <NextMeeting overview={overview} action={<CallMeeting overview={overview} />} />
      <OpenCommitments
        overview={overview}
        nextStart={nextMeeting(overview.meetings, today)?.dates?.start ?? null}
      >
        {({ body, ...head }) => <Section {...head}>{body}</Section>}
      </OpenCommitments>
      <ChangedDocuments
        groupId={overview.id}
        nameOf={(id) => {
          const of = meetings.find((meeting) => meeting.documents.some((each) => each.id === id))
          const document = of?.documents.find((each) => each.id === id)
          return of && document ? documentName(document.kind, of, language) : null
        }}
      >
        {({ body, ...head }) => <Section {...head}>{body}</Section>}
      </ChangedDocuments>
      <Section
        title={say('home.documents')}
        count={documents.length}
        more={{ to: `${home}/documents`, label: say('home.allDocuments') }}
      >
        <DocumentList meetings={meetings} events={overview.events} empty={say('home.noDocuments')} />
      </Section>
      {meetings.length > 1 && (
        <Section
          title={say('home.meetings')}
          count={meetings.length}
          more={{ to: `${home}/meetings`, label: say('home.allMeetings') }}
        >
          <MeetingList meetings={meetings.slice(0, shownMeetings)} />
        </Section>
      )}
    </GroupPage>
  )
}

/** Offered only while no meeting is planned; the list of meetings offers it always. */
function CallMeeting({ overview }: { overview: GroupOverview }) {
  const say = useWords(meetingWords)
  if (!mayCallMeetings(overview)) return null
  return (
    <ButtonLink look="primary" to={`/groups/${overview.id}/meetings/new`}>
      {say('make.open')}
    </ButtonLink>
  )
}
