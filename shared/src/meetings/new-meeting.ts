/** A meeting as co-chairs and secretariat call it. */
import { z } from 'zod'
import { TimeZone } from '../identity/time-zone.js'
import { LocalMonth } from '../documents/due.js'
import { DelegationCode, DocumentId, MeetingId } from '../ids/index.js'
import { GivenName } from '../words/index.js'
import { MeetingFormat } from './format.js'

/** `EWG-CS/10`, `CX23/IPM`: the group's short name, then a number or three letters. */
export const MeetingSymbol = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]*\/(\d{1,3}|[A-Z]{3})$/, 'no symbol of a meeting')

/** More than any meeting lasts. */
export const longestMeetingDays = 31

const MeetingDates = z
  .strictObject({ start: z.iso.date(), end: z.iso.date() })
  .refine(({ start, end }) => start <= end, 'ends before it starts')
  .refine(({ start, end }) => daysFrom(start, end) <= longestMeetingDays, 'lasts too long')

/** What the first agenda begins from: what such groups usually have, what another meeting had, or nothing. */
export const AgendaFrom = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('usual') }),
  z.strictObject({ kind: z.literal('meeting'), meetingId: MeetingId }),
  z.strictObject({ kind: z.literal('nothing') }),
])
export type AgendaFrom = z.infer<typeof AgendaFrom>

/** What is settled about a meeting, or not yet. */
const plan = {
  /** Null while the days are not settled: never a made-up day. */
  dates: MeetingDates.nullable(),
  /** While its days are not settled, the month it is expected in; null: nor that. */
  month: LocalMonth.nullable(),
  timeZone: TimeZone,
  format: MeetingFormat,
  host: DelegationCode.nullable(),
  venue: GivenName.nullable(),
}
const daysOrMonth = ({ dates, month }: { dates?: unknown; month?: unknown }): boolean => !dates || !month

export const NewMeeting = z
  .strictObject({
    symbol: MeetingSymbol,
    ordinal: z.int().min(1).max(999),
    ...plan,
    agendaFrom: AgendaFrom,
  })
  .refine(daysOrMonth, 'settled and expected at once')
export type NewMeeting = z.infer<typeof NewMeeting>

/** What is changed of a meeting's plan; whoever changes something else of it at that moment loses nothing. */
export const MeetingChange = z
  .strictObject(plan)
  .partial()
  .refine(daysOrMonth, 'settled and expected at once')
export type MeetingChange = z.infer<typeof MeetingChange>

/** A postponed meeting keeps its number; a cancelled one frees it if nothing was issued (A5). */
export const MeetingAct = z.strictObject({
  act: z.enum(['postpone', 'cancel']),
  reason: z.string().trim().min(1).max(500),
})
export type MeetingAct = z.infer<typeof MeetingAct>

/** The meeting, and its agenda with one day for each day of the meeting. */
export const MadeMeeting = z.object({ meetingId: MeetingId, symbol: z.string(), documentId: DocumentId })
export type MadeMeeting = z.infer<typeof MadeMeeting>

/** How many calendar days there are from the first to the last, both counted. */
export function daysFrom(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / (24 * 60 * 60 * 1000) + 1
}

/** Its calendar days, the first to the last. */
export function daysOfMeeting({ start, end }: { start: string; end: string }): string[] {
  const dayMs = 24 * 60 * 60 * 1000
  return Array.from({ length: daysFrom(start, end) }, (_, index) =>
    new Date(Date.parse(start) + index * dayMs).toISOString().slice(0, 10),
  )
}
