/** What is worked out of a commitment: whether it is closed, how it stands, what it counts as. Pure. */
import type { CommitmentView } from '@tandem/shared/commitments'
import { commitmentStatuses } from '@tandem/shared/words'
import { daysBetween, type Day, type Formats } from '../../../lib/time'

/** What a status column says: the stored status, unless the clock says more. */
export const signs = ['overdue', ...(Object.keys(commitmentStatuses) as CommitmentView['status'][])] as const
export type Sign = (typeof signs)[number]

const closed: ReadonlySet<CommitmentView['status']> = new Set(['done', 'carried', 'dropped', 'superseded'])

export function isClosed({ status }: Pick<CommitmentView, 'status'>): boolean {
  return closed.has(status)
}

export function signOf(commitment: Pick<CommitmentView, 'status' | 'overdue'>): Sign {
  return commitment.overdue && !isClosed(commitment) ? 'overdue' : commitment.status
}

/** The day it was done, by the latest event that says so; null while it is not done, or nobody noted when. */
export function doneOn({ status, events }: CommitmentView, dayOf: Formats['dayOf']): Day | null {
  if (status !== 'done') return null
  const at = events.filter(({ what }) => what === 'done').map((event) => event.at)
  return at.length > 0 ? dayOf(Math.max(...at)) : null
}

export function countOpen(commitments: readonly CommitmentView[]): { open: number; overdue: number } {
  const open = commitments.filter((commitment) => !isClosed(commitment))
  return { open: open.length, overdue: open.filter(({ overdue }) => overdue).length }
}

// A week: long enough to act, short enough to mean it.
const soonWithin = 7

/** Whether the due day is past, or close. A month has no day, so it is never close. */
export function urgency(commitment: CommitmentView, today: Day): 'late' | 'soon' | null {
  const sign = signOf(commitment)
  if (sign === 'overdue') return 'late'
  if (isClosed(commitment) || commitment.due?.type !== 'date' || commitment.dueOn === null) return null
  return daysBetween(today, commitment.dueOn) <= soonWithin ? 'soon' : null
}

/** How many of several owners have done it; null where they have no state of their own. */
export function ownersDone({ perOwner }: CommitmentView): { done: number; of: number } | null {
  if (perOwner === null) return null
  const states = Object.values(perOwner)
  return { done: states.filter((state) => state === 'done').length, of: states.length }
}

/** By the number it has, or one it had before it was carried: the latest that had it. */
export function findByNumber(
  commitments: readonly CommitmentView[],
  number: string,
): CommitmentView | undefined {
  return (
    commitments.find((commitment) => commitment.number === number) ??
    commitments.findLast(({ formerNumbers }) => formerNumbers.includes(number))
  )
}
