import type { GroupOverview } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { domain, useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { useDomainNow, useFormats } from '../../lib/time'
import { ButtonLink, EmptyState } from '../../ui'
import { MeetingHours } from './meeting-hours'
import { agendaOf, delegationName, nextMeeting, type Meeting } from './meetings'
import styles from './next-meeting.module.css'
import { words } from './words'

interface NextMeetingProps {
  overview: GroupOverview
  /** What may be done while none is planned. */
  action: ReactNode
}

/** The meeting to come: when, where, and the way into its agenda. */
export function NextMeeting({ overview, action }: NextMeetingProps) {
  const say = useWords(words)
  const formats = useFormats()
  const now = useDomainNow()
  const meeting = nextMeeting(overview.meetings, formats.dayOf(now))
  if (!meeting) {
    return (
      <section className={styles.next} aria-label={say('next.label')}>
        <div className={styles.none}>
          <EmptyState title={say('next.none')} text={say('next.noneText')} actions={action} />
        </div>
      </section>
    )
  }
  return (
    <section className={styles.next} aria-label={say('next.label')}>
      <MeetingDate meeting={meeting} now={now} />
      <MeetingFacts meeting={meeting} overview={overview} />
      <OpenAgenda meeting={meeting} />
    </section>
  )
}

function MeetingDate({ meeting, now }: { meeting: Meeting; now: number }) {
  const say = useWords(domain)
  const language = useLanguage()
  const formats = useFormats(meeting.timeZone)
  const { dates } = meeting
  if (!dates) {
    const month = meeting.month && formats.rough({ precision: 'month', month: meeting.month })
    return <p className={styles.unsettled}>{month ?? say('date.notSettled')}</p>
  }
  const weekdays =
    dates.start === dates.end
      ? formats.weekday(dates.start)
      : [formats.weekday(dates.start), formats.weekday(dates.end)].join(language === 'ko' ? '~' : '–')
  return (
    <p className={styles.date}>
      <time dateTime={dates.start}>{formats.range(dates)}</time>
      <span className={styles.relative}>
        {weekdays}, {formats.relativeDay(dates.start, now)}
      </span>
    </p>
  )
}

function MeetingFacts({ meeting, overview }: { meeting: Meeting; overview: GroupOverview }) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const host = meeting.host && (delegationName(overview, meeting.host) ?? { en: meeting.host })
  const place = [
    meeting.venue && inLanguage(meeting.venue, language).text,
    sayDomain(`format.${meeting.format}`),
    host && say('next.host', { name: inLanguage(host, language).text }),
  ]
  return (
    <div>
      <h2 className={styles.name}>
        <Link to={`/meetings/${meeting.id}`}>{meetingName(meeting, language)}</Link>
      </h2>
      <p className={styles.facts}>
        <MeetingHours meeting={meeting} />
        <span>{place.filter(Boolean).join(' · ')}</span>
      </p>
    </div>
  )
}

function OpenAgenda({ meeting }: { meeting: Meeting }) {
  const say = useWords(words)
  const agenda = agendaOf(meeting)
  if (!agenda) return null
  return (
    <div className={styles.actions}>
      <ButtonLink look="primary" to={`/documents/${agenda.id}`}>
        {say('next.openAgenda')}
      </ButtonLink>
    </div>
  )
}
