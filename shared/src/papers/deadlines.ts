/** When papers are due: so many whole days before the first day of the meeting, on the venue's clock (C1). */

export const paperPurposes = [
  'for_adoption',
  'for_approval',
  'for_consideration',
  'for_decision',
  'for_endorsement',
  'for_information',
  'for_review',
  'for_comment',
] as const

/** A paper that asks the meeting for something, one that only informs it, and a comment on another paper. */
const daysBefore = { asking: 28, informing: 14, commenting: 7 } as const

export function daysDueBefore(purpose: string): number {
  if (purpose === 'for_information') return daysBefore.informing
  return purpose === 'for_comment' ? daysBefore.commenting : daysBefore.asking
}

/** The last calendar day on which it is in time, `2023-06-13`; null while the meeting has no days. */
export function lastDayFor(purpose: string, dates: { start: string } | null): string | null {
  if (!dates) return null
  const due = Date.parse(`${dates.start}T00:00:00Z`) - daysDueBefore(purpose) * 24 * 60 * 60 * 1000
  return new Date(due).toISOString().slice(0, 10)
}

/** @param submittedAt in ms @param timeZone the venue's */
export function isLate(submittedAt: number, lastDay: string | null, timeZone: string): boolean {
  return lastDay !== null && dayAt(submittedAt, timeZone) > lastDay
}

function dayAt(at: number, timeZone: string): string {
  // Sweden writes days as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}
