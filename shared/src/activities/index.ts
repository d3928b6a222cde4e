import { z } from 'zod'
import { ActivityId } from '../ids/index.js'
import { LocalisedText } from '../words/index.js'

/** When something is, as exactly as is known. A month never becomes a day. */
export const RoughDates = z.discriminatedUnion('precision', [
  z.object({ precision: z.literal('day'), start: z.iso.date(), end: z.iso.date() }),
  z.object({ precision: z.literal('month'), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  z.object({ precision: z.literal('tbd') }),
])
export type RoughDates = z.infer<typeof RoughDates>

export const ActivityStatus = z.enum([
  'proposed',
  'planned',
  'confirmed',
  'postponed',
  'cancelled',
  'under_way',
  'completed',
  'recurring',
])

export const Activity = z.object({
  id: ActivityId,
  kind: z.enum(['exercise', 'recurring_exercise', 'forum', 'workshop', 'parent_meeting']),
  title: LocalisedText,
  host: z.string().nullable(),
  dates: RoughDates,
  status: ActivityStatus,
})
export type Activity = z.infer<typeof Activity>
