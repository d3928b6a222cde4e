import { domain, useLanguage, useWords } from '../../lib/i18n'
import { useFormats, useLocale, zoneCity, zoneOffset, type Formats } from '../../lib/time'
import { tableStyles as styles } from '../../ui'
import type { Meeting } from './meetings'
import { words } from './words'

/** The parts of a meeting, at the venue's hour and at the reader's. */
export function SessionList({ meeting }: { meeting: Meeting }) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  const kindName = useKindName()
  const language = useLanguage()
  const mine = useLocale()
  const venue = useFormats(meeting.timeZone)
  const first = meeting.sessions[0]
  if (!first) return <p className={styles.empty}>{say('next.noTimes')}</p>
  const at = Date.parse(first.start)
  const inZone = (zone: string) => ({ city: zoneCity(zone, language), offset: zoneOffset(zone, at) })
  const isMyTime = zoneOffset(mine.timeZone, at) === zoneOffset(meeting.timeZone, at)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say('meeting.session')}</th>
          <th scope="col">{say('meeting.venueTime', inZone(meeting.timeZone))}</th>
          {!isMyTime && (
            <th scope="col" className={styles.end}>
              {say('meeting.yourTime', inZone(mine.timeZone))}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {meeting.sessions.map((session) => (
          <tr key={session.start}>
            <th scope="row">
              {kindName(session.kind)}
              {session.mode !== 'plenary' && `, ${sayDomain(`session.${session.mode}`)}`}
            </th>
            <td className={styles.symbol} data-label={zoneCity(meeting.timeZone, language)}>
              {span(venue, session)}
            </td>
            {!isMyTime && (
              <td className={styles.end} data-label={zoneCity(mine.timeZone, language)}>
                {span(mine.formats, session)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const kinds = ['opening', 'substantive', 'planning', 'policy_day', 'exercise_day', 'closing'] as const

/** The list of kinds is the groups' own; one we have no name for is shown as it came. */
function useKindName(): (kind: string) => string {
  const say = useWords(domain)
  return (kind) => {
    const known = kinds.find((one) => one === kind)
    return known ? say(`sessionKind.${known}`) : kind.replaceAll('_', ' ')
  }
}

function span(formats: Formats, { start, end }: { start: string; end: string }): string {
  return `${formats.day(formats.dayOf(start))} ${formats.time(start)}–${formats.time(end)}`
}
