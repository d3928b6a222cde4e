/** Which meeting matters now, and what is known of its days and hours. */
import type { GroupOverview } from '@tandem/shared/groups'
import type { RoughDates } from '@tandem/shared/activities'
import type { LocalisedText } from '@tandem/shared/words'
import type { Day } from '../../lib/time'

export type Meeting = GroupOverview['meetings'][number]

/** The meeting under way or next to come; else the one that is planned without dates. */
export function nextMeeting(meetings: readonly Meeting[], today: Day): Meeting | null {
  const open = meetings.filter(({ status }) => status !== 'cancelled' && status !== 'closed')
  const dated = open
    .filter((meeting) => meeting.dates !== null && meeting.dates.end >= today)
    .sort((a, b) => (a.dates?.start ?? '').localeCompare(b.dates?.start ?? ''))
  return dated[0] ?? open.find((meeting) => meeting.dates === null) ?? null
}

/** Upcoming first, then the latest past ones: the order in which people look for them. */
export function byRelevance(meetings: readonly Meeting[], today: Day): Meeting[] {
  const next = nextMeeting(meetings, today)
  const rank = (meeting: Meeting) => (meeting === next ? 0 : isOver(meeting, today) ? 2 : 1)
  return [...meetings].sort((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    // By number, since not every meeting has dates; the numbers of a group follow time.
    return rank(a) === 2 ? b.ordinal - a.ordinal : a.ordinal - b.ordinal
  })
}

function isOver({ dates, status }: Meeting, today: Day): boolean {
  return status === 'closed' || status === 'cancelled' || (dates !== null && dates.end < today)
}

const notYetOver: ReadonlySet<Meeting['status']> = new Set([
  'planned',
  'agenda_in_comment',
  'convened',
  'in_session',
  'postponed',
])

/** It has still to take place, or takes place now. */
export function isAhead({ status }: Pick<Meeting, 'status'>): boolean {
  return notYetOver.has(status)
}

/** When it is, as exactly as is known. */
export function roughDates({ dates, month }: Pick<Meeting, 'dates' | 'month'>): RoughDates {
  if (dates) return { precision: 'day', ...dates }
  return month ? { precision: 'month', month } : { precision: 'tbd' }
}

/** First opening and last closing, when sessions are settled. */
export function hours(meeting: Meeting): { start: string; end: string } | null {
  const starts = meeting.sessions.map(({ start }) => start).sort()
  const ends = meeting.sessions.map(({ end }) => end).sort()
  const [start, end] = [starts[0], ends.at(-1)]
  return start && end ? { start, end } : null
}

export function agendaOf(meeting: Meeting): Meeting['documents'][number] | null {
  return meeting.documents.find(({ kind }) => kind === 'agenda') ?? null
}

/** The name of a delegation by its code, if the group knows it. */
export function delegationName(overview: GroupOverview, code: string): LocalisedText | null {
  const everyone = [...overview.delegations, ...overview.observers]
  return everyone.find((delegation) => delegation.code === code)?.name ?? null
}
