/** An agenda as a meeting begins with it. Nothing in it is settled: whoever prepares the meeting changes it. */
import type { AgendaDay, AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import { type DelegationCode, type ItemId, type MeetingId, newId } from '@tandem/shared/ids'
import { usualHours } from '@tandem/shared/agendas'
import { type AgendaFrom, daysOfMeeting } from '@tandem/shared/meetings'
import { mayAct } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { Language, LocalisedText } from '@tandem/shared/words'
import type { Documents } from '../documents/index.js'
import type { Group, Membership } from '../groups/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import { latestBySymbol } from '../papers/index.js'
import { type AgendaTemplate, type TemplateItem, usualAgenda } from './templates/index.js'

export interface FirstAgendaParts {
  meetings: Pick<Meetings, 'find'>
  documents: Pick<Documents, 'ofMeeting' | 'readAgenda'>
}

const usualMinutes = 8 * 60

/**
 * Reads what it begins from; what comes back lays it out for a meeting.
 * Refused where the meeting it is to begin from is not there for this member, or has no agenda.
 */
export async function firstAgenda(
  parts: FirstAgendaParts,
  group: Group,
  member: Membership,
  from: AgendaFrom,
): Promise<(meeting: Pick<Meeting, 'dates' | 'host'>) => AgendaRecord> {
  const languages = group.workingLanguages
  const before = from.kind === 'meeting' ? await agendaOf(parts, group, member, from.meetingId) : null
  return ({ dates, host }) => {
    const days = daysOf(dates)
    const items = before
      ? copied(before, days, languages)
      : from.kind === 'usual'
        ? usualItems(usualAgenda(group.kind), group, host, days)
        : []
    return { kind: 'agenda', schemaVersion: 1, languages, days, items }
  }
}

function daysOf(dates: Meeting['dates']): AgendaDay[] {
  const days: (string | null)[] = dates ? daysOfMeeting(dates) : [null]
  return days.map((date) => ({ id: newId('day'), date, ...usualHours }))
}

/** In order, a new day where one is full; what is left over stays on the last. */
function usualItems(
  template: AgendaTemplate,
  group: Group,
  host: string | null,
  days: readonly AgendaDay[],
): AgendaItem[] {
  let day = 0
  let taken = 0
  return template.map((item) => {
    if (taken + item.minutes > usualMinutes && day + 1 < days.length) {
      day += 1
      taken = 0
    }
    taken += item.minutes
    return {
      ...emptyItem(days[day] as AgendaDay),
      kind: item.kind,
      minutes: item.minutes,
      action: item.action,
      leads: leadsOf(item, group, host),
      title: inEach(group.workingLanguages, item.title, (text) => [{ text }]),
      annotation: inEach(group.workingLanguages, item.annotation ?? {}, (text) => [[{ text }]]),
    }
  })
}

function emptyItem(day: AgendaDay): Pick<AgendaItem, 'id' | 'parent' | 'day' | 'papers' | 'number'> {
  return { id: newId('itm'), parent: null, day: day.id, papers: [], number: null }
}

/** The host comes first; while none is settled, the seats are in their own order. */
function leadsOf({ lead }: TemplateItem, { coChairs }: Group, host: string | null): DelegationCode[] {
  const both = coChairs.map(({ delegation }) => delegation)
  if (lead === 'host') return both.filter((seat) => seat === host)
  if (lead !== 'co_chairs') return []
  return both.toSorted((a, b) => Number(b === host) - Number(a === host))
}

function inEach<Content>(
  languages: readonly Language[],
  text: LocalisedText,
  made: (text: string) => Content[],
): Partial<Record<Language, Content[]>> {
  return Object.fromEntries(languages.map((each) => [each, text[each] === undefined ? [] : made(text[each])]))
}

/** What was planned the last time; not its papers, which were of that meeting, nor its numbers. */
function copied(
  before: AgendaRecord,
  days: readonly AgendaDay[],
  languages: readonly Language[],
): AgendaItem[] {
  const ids = new Map<ItemId, ItemId>(before.items.map(({ id }) => [id, newId('itm')]))
  const dayAt = new Map(before.days.map(({ id }, index) => [id, days[Math.min(index, days.length - 1)]]))
  return before.items.map((item) => ({
    ...item,
    id: ids.get(item.id) ?? newId('itm'),
    parent: item.parent && (ids.get(item.parent) ?? null),
    day: (dayAt.get(item.day) ?? (days[0] as AgendaDay)).id,
    papers: [],
    number: null,
    title: Object.fromEntries(languages.map((each) => [each, item.title[each] ?? []])),
    annotation: Object.fromEntries(languages.map((each) => [each, item.annotation[each] ?? []])),
  }))
}

async function agendaOf(
  { meetings, documents }: FirstAgendaParts,
  group: Group,
  member: Membership,
  meetingId: MeetingId,
): Promise<AgendaRecord> {
  const meeting = await meetings.find(meetingId)
  if (meeting?.groupId !== group.id) throw refuse('not_found')
  const all = await documents.ofMeeting(meetingId)
  const latest = latestBySymbol(
    all.filter((document) => document.kind === 'agenda' && mayAct(member, 'read', document)),
  )
  if (!latest) throw refuse('no_agenda')
  return (await documents.readAgenda(latest.id)).record
}
