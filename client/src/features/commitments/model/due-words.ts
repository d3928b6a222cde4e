/** How a due is said: never more exactly than it was settled (A14-12). */
import type { Activity } from '@tandem/shared/activities'
import type { CommitmentView } from '@tandem/shared/commitments'
import { inLanguage, type Language } from '@tandem/shared/words'
import type { Say } from '../../../lib/i18n'
import { daysBetween, type Formats } from '../../../lib/time'
import { isClosed } from './commitment'
import type { words } from '../words'

export interface DueContext {
  say: Say<typeof words>
  language: Language
  formats: Formats
  now: number
  activities: readonly Activity[]
}

type WithDue = Pick<CommitmentView, 'due' | 'dueOn' | 'status' | 'overdue'>

/** `23 Oct`, `Sep 2023`, `Next meeting`: for a column. */
export function dueShort({ due }: WithDue, context: DueContext): string {
  if (due?.type === 'date') return context.formats.dayNear(due.value, context.now)
  if (due?.type === 'month') return context.formats.monthShort(due.value)
  return dueWithoutDay({ due }, context)
}

/** `Friday 23 October 2026`, `September 2023, day not settled`: for the closer look. */
export function dueLong({ due }: WithDue, context: DueContext): string {
  if (due?.type === 'date') return context.formats.fullDay(due.value)
  if (due?.type === 'month') return context.say('due.monthLong', { month: context.formats.month(due.value) })
  return dueWithoutDay({ due }, context)
}

function dueWithoutDay({ due }: Pick<WithDue, 'due'>, { say, language, activities }: DueContext): string {
  if (due?.type === 'event') {
    const activity = activities.find(({ id }) => id === due.value)
    return activity ? inLanguage(activity.title, language).text : due.value
  }
  if (due?.type === 'next_meeting') return say('due.nextMeeting')
  if (due?.type === 'none') return say('due.standing')
  return due?.type === 'unspecified' ? say('due.unspecified') : say('due.missing')
}

/** `in 3 days`, `2 days overdue`; null where counting days would say more than is known. */
export function dueDistance(commitment: WithDue, { say, formats, now }: DueContext): string | null {
  const { due, dueOn, overdue } = commitment
  if (isClosed(commitment)) return null
  if (dueOn === null || due?.type === 'month') return overdue ? say('due.overdue') : null
  const away = daysBetween(formats.dayOf(now), dueOn)
  return overdue ? say('due.overdueBy', { count: Math.max(1, -away) }) : formats.relativeDay(dueOn, now)
}
