import { type ScheduledDay, schedule, timeOf } from '@tandem/shared/agendas'
import type { AgendaRecord } from '@tandem/shared/documents'
import { TriangleAlert } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useWords } from '../../lib/i18n'
import { classes } from '../../ui'
import type { AgendaSay } from './model/acts'
import { hasSameStructure } from './model/reuse-record'
import { writeLength } from './model/write-length'
import styles from './outline.module.css'
import { words } from './words'

/** How much of each day is planned, when it ends, and what is in hand or over. */
export const RunningClock = memo(function RunningClock({ record }: { record: AgendaRecord }) {
  const say = useWords(words)
  const days = useMemo(() => schedule(record), [record])
  return (
    <section className={styles['clock']} aria-label={say('clock')}>
      {days.map((scheduled) => (
        <DayClock key={scheduled.day.id} scheduled={scheduled} isOnly={days.length === 1} />
      ))}
    </section>
  )
}, isSameToTheClock)

/** Words take no time. */
function isSameToTheClock(a: { record: AgendaRecord }, b: { record: AgendaRecord }): boolean {
  return hasSameStructure(a.record, b.record)
}

function DayClock({ scheduled, isOnly }: { scheduled: ScheduledDay; isOnly: boolean }) {
  const say = useWords(words)
  const isOver = scheduled.overrun > 0
  const label = isOnly ? say('clock') : say('clockOfDay', { n: scheduled.ordinal })
  return (
    <div className={styles['dayClock']}>
      <p className={styles['label']}>{label}</p>
      <p className={classes(styles['big'], !isOnly && styles['several'])}>
        {writeLength(say, scheduled.planned)}
      </p>
      <DayMeter scheduled={scheduled} />
      <p className={classes(styles['ends'], isOver && styles['over'])}>
        {isOver && <TriangleAlert aria-hidden="true" />}
        <span>{writeEnding(say, scheduled)}</span>
      </p>
    </div>
  )
}

function writeEnding(say: AgendaSay, scheduled: ScheduledDay): string {
  const [start, time, end] = [scheduled.startsAt, scheduled.filledUntil, scheduled.endsAt].map(
    (minutes) => timeOf(minutes).time,
  ) as [string, string, string]
  if (scheduled.items.length === 0) return say('nothingPlanned', { start, end })
  if (scheduled.overrun > 0) return say('over', { time, end, length: writeLength(say, scheduled.overrun) })
  if (scheduled.inHand > 0) return say('inHand', { time, end, length: writeLength(say, scheduled.inHand) })
  return say('exactlyFull', { time })
}

/** The day as a bar: items, breaks, what is free, and what goes past its end. Drawn, since widths by style are not allowed. */
function DayMeter({ scheduled }: { scheduled: ScheduledDay }) {
  const length = Math.max(scheduled.endsAt, scheduled.filledUntil) - scheduled.startsAt
  if (length === 0) return null
  const end = scheduled.endsAt - scheduled.startsAt
  return (
    <svg
      className={styles['meter']}
      viewBox={`0 0 ${length} 4`}
      preserveAspectRatio="none"
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <rect className={styles['free']} x="0" y="0" width={length} height="4" />
      {scheduled.items.map(({ item, startsAt, endsAt }) => {
        const at = startsAt - scheduled.startsAt
        const past = startsAt >= scheduled.endsAt
        return (
          <rect
            key={item.id}
            className={classes(
              item.kind === 'break' ? styles['rest'] : styles['work'],
              past && styles['past'],
            )}
            x={at}
            y="0"
            width={Math.max(0, endsAt - startsAt - length / 220)}
            height="4"
          />
        )
      })}
      {scheduled.overrun > 0 && (
        <rect className={styles['edge']} x={end} y="0" width={length / 110} height="4" />
      )}
    </svg>
  )
}
