import type { GroupOverview } from '@tandem/shared/groups'
import { DelegationCode } from '@tandem/shared/ids'
import {
  daysFrom,
  longestMeetingDays,
  MeetingSymbol,
  NewMeeting,
  type MeetingFormat,
} from '@tandem/shared/meetings'
import type { z } from 'zod'
import { nameOf, type NameDraft } from '../../../ui'

/** A meeting while it is being entered. */
export interface MeetingDraft {
  ordinal: string
  /** Null while it follows the number. */
  ownSymbol: string | null
  isDated: boolean
  start: string
  end: string
  timeZone: string
  format: z.infer<typeof MeetingFormat>
  host: string
  venue: NameDraft
  /** `usual`, `nothing`, or the meeting whose agenda is taken over. */
  agendaFrom: string
}

export type MeetingFault = 'ordinalWrong' | 'symbolWrong' | 'datesMissing' | 'datesReversed' | 'datesLong'

/** The next number, on the group’s clock; where it has none, on that of the latest meeting, else the reader’s. */
export function firstDraft({ meetings, timeZone }: GroupOverview, ownZone: string): MeetingDraft {
  const latest = meetings.toSorted((a, b) => b.ordinal - a.ordinal)[0]
  return {
    ordinal: String((latest?.ordinal ?? 0) + 1),
    ownSymbol: null,
    isDated: true,
    start: '',
    end: '',
    timeZone: timeZone ?? latest?.timeZone ?? ownZone,
    format: 'in_person',
    host: '',
    venue: { en: '', ko: '' },
    agendaFrom: 'usual',
  }
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
  if (!draft.isDated) return faults
  const { start, end } = draft
  if (!start || !end) faults.push('datesMissing')
  else if (end < start) faults.push('datesReversed')
  else if (daysFrom(start, end) > longestMeetingDays) faults.push('datesLong')
  return faults
}

/** The meeting as the server takes it; only for a draft without faults. */
export function toNewMeeting(draft: MeetingDraft, short: string): NewMeeting {
  return NewMeeting.parse({
    symbol: symbolOf(draft, short),
    ordinal: Number(draft.ordinal),
    dates: draft.isDated ? { start: draft.start, end: draft.end } : null,
    timeZone: draft.timeZone,
    format: draft.format,
    host: draft.host ? DelegationCode.parse(draft.host) : null,
    venue: nameOf(draft.venue),
    agendaFrom:
      draft.agendaFrom === 'usual' || draft.agendaFrom === 'nothing'
        ? { kind: draft.agendaFrom }
        : { kind: 'meeting', meetingId: draft.agendaFrom },
  })
}
