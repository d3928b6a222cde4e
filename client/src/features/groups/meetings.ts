/** Which meeting matters now, and what is known of its days and hours. */
import type { GroupOverview } from '@tandem/shared/groups'
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
  const rank = (meeting: Meeting) => {
    if (meeting === next) return 0
    return meeting.dates !== null && meeting.dates.end < today ? 2 : 1
  }
  return [...meetings].sort((a, b) => {
    const byRank = rank(a) - rank(b)
    if (byRank !== 0) return byRank
    const direction = rank(a) === 2 ? -1 : 1
    return direction * startOf(a).localeCompare(startOf(b))
  })
}

// Meetings without dates come after those with; so does this.
function startOf(meeting: Meeting): string {
  return meeting.dates?.start ?? '9999'
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
