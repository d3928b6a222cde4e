import type { AgendaDay } from '@tandem/shared/documents'
import { classes, VisuallyHidden } from '../../../ui'
import { useWords } from '../../../lib/i18n'
import { clockFace } from '../model/venue-clock'
import styles from '../row.module.css'
import { words } from '../words'

interface ItemClockProps {
  day: AgendaDay
  startsAt: number
  /** Minutes past the end of the day. */
  overrun: number
  venueZone: string
  ownZone: string
}

/** When an item starts, on the venue's clock and below it on the reader's. */
export function ItemClock({ day, startsAt, overrun, venueZone, ownZone }: ItemClockProps) {
  const say = useWords(words)
  const face = clockFace(day, startsAt, venueZone, ownZone)
  return (
    <span className={classes(styles['at'], overrun > 0 && styles['over'])}>
      <time dateTime={face.time}>{face.time}</time>
      {face.daysLater > 0 && <sup title={say('nextDay')}>+{face.daysLater}</sup>}
      {face.own && (
        <span className={styles['own']} title={say('yourTime', { time: face.own, zone: face.ownZone })}>
          <VisuallyHidden>, </VisuallyHidden>
          {face.own} {face.ownZone}
          {face.ownDay !== 0 && (
            <sup title={say(face.ownDay < 0 ? 'dayBefore' : 'dayAfter')}>
              <span aria-hidden="true">{face.ownDay < 0 ? '−1' : '+1'}</span>
              <VisuallyHidden>{say(face.ownDay < 0 ? 'dayBefore' : 'dayAfter')}</VisuallyHidden>
            </sup>
          )}
        </span>
      )}
    </span>
  )
}
