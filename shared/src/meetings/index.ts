import { z } from 'zod'
import { LocalMonth } from '../documents/due.js'
import { DelegationCode, GroupId, MeetingId } from '../ids/index.js'
import { LocalisedText } from '../words/index.js'
import { MeetingFormat } from './format.js'

export * from './format.js'
export * from './new-meeting.js'

export const meetingStatuses = [
  'planned',
  'agenda_in_comment',
  'convened',
  'in_session',
  'record_draft',
  'record_in_comment',
  'record_under_silence',
  'closed',
  'postponed',
  'cancelled',
] as const
export const MeetingStatus = z.enum(meetingStatuses)

/** A part of a meeting. Local times are the venue's. */
export const Session = z.object({
  kind: z.string(),
  mode: z.enum(['plenary', 'closed', 'drafting']),
  startLocal: z.string(),
  endLocal: z.string(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
})

/** Of one delegation at a meeting: there or not, and its people by function, head first. */
export const MeetingAttendance = z.object({
  delegation: DelegationCode,
  present: z.boolean(),
  people: z.array(LocalisedText),
})
export type MeetingAttendance = z.infer<typeof MeetingAttendance>

export const MeetingSummary = z.object({
  id: MeetingId,
  groupId: GroupId,
  symbol: z.string(),
  ordinal: z.int(),
  status: MeetingStatus,
  format: MeetingFormat,
  /** Null while the days are not settled: never a made-up day. */
  dates: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable(),
  /** While the days are not settled: the month it is expected in. */
  month: LocalMonth.nullable(),
  timeZone: z.string(),
  host: z.string().nullable(),
  venue: LocalisedText.nullable(),
  sessions: z.array(Session),
  /** Why it was postponed or cancelled. */
  reason: z.string().optional(),
  /** Absent until somebody has said who was there. */
  attendance: z.array(MeetingAttendance).optional(),
})
/** Deleted before anything of it was issued; brought back as it was. */
export const MeetingsInBin = z.object({
  meetings: z.array(
    MeetingSummary.pick({ id: true, symbol: true, ordinal: true, dates: true }).extend({
      deletedAt: z.iso.datetime(),
    }),
  ),
})
export type MeetingsInBin = z.infer<typeof MeetingsInBin>

export const DeletedMeeting = z.strictObject({ meetingId: MeetingId })

export type MeetingSummary = z.infer<typeof MeetingSummary>
