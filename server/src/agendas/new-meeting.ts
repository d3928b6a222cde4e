/** A meeting as it is called: with its agenda, which has the meeting's days and no item yet. */
import type { AgendaDay, AgendaRecord } from '@tandem/shared/documents'
import { newId, type UserId } from '@tandem/shared/ids'
import { daysFrom, type MadeMeeting, type NewMeeting } from '@tandem/shared/meetings'
import { refuse } from '@tandem/shared/protocol'
import type { Documents, NewDocument } from '../documents/index.js'
import type { Group } from '../groups/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import type { Clock } from '../platform/clock.js'

export interface NewMeetingParts {
  meetings: Pick<Meetings, 'create' | 'findBySymbol'>
  documents: Pick<Documents, 'create' | 'ofMeeting'>
  /** Domain time. */
  clock: Clock
}

/** The hours of a day nobody has said anything about yet. */
const usualDay = { start: '09:00', end: '17:00' }
/** The first paper of a meeting is its agenda. */
const agendaNumber = 1

export async function callMeeting(
  parts: NewMeetingParts,
  group: Group,
  by: UserId,
  wanted: NewMeeting,
): Promise<MadeMeeting> {
  if (!wanted.symbol.startsWith(`${group.short}/`)) throw refuse('malformed')
  const meeting = await meetingOf(parts, group, wanted)
  const at = parts.clock.now()
  const document: NewDocument = {
    kind: 'agenda',
    groupId: group.id,
    meetingId: meeting.id,
    symbol: `${meeting.symbol}/${agendaNumber}`,
    state: 'draft',
    marking: group.defaultMarking,
    caveats: [],
    compartment: null,
    languages: group.workingLanguages,
    timeZone: meeting.timeZone,
    steps: [{ at, by, state: 'draft', note: '' }],
  }
  const { id } = await parts.documents.create(document, emptyAgenda(group, meeting), {
    userId: by,
    at,
    kind: 'edit',
  })
  return { meetingId: meeting.id, symbol: meeting.symbol, documentId: id }
}

/** A meeting that a crash has left without an agenda is taken up again instead of standing in the way. */
async function meetingOf(
  { meetings, documents }: NewMeetingParts,
  group: Group,
  wanted: NewMeeting,
): Promise<Meeting> {
  const before = await meetings.findBySymbol(wanted.symbol)
  if (!before) return meetings.create({ ...wanted, groupId: group.id, status: 'planned', sessions: [] })
  const isUnfinished = before.groupId === group.id && (await documents.ofMeeting(before.id)).length === 0
  if (!isUnfinished) throw refuse('name_taken')
  return before
}

function emptyAgenda(group: Group, { dates }: Meeting): AgendaRecord {
  return {
    kind: 'agenda',
    schemaVersion: 1,
    languages: group.workingLanguages,
    days: dates ? daysBetween(dates.start, dates.end) : [{ id: newId('day'), date: null, ...usualDay }],
    items: [],
  }
}

function daysBetween(start: string, end: string): AgendaDay[] {
  const dayMs = 24 * 60 * 60 * 1000
  return Array.from({ length: daysFrom(start, end) }, (_, index) => ({
    id: newId('day'),
    date: new Date(Date.parse(start) + index * dayMs).toISOString().slice(0, 10),
    ...usualDay,
  }))
}
