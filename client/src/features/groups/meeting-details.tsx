import type { GroupOverview } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { domain, useLanguage, useWords } from '../../lib/i18n'
import { useFormats } from '../../lib/time'
import { Lang } from '../../ui'
import styles from './meeting-details.module.css'
import { delegationName, type Meeting, roughDates } from './meetings'
import { words } from './words'

/** What is settled about a meeting, and what is not. */
export function MeetingDetails({ meeting, overview }: { meeting: Meeting; overview: GroupOverview }) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const formats = useFormats(meeting.timeZone)
  const { dates, venue, host } = meeting
  const hostName = host && (delegationName(overview, host) ?? { en: host })
  const singleDay = dates && dates.start === dates.end
  const facts = [
    {
      term: say('meeting.dates'),
      value: dates
        ? singleDay
          ? formats.fullDay(dates.start)
          : formats.rangeLong(dates)
        : meeting.month
          ? formats.rough(roughDates(meeting))
          : sayDomain('date.notSettled'),
    },
    { term: say('meeting.place'), value: venue ? <Lang text={venue} /> : say('meeting.placeUnknown') },
    { term: say('meeting.format'), value: sayDomain(`format.${meeting.format}`) },
    ...(hostName ? [{ term: say('meeting.host'), value: inLanguage(hostName, language).text }] : []),
    { term: say('meetings.status'), value: sayDomain(`meeting.${meeting.status}`) },
    ...(meeting.reason ? [{ term: say('meeting.reason'), value: meeting.reason }] : []),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
