import type { GroupOverview } from '@tandem/shared/groups'
import { LocalMonth } from '@tandem/shared/documents'
import { DelegationCode } from '@tandem/shared/ids'
import {
  daysFrom,
  longestMeetingDays,
  MeetingChange,
  MeetingSymbol,
  NewMeeting,
  type MeetingFormat,
} from '@tandem/shared/meetings'
import type { z } from 'zod'
import { nameOf, type NameDraft } from '../../../ui'

/** What is planned of a meeting, while it is being entered. */
export interface PlanDraft {
  /** How exactly its days are known. */
  when: 'day' | 'month' | 'open'
  start: string
  end: string
  /** `2027-03` */
  month: string
  timeZone: string
  format: z.infer<typeof MeetingFormat>
  host: string
  venue: NameDraft
}

/** A new meeting. */
export interface MeetingDraft extends PlanDraft {
  ordinal: string
  /** Null while it follows the number. */
  ownSymbol: string | null
  /** `usual`, `nothing`, or the meeting whose agenda is taken over. */
  agendaFrom: string
}

export type MeetingFault =
  'ordinalWrong' | 'symbolWrong' | 'datesMissing' | 'datesReversed' | 'datesLong' | 'monthWrong'

/** The next number, on the group’s clock; where it has none, on that of the latest meeting, else the reader’s. */
export function firstDraft({ meetings, timeZone }: GroupOverview, ownZone: string): MeetingDraft {
  const latest = meetings.filter(keepsNumber).toSorted((a, b) => b.ordinal - a.ordinal)[0]
  return {
    ordinal: String((latest?.ordinal ?? 0) + 1),
    ownSymbol: null,
    when: 'day',
    start: '',
    end: '',
    month: '',
    timeZone: timeZone ?? latest?.timeZone ?? ownZone,
    format: 'in_person',
    host: '',
    venue: { en: '', ko: '' },
    agendaFrom: 'usual',
  }
}

/** A meeting that was called off before anything was issued has given its number back: its symbol says so. */
function keepsNumber({ status, symbol }: GroupOverview['meetings'][number]): boolean {
  return status !== 'cancelled' || MeetingSymbol.safeParse(symbol).success
}

/** Meetings whose agenda one may begin from, the latest first. */
export function meetingsToCopy({ meetings }: GroupOverview): GroupOverview['meetings'] {
  return meetings
    .filter(({ documents }) => documents.some(({ kind }) => kind === 'agenda'))
    .toSorted((a, b) => b.ordinal - a.ordinal)
}

export function symbolOf({ ownSymbol, ordinal }: MeetingDraft, short: string): string {
  return ownSymbol ?? `${short}/${ordinal.trim()}`
}

export function faultsOf(draft: MeetingDraft, short: string): MeetingFault[] {
  const faults: MeetingFault[] = []
  const ordinal = Number(draft.ordinal)
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > 999) faults.push('ordinalWrong')
  const symbol = symbolOf(draft, short)
  if (!MeetingSymbol.safeParse(symbol).success || !symbol.startsWith(`${short}/`)) faults.push('symbolWrong')
  const days = daysFault(draft)
  return days ? [...faults, days] : faults
}

/** What is wrong with its days, or with the month it is expected in. */
export function daysFault({ when, start, end, month }: PlanDraft): MeetingFault | null {
  if (when === 'open') return null
  if (when === 'month') return LocalMonth.safeParse(month).success ? null : 'monthWrong'
  if (!start || !end) return 'datesMissing'
  if (end < start) return 'datesReversed'
  return daysFrom(start, end) > longestMeetingDays ? 'datesLong' : null
}

/** What is planned of a meeting, as the server takes it; only for a draft without faults. */
export function toPlan(draft: PlanDraft): Required<MeetingChange> {
  const { when, start, end, month } = draft
  return {
    dates: when === 'day' ? { start, end } : null,
    month: when === 'month' ? month : null,
    timeZone: draft.timeZone,
    format: draft.format,
    host: draft.host ? DelegationCode.parse(draft.host) : null,
    venue: nameOf(draft.venue),
  }
}

/** A meeting that is there, to be changed. */
export function planDraftOf(meeting: GroupOverview['meetings'][number]): PlanDraft {
  const { dates, month, timeZone, format, host, venue } = meeting
  return {
    when: dates ? 'day' : month ? 'month' : 'open',
    start: dates?.start ?? '',
    end: dates?.end ?? '',
    month: month ?? '',
    timeZone,
    format,
    host: host ?? '',
    venue: { en: venue?.en ?? '', ko: venue?.ko ?? '' },
  }
}

/** What differs: what somebody else has changed meanwhile stays as he left it. */
export function planChange(before: PlanDraft, after: PlanDraft): MeetingChange {
  const [was, is] = [toPlan(before), toPlan(after)]
  const differing = Object.entries(is).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key as keyof typeof was]),
  )
  return MeetingChange.parse(Object.fromEntries(differing))
}

/** The meeting as the server takes it; only for a draft without faults. */
export function toNewMeeting(draft: MeetingDraft, short: string): NewMeeting {
  return NewMeeting.parse({
    symbol: symbolOf(draft, short),
    ordinal: Number(draft.ordinal),
    ...toPlan(draft),
    agendaFrom:
      draft.agendaFrom === 'usual' || draft.agendaFrom === 'nothing'
        ? { kind: draft.agendaFrom }
        : { kind: 'meeting', meetingId: draft.agendaFrom },
  })
}
