/** Which commitments are shown, in which groups and in which order. Pure. */
import type { CommitmentView } from '@tandem/shared/commitments'
import { inLanguage, type Language } from '@tandem/shared/words'
import type { Day, Formats } from '../../../lib/time'
import { doneOn, isClosed, signOf, signs } from './commitment'
import type { RegisterView } from './register-view'

/** What arranging has to know of the day, the group and the reader. */
export interface Standpoint {
  today: Day
  dayOf: Formats['dayOf']
  language: Language
  /** The first day of the group's next meeting; null while there is none, or it has no days. */
  nextStart: Day | null
  /** The reader's delegation. */
  mine: string | null
}

export type GroupKey =
  | { by: 'due'; due: 'overdue' | 'before' | 'later' | 'dated' | 'undated' | 'closed' }
  | { by: 'owner'; owner: string | null }
  | { by: 'meeting'; meetingId: string }

export interface CommitmentGroup {
  /** Tells groups apart. */
  id: string
  key: GroupKey
  commitments: CommitmentView[]
}

/** What passes the filters, in groups; groups that would be empty are left out. */
export function arrange(
  commitments: readonly CommitmentView[],
  view: RegisterView,
  at: Standpoint,
): CommitmentGroup[] {
  const shown = commitments
    .filter((commitment) => passes(commitment, view, at))
    .toSorted((a, b) => compare(a, b, view, at))
  const groups = new Map<string, CommitmentGroup>()
  for (const commitment of shown) {
    for (const key of keysOf(commitment, view, at)) {
      const id = idOf(key)
      const group = groups.get(id) ?? { id, key, commitments: [] }
      group.commitments.push(commitment)
      groups.set(id, group)
    }
  }
  return [...groups.values()].toSorted((a, b) => rank(a).localeCompare(rank(b), 'en', { numeric: true }))
}

function passes(commitment: CommitmentView, view: RegisterView, at: Standpoint): boolean {
  const { owners, meeting } = commitment
  if (view.mine && !owners.some((owner) => owner === at.mine)) return false
  if (view.owners.length > 0 && !owners.some((owner) => view.owners.includes(owner))) return false
  if (view.meetings.length > 0 && !view.meetings.includes(meeting.id)) return false
  if (view.signs.length > 0) return view.signs.includes(signOf(commitment))
  return !isClosed(commitment) || doneThisMonth(commitment, at)
}

function doneThisMonth(commitment: CommitmentView, { today, dayOf }: Standpoint): boolean {
  return doneOn(commitment, dayOf)?.slice(0, 7) === today.slice(0, 7)
}

function keysOf(commitment: CommitmentView, { groupBy }: RegisterView, at: Standpoint): GroupKey[] {
  if (groupBy === 'due') return [{ by: 'due', due: dueGroup(commitment, at) }]
  if (groupBy === 'meeting') return [{ by: 'meeting', meetingId: commitment.meeting.id }]
  // What each of many owes is one line, not one for each of them.
  if (commitment.perOwner !== null || commitment.owners.length === 0) return [{ by: 'owner', owner: null }]
  return commitment.owners.map((owner) => ({ by: 'owner', owner }))
}

/** By when. Next to a meeting without days nothing with a date is before or after it. */
export function dueGroup(commitment: CommitmentView, { nextStart }: Standpoint) {
  const { due, dueOn } = commitment
  if (isClosed(commitment)) return 'closed'
  if (commitment.overdue) return 'overdue'
  if (due?.type === 'next_meeting') return 'before'
  if (due === null || due.type === 'unspecified' || due.type === 'none' || dueOn === null) return 'undated'
  if (nextStart === null) return 'dated'
  return dueOn <= nextStart ? 'before' : 'later'
}

function idOf(key: GroupKey): string {
  if (key.by === 'due') return key.due
  return key.by === 'owner' ? (key.owner ?? 'several') : key.meetingId
}

const dueOrder = ['overdue', 'before', 'dated', 'later', 'undated', 'closed']

/** Overdue first; owners by code; meetings from the latest. */
function rank({ key, commitments }: CommitmentGroup): string {
  if (key.by === 'due') return String(dueOrder.indexOf(key.due))
  if (key.by === 'owner') return key.owner ?? '~'
  return String(1_000_000 - (commitments[0]?.meeting.ordinal ?? 0))
}

function compare(a: CommitmentView, b: CommitmentView, { sort }: RegisterView, at: Standpoint): number {
  const order = byValue(valueOf(a, sort.by, at), valueOf(b, sort.by, at))
  return (sort.descending ? -order : order) || byValue(a.number, b.number)
}

const byValue = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

function valueOf(commitment: CommitmentView, by: RegisterView['sort']['by'], at: Standpoint): string {
  switch (by) {
    case 'number':
      return commitment.number
    case 'text':
      return inLanguage(commitment.text, at.language).text
    case 'owner':
      return commitment.owners.join(' ')
    case 'status':
      return String(signs.indexOf(signOf(commitment)))
    case 'due':
      return dueValue(commitment, at)
    case 'source':
      return `${(commitment.source?.meeting ?? commitment.meeting).ordinal} ${commitment.source?.paragraph ?? 0}`
  }
}

/** Days in their order; then the next meeting, when it has no day; then what has none, standing ones last. */
function dueValue({ due, dueOn }: CommitmentView, { nextStart }: Standpoint): string {
  if (due?.type === 'next_meeting') return dueOn ?? nextStart ?? '9990'
  if (dueOn !== null) return dueOn
  return `999${['event', 'unspecified', 'none'].indexOf(due?.type ?? 'unspecified') + 1}`
}
