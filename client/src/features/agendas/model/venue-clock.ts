/** A time of the agenda as it is shown: on the venue's clock, and on the reader's own where that differs. */
import { timeOf } from '@tandem/shared/agendas'
import type { AgendaDay } from '@tandem/shared/documents'
import { clockIn, dateIn, instantAt, zoneName } from './zone-times'

export interface ClockFace {
  /** `09:30` on the venue's clock. */
  time: string
  /** The agenda is so overfull that this is on a later day. */
  daysLater: number
  /** `10:30` on the reader's clock, if the day is known and that reads differently. */
  own: string | null
  /** `KST`. */
  ownZone: string
  /** The reader's day beside the venue's: -1 the day before, 1 the day after. */
  ownDay: number
}

export function clockFace(day: AgendaDay, minutes: number, venueZone: string, ownZone: string): ClockFace {
  const { time, daysLater } = timeOf(minutes)
  const face = { time, daysLater, own: null, ownZone: '', ownDay: 0 }
  // Without a day the offsets are not known: summer time may lie between.
  if (day.date === null || venueZone === ownZone) return face
  const instant = instantAt(day.date, minutes, venueZone)
  const own = clockIn(instant, ownZone)
  const [ownDate, venueDate] = [dateIn(instant, ownZone), dateIn(instant, venueZone)]
  if (own === time && ownDate === venueDate) return face
  const ownDay = ownDate === venueDate ? 0 : ownDate < venueDate ? -1 : 1
  return { ...face, own, ownZone: zoneName(ownZone, instant), ownDay }
}

/** The name of the venue's zone on that day: `MYT`, `EDT`. */
export function venueZoneName(day: AgendaDay | undefined, zone: string, now: number): string {
  return zoneName(zone, day?.date ? instantAt(day.date, 12 * 60, zone) : now)
}
