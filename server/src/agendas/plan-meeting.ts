/** A meeting whose plan changes before it begins: other days, another place, put off, called off (A5). */
import { setDates } from '@tandem/shared/agendas'
import type { MeetingId, UserId } from '@tandem/shared/ids'
import { daysOfMeeting, type MeetingAct, type MeetingChange } from '@tandem/shared/meetings'
import { refuse } from '@tandem/shared/protocol'
import type { Document, Documents } from '../documents/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import { latestBySymbol, type Papers } from '../papers/index.js'

export interface PlanMeetingParts {
  meetings: Pick<Meetings, 'change' | 'findBySymbol'>
  documents: Pick<Documents, 'act' | 'ofMeeting' | 'relabel'>
  papers: Pick<Papers, 'ofMeeting'>
}

const beforeItBegins: ReadonlySet<Meeting['status']> = new Set([
  'planned',
  'agenda_in_comment',
  'convened',
  'postponed',
])

/** Its days and its clock are the agenda's from then on. Refused once the meeting has begun or was called off. */
export async function changeMeeting(
  parts: PlanMeetingParts,
  id: MeetingId,
  by: UserId,
  change: MeetingChange,
): Promise<Meeting> {
  const agendas = await agendasOf(parts, id)
  const meeting = await changed(parts, id, (before) => {
    const after = { ...before, ...withoutAbsent(change) }
    if (change.dates) after.month = null
    else if (change.month) after.dates = null
    if (before.status !== 'postponed' || !after.dates) return after
    const { reason: _, ...settled } = after
    return { ...settled, status: agendas.some(isIssued) ? 'agenda_in_comment' : 'planned' }
  })
  const { timeZone } = change
  if (timeZone) for (const { id: agenda } of agendas) await parts.documents.relabel(agenda, { timeZone })
  if (change.dates !== undefined || change.month) await settleDays(parts, agendas, by, meeting)
  return meeting
}

/** The agenda's days are the meeting's. */
async function settleDays(
  { documents }: PlanMeetingParts,
  agendas: readonly Document[],
  by: UserId,
  { dates }: Meeting,
): Promise<void> {
  const agenda = latestBySymbol(agendas)
  const days = dates ? daysOfMeeting(dates) : []
  if (agenda) await documents.act(agenda.id, { userId: by, kind: 'edit' }, (doc) => setDates(doc, by, days))
}

/** Put off, it keeps its number and has no days. Called off, it frees its number if nothing of it was issued. */
export async function actOnMeeting(
  parts: PlanMeetingParts,
  id: MeetingId,
  by: UserId,
  { act, reason }: MeetingAct,
): Promise<Meeting> {
  if (act === 'postpone') {
    const meeting = await changed(parts, id, (before) => ({
      ...before,
      status: 'postponed',
      dates: null,
      month: null,
      reason,
    }))
    await settleDays(parts, await agendasOf(parts, id), by, meeting)
    return meeting
  }
  const [documents, papers] = await Promise.all([parts.documents.ofMeeting(id), parts.papers.ofMeeting(id)])
  const wasIssued = documents.some(isIssued) || papers.some(({ status }) => status !== 'draft')
  const meeting = await changed(parts, id, (before) => ({ ...before, status: 'cancelled', reason }))
  return wasIssued ? meeting : freeNumber(parts, meeting, documents)
}

/** Its papers give way first, so that whoever calls the next meeting finds the number free or taken, never half. */
async function freeNumber(
  parts: PlanMeetingParts,
  meeting: Meeting,
  documents: readonly Document[],
): Promise<Meeting> {
  const { symbol } = meeting
  for (let at = 1; ; at += 1) {
    const freed = `${symbol}-X${at === 1 ? '' : at}`
    if (await parts.meetings.findBySymbol(freed)) continue
    for (const document of documents)
      await parts.documents.relabel(document.id, { symbol: document.symbol.replace(symbol, freed) })
    return changed(parts, meeting.id, (before) => ({ ...before, symbol: freed }), 'also over')
  }
}

async function changed(
  { meetings }: PlanMeetingParts,
  id: MeetingId,
  change: (before: Meeting) => Meeting,
  when: 'before it begins' | 'also over' = 'before it begins',
): Promise<Meeting> {
  const after = await meetings.change(id, (before) => {
    if (when === 'before it begins' && !beforeItBegins.has(before.status)) throw refuse('meeting_over')
    return change(before)
  })
  if (!after) throw refuse('not_found')
  return after
}

async function agendasOf({ documents }: PlanMeetingParts, id: MeetingId): Promise<Document[]> {
  return (await documents.ofMeeting(id)).filter(({ kind }) => kind === 'agenda')
}

function isIssued({ state }: Document): boolean {
  return state !== 'draft' && state !== 'drafting'
}

function withoutAbsent(change: MeetingChange): Partial<Meeting> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
