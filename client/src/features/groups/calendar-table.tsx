import { Link } from 'react-router'
import { useWords } from '../../lib/i18n'
import { useFormats, type Day } from '../../lib/time'
import { classes, Lang, VisuallyHidden } from '../../ui'
import type { CalendarDay } from './calendar'
import styles from './rail.module.css'
import { words } from './words'

interface CalendarTableProps {
  title: string
  weeks: readonly CalendarDay[][]
  today: Day
}

export function CalendarTable({ title, weeks, today }: CalendarTableProps) {
  const formats = useFormats()
  return (
    <table className={styles.calendar}>
      <caption>
        <VisuallyHidden>{title}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {weeks[0]?.map(({ day }) => (
            <th key={day} scope="col">
              <abbr title={formats.weekdayLong(day)}>{formats.weekdayNarrow(day)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map((cell) => (
              <CalendarCell key={cell.day} cell={cell} isToday={cell.day === today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CalendarCell({ cell, isToday }: { cell: CalendarDay; isToday: boolean }) {
  const say = useWords(words)
  const { day, entry } = cell
  const dayOfMonth = Number(day.slice(8))
  const content = (
    <>
      {dayOfMonth}
      {entry && (
        <VisuallyHidden>
          {' '}
          <Lang text={entry.name} />
        </VisuallyHidden>
      )}
      {isToday && <VisuallyHidden> {say('calendar.today')}</VisuallyHidden>}
    </>
  )
  return (
    <td
      className={classes(
        cell.isOutside && styles.outside,
        isToday && !entry && styles.today,
        entry && styles[entry.kind],
        entry && cell.isFirst && styles.first,
        entry && cell.isLast && styles.last,
        cell.isLaterMonth && dayOfMonth <= 7 && styles.monthTop,
        cell.isLaterMonth && dayOfMonth === 1 && styles.monthStart,
      )}
      aria-current={isToday ? 'date' : undefined}
    >
      {entry?.to ? (
        <Link className={styles.day} to={entry.to}>
          {content}
        </Link>
      ) : (
        <span className={styles.day}>{content}</span>
      )}
    </td>
  )
}
