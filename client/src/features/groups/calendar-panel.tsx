import type { GroupOverview } from '@tandem/shared/groups'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { useDomainNow, useFormats } from '../../lib/time'
import { IconButton } from '../../ui'
import { addMonths, calendarEntries, entriesWithin, openingMonth, undated, weeksOf } from './calendar'
import { CalendarLegend } from './calendar-legend'
import { CalendarTable } from './calendar-table'
import styles from './rail.module.css'
import { words } from './words'

const shownMonths = 2

/** Two months of meetings and activities; what has no day is listed below and never drawn on one. */
export function CalendarPanel({ overview }: { overview: GroupOverview }) {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats()
  const today = formats.dayOf(useDomainNow())
  const entries = useMemo(
    () =>
      calendarEntries(overview, (meeting) => ({
        [language]: meetingName(meeting, language),
      })),
    [overview, language],
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const month = chosen ?? openingMonth(entries, today, shownMonths)
  const title = formats.monthPair(month, addMonths(month, 1))
  return (
    <section className={styles.part} aria-label={say('calendar.label')}>
      <h2>
        {title}
        <span className={styles.pager}>
          <IconButton
            size="small"
            label={say('calendar.previous')}
            icon={<ChevronLeft />}
            onClick={() => setChosen(addMonths(month, -1))}
          />
          <IconButton
            size="small"
            label={say('calendar.next')}
            icon={<ChevronRight />}
            onClick={() => setChosen(addMonths(month, 1))}
          />
        </span>
      </h2>
      <CalendarTable title={title} weeks={weeksOf(month, shownMonths, entries)} today={today} />
      <CalendarLegend entries={[...entriesWithin(month, shownMonths, entries), ...undated(entries)]} />
    </section>
  )
}
