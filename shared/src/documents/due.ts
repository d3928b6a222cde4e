/** When a commitment is due, and how one value of a field holds it. */
import { z } from 'zod'
import { LocalDate } from './agenda-record.js'

/** `2023-09`: a month whose day is not settled never becomes a day. */
export const LocalMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const Due = z.discriminatedUnion('type', [
  z.object({ type: z.literal('date'), value: LocalDate }),
  z.object({ type: z.literal('month'), value: LocalMonth }),
  /** The next meeting of the group. */
  z.object({ type: z.literal('next_meeting') }),
  /** Something that is to happen, in a few words or by the id of an activity. */
  z.object({ type: z.literal('event'), value: z.string().min(1).max(200) }),
  /** "Timing not finalised": listed, not hidden. */
  z.object({ type: z.literal('unspecified') }),
  /** A standing commitment. */
  z.object({ type: z.literal('none') }),
])
export type Due = z.infer<typeof Due>

/** One value, so that two people who set it at once leave one of the two whole. */
export function writeDue(due: Due): string {
  return 'value' in due ? `${due.type}:${due.value}` : due.type
}

/** Null for what is no due. */
export function readDue(text: unknown): Due | null {
  if (typeof text !== 'string') return null
  const colon = text.indexOf(':')
  const due = colon === -1 ? { type: text } : { type: text.slice(0, colon), value: text.slice(colon + 1) }
  return Due.safeParse(due).data ?? null
}
