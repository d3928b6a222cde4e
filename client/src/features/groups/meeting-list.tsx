import { inLanguage } from '@tandem/shared/words'
import { Link } from 'react-router'
import { domain, useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { useFormats } from '../../lib/time'
import { classes, tableStyles as styles } from '../../ui'
import { type Meeting, roughDates } from './meetings'
import { words } from './words'

/** Meetings, each row leading to its page. */
export function MeetingList({ meetings }: { meetings: readonly Meeting[] }) {
  const say = useWords(words)
  return (
    <table className={classes(styles.table, styles.linked)}>
      <thead>
        <tr>
          <th scope="col">{say('meetings.meeting')}</th>
          <th scope="col">{say('documents.symbol')}</th>
          <th scope="col">{say('meetings.dates')}</th>
          <th scope="col" className={styles.late}>
            {say('meetings.place')}
          </th>
          <th scope="col" className={styles.end}>
            {say('meetings.status')}
          </th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} />
        ))}
      </tbody>
    </table>
  )
}

function MeetingRow({ meeting }: { meeting: Meeting }) {
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const formats = useFormats()
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Link to={`/meetings/${meeting.id}`}>{meetingName(meeting, language)}</Link>
      </th>
      <td className={styles.symbol}>{meeting.symbol}</td>
      <td className={styles.dim}>
        {meeting.dates
          ? formats.rangeLong(meeting.dates)
          : meeting.month
            ? formats.rough(roughDates(meeting))
            : sayDomain('date.notSettled')}
      </td>
      <td className={classes(styles.dim, styles.late)}>
        {meeting.venue ? inLanguage(meeting.venue, language).text : sayDomain(`format.${meeting.format}`)}
      </td>
      <td className={styles.end}>{sayDomain(`meeting.${meeting.status}`)}</td>
    </tr>
  )
}
