import { Link } from 'react-router'
import { domain, useWords } from '../../lib/i18n'
import { useFormats } from '../../lib/time'
import { classes, Lang } from '../../ui'
import type { CalendarEntry } from './calendar'
import styles from './rail.module.css'

/** What the marks mean, and what has no day: as exact as is known. */
export function CalendarLegend({ entries }: { entries: readonly CalendarEntry[] }) {
  if (entries.length === 0) return null
  return (
    <ul className={styles.legend}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className={classes(styles.sign, styles[entry.kind])} aria-hidden="true" />
          <span>
            {entry.to ? (
              <Link to={entry.to}>
                <Lang text={entry.name} />
              </Link>
            ) : (
              <Lang text={entry.name} />
            )}
            <br />
            <EntryDates entry={entry} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function EntryDates({ entry }: { entry: CalendarEntry }) {
  const say = useWords(domain)
  const formats = useFormats()
  const { dates, status } = entry
  const text = () => {
    if (dates.precision === 'day') return formats.rangeLong(dates)
    if (dates.precision === 'month') return say('date.monthOnly', { month: formats.month(dates.month) })
    return status === 'recurring' ? say('activityStatus.recurring') : say('date.tbd')
  }
  return <span className={styles.date}>{text()}</span>
}
