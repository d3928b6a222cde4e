/** A meeting whose plan changes before it begins: other days, another place, put off, called off (A5). */
import { setDates } from '@tandem/shared/agendas'
import type { MeetingId, UserId } from '@tandem/shared/ids'
import { daysOfMeeting, type MeetingAct, type MeetingChange } from '@tandem/shared/meetings'
import { refuse } from '@tandem/shared/protocol'
import type { Document, Documents } from '../documents/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import { latestBySymbol, type Papers } from '../papers/index.js'

export interface PlanMeetingParts {
  meetings: Pick<Meetings, 'change' | 'find' | 'findBySymbol'>
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
  const freed = await freeNumber(parts, id)
  return changed(parts, id, (before) => ({ ...before, ...freed, status: 'cancelled', reason }))
}

/**
 * What the meeting is called once its number is free; nothing where something of it was issued. Its documents give
 * way first: whoever is interrupted in between cancels it again, and finds done what is done.
 */
async function freeNumber(parts: PlanMeetingParts, id: MeetingId): Promise<Partial<Pick<Meeting, 'symbol'>>> {
  const [meeting, documents, papers] = await Promise.all([
    parts.meetings.find(id),
    parts.documents.ofMeeting(id),
    parts.papers.ofMeeting(id),
  ])
  if (!meeting) throw refuse('not_found')
  assertAhead(meeting)
  if (documents.some(isIssued) || papers.length > 0) return {}
  const symbol = await freeSymbol(parts, meeting.symbol)
  for (const document of documents) {
    if (!document.symbol.startsWith(`${meeting.symbol}/`)) continue
    await parts.documents.relabel(document.id, { symbol: document.symbol.replace(meeting.symbol, symbol) })
  }
  return { symbol }
}

/** `CCWG/9-X`, or `-X2` where a ninth meeting was called off before. */
async function freeSymbol({ meetings }: PlanMeetingParts, symbol: string): Promise<string> {
  let freed = `${symbol}-X`
  for (let at = 2; await meetings.findBySymbol(freed); at += 1) freed = `${symbol}-X${at}`
  return freed
}

function assertAhead({ status }: Meeting): void {
  if (!beforeItBegins.has(status)) throw refuse('meeting_over')
}

async function changed(
  { meetings }: PlanMeetingParts,
  id: MeetingId,
  change: (before: Meeting) => Meeting,
): Promise<Meeting> {
  const after = await meetings.change(id, (before) => {
    assertAhead(before)
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
