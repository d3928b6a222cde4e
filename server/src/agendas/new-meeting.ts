/** A meeting as it is called: with its agenda, which has the meeting's days and what it begins from. */
import type { MadeMeeting, NewMeeting } from '@tandem/shared/meetings'
import { refuse } from '@tandem/shared/protocol'
import type { Documents, NewDocument } from '../documents/index.js'
import type { Group, Membership } from '../groups/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import type { Clock } from '../platform/clock.js'
import { firstAgenda, type FirstAgendaParts } from './first-agenda.js'

export interface NewMeetingParts extends FirstAgendaParts {
  meetings: FirstAgendaParts['meetings'] & Pick<Meetings, 'create' | 'findBySymbol'>
  documents: FirstAgendaParts['documents'] & Pick<Documents, 'create'>
  /** Domain time. */
  clock: Clock
}

/** The first paper of a meeting is its agenda. */
const agendaNumber = 1

export async function callMeeting(
  parts: NewMeetingParts,
  group: Group,
  member: Membership,
  { agendaFrom, ...wanted }: NewMeeting,
): Promise<MadeMeeting> {
  if (!wanted.symbol.startsWith(`${group.short}/`)) throw refuse('malformed')
  const agendaFor = await firstAgenda(parts, group, member, agendaFrom)
  const meeting = await meetingOf(parts, group, wanted)
  const by = member.userId
  const at = parts.clock.now()
  const document: NewDocument = {
    kind: 'agenda',
    groupId: group.id,
    meetingId: meeting.id,
    symbol: `${meeting.symbol}/${agendaNumber}`,
    state: 'draft',
    marking: group.defaultMarking,
    caveats: group.caveats ?? [],
    compartment: null,
    languages: group.workingLanguages,
    timeZone: meeting.timeZone,
    steps: [{ at, by, state: 'draft', note: '' }],
  }
  const { id } = await parts.documents.create(document, agendaFor(meeting), { userId: by, at, kind: 'edit' })
  return { meetingId: meeting.id, symbol: meeting.symbol, documentId: id }
}

/** A meeting that a crash has left without an agenda is taken up again instead of standing in the way. */
async function meetingOf(
  { meetings, documents }: NewMeetingParts,
  group: Group,
  wanted: Omit<NewMeeting, 'agendaFrom'>,
): Promise<Meeting> {
  const before = await meetings.findBySymbol(wanted.symbol)
  if (!before) return meetings.create({ ...wanted, groupId: group.id, status: 'planned', sessions: [] })
  const isUnfinished = before.groupId === group.id && (await documents.ofMeeting(before.id)).length === 0
  if (!isUnfinished) throw refuse('name_taken')
  return before
}
