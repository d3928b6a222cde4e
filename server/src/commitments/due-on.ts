/** When a commitment is late: by the domain's clock, in the group's reference zone, never stored (M15, M19). */
import type { Due } from '@tandem/shared/documents'

/**
 * The last day it is due, as a local date. A month is due until its last day; the next meeting, on its first
 * day. Null for what has no day, or none yet: a month never becomes a day anywhere else (A14-12).
 */
export function dueOn(
  due: Due | null,
  nextMeeting: { dates: { start: string } | null } | null,
): string | null {
  switch (due?.type) {
    case 'date':
      return due.value
    case 'month':
      return lastDayOf(due.value)
    case 'next_meeting':
      return nextMeeting?.dates?.start ?? null
    case 'event':
    case 'unspecified':
    case 'none':
    case undefined:
      return null
  }
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`
}

/** The day's 24:00 has come in this zone. */
export function hasEnded(day: string, now: number, timeZone: string): boolean {
  // The Swedish way to write a date is ISO's.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now) > day
}
