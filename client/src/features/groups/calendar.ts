/** The calendar's facts: which weeks, what falls on which day, and what has no day. Pure. */
import type { Activity } from '@tandem/shared/activities'
import type { GroupOverview } from '@tandem/shared/groups'
import type { LocalisedText } from '@tandem/shared/words'
import { roughDates } from './meetings'
import { addDays, daysBetween, type Day, type Days } from '../../lib/time'

export type MarkKind = 'meeting' | 'exercise' | 'other'

export interface CalendarEntry {
  id: string
  kind: MarkKind
  name: LocalisedText
  dates: Activity['dates']
  status: string
  /** The page about it, if there is one. */
  to: string | null
}

export interface CalendarDay {
  day: Day
  /** Before the first or after the last month shown. */
  isOutside: boolean
  entry: CalendarEntry | null
  isFirst: boolean
  isLast: boolean
  /** In a month after the first: a hairline steps between the two. */
  isLaterMonth: boolean
}

/** Meetings and activities as one list, in order of time; a month never becomes a day. */
export function calendarEntries(
  overview: GroupOverview,
  nameMeeting: (meeting: GroupOverview['meetings'][number]) => LocalisedText,
): CalendarEntry[] {
  const meetings = overview.meetings.map((meeting): CalendarEntry => ({
    id: meeting.id,
    kind: 'meeting',
    name: nameMeeting(meeting),
    dates: roughDates(meeting),
    status: meeting.status,
    to: `/meetings/${meeting.id}`,
  }))
  const activities = overview.activities.map((activity): CalendarEntry => ({
    id: activity.id,
    kind: activity.kind.includes('exercise') ? 'exercise' : 'other',
    name: activity.title,
    dates: activity.dates,
    status: activity.status,
    to: null,
  }))
  return [...meetings, ...activities].sort((a, b) => sortKey(a).localeCompare(sortKey(b)))
}

function sortKey({ dates }: CalendarEntry): string {
  if (dates.precision === 'day') return dates.start
  // Within its month a month-wide entry comes last; entries without any date come after all.
  return dates.precision === 'month' ? `${dates.month}-99` : '9999'
}

/** The weeks, Monday first, that cover some months from the one given. */
export function weeksOf(
  firstMonth: string,
  months: number,
  entries: readonly CalendarEntry[],
): CalendarDay[][] {
  const start: Day = `${firstMonth}-01`
  const end = addDays(`${addMonths(firstMonth, months)}-01`, -1)
  const gridStart = addDays(start, -weekdayOf(start))
  const weekCount = Math.ceil((daysBetween(gridStart, end) + 1) / 7)
  return Array.from({ length: weekCount }, (_week, week) =>
    Array.from({ length: 7 }, (_day, place) => {
      const day = addDays(gridStart, week * 7 + place)
      const entry = entries.find((one) => covers(one, day)) ?? null
      const dates = entry?.dates.precision === 'day' ? entry.dates : null
      return {
        day,
        isOutside: day < start || day > end,
        entry,
        isFirst: dates?.start === day || place === 0,
        isLast: dates?.end === day || place === 6,
        isLaterMonth: day <= end && day.slice(0, 7) > firstMonth,
      }
    }),
  )
}

/** Entries with a day in these months. */
export function entriesWithin(
  firstMonth: string,
  months: number,
  entries: readonly CalendarEntry[],
): CalendarEntry[] {
  const start: Day = `${firstMonth}-01`
  const end = addDays(`${addMonths(firstMonth, months)}-01`, -1)
  return entries.filter(({ dates }) => dates.precision === 'day' && overlaps(dates, { start, end }))
}

/** What is still to come and has no day yet. */
export function undated(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const over = ['completed', 'cancelled', 'closed']
  return entries.filter(({ dates, status }) => dates.precision !== 'day' && !over.includes(status))
}

/**
 * The month to open at: the present one, unless nothing falls into it or the next; then that of what comes
 * next, since an empty calendar tells nobody anything.
 */
export function openingMonth(entries: readonly CalendarEntry[], today: Day, months: number): string {
  const present = today.slice(0, 7)
  if (entriesWithin(present, months, entries).length > 0) return present
  const next = entries.find(({ dates }) => dates.precision === 'day' && dates.start >= today)
  return next?.dates.precision === 'day' ? next.dates.start.slice(0, 7) : present
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

function covers({ dates }: CalendarEntry, day: Day): boolean {
  return dates.precision === 'day' && dates.start <= day && day <= dates.end
}

function overlaps(a: Days, b: Days): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** Monday is 0. */
function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}
