import { numberItems } from '@tandem/shared/agendas'
import { type AgendaRecord, plainText } from '@tandem/shared/documents'
import type { ItemId, UserId } from '@tandem/shared/ids'
import type { Annex, Attendance, MinutesCard, SpineItem } from '@tandem/shared/minutes'
import { mayAct } from '@tandem/shared/permissions'
import type { LocalisedText } from '@tandem/shared/words'
import type { Documents, RecordDocument } from '../documents/index.js'
import type { Membership } from '../groups/index.js'
import type { Delegations } from '../identity/index.js'
import type { Meetings } from '../meetings/index.js'
import type { Glossaries } from './glossaries.js'

export interface MinutesCardParts {
  documents: Pick<Documents, 'find' | 'readAgenda' | 'readMinutes'>
  meetings: Pick<Meetings, 'find'>
  delegations: Pick<Delegations, 'find'>
  glossaries: Pick<Glossaries, 'ofGroup'>
  commitments: {
    numbersIn(document: RecordDocument, member: Membership): Promise<MinutesCard['commitments']>
  }
  release: { papersKnownTo(userId: UserId): Promise<ReadonlyMap<string, unknown>> }
}

/** What the page of minutes needs around their text, as far as this member may know of it. */
export async function minutesCardOf(
  parts: MinutesCardParts,
  document: RecordDocument,
  member: Membership,
): Promise<MinutesCard> {
  const [papers, meeting, agenda] = await Promise.all([
    parts.release.papersKnownTo(member.userId),
    parts.meetings.find(document.meetingId),
    document.agendaId && parts.documents.find(document.agendaId),
  ])
  const knows = (symbol: string): boolean => papers.has(symbol)
  const readsAgenda = agenda !== null && mayAct(member, 'read', agenda)
  const items = agenda ? spineOf((await parts.documents.readAgenda(agenda.id)).record, knows) : []
  const named = readsAgenda ? null : await itemsNamedIn(parts, document)
  return {
    recordType: document.recordType,
    agenda: readsAgenda ? { id: agenda.id, symbol: agenda.symbol } : null,
    // Of an agenda that is not open to him he knows what the headings of the record say.
    items: named ? items.filter(({ id }) => named.has(id)) : items,
    attendance: await attendanceAt(parts, meeting?.attendance ?? []),
    annexes: document.annexes.filter(({ of }) => mayKnowOf(of, readsAgenda, knows)),
    glossary: await parts.glossaries.ofGroup(document.groupId),
    commitments: await parts.commitments.numbersIn(document, member),
  }
}

function mayKnowOf(of: Annex['of'], readsAgenda: boolean, knows: (symbol: string) => boolean): boolean {
  if (of.kind === 'agenda') return readsAgenda
  return of.kind !== 'paper' || knows(of.symbol)
}

/** The numbered items, depth first in the agenda's order. */
function spineOf(agenda: AgendaRecord, knows: (symbol: string) => boolean): SpineItem[] {
  const numbers = numberItems(agenda)
  return agenda.items.flatMap(({ id, kind, title, action, leads, papers }) => {
    const number = numbers.get(id)
    if (number === undefined) return []
    return { id, number, kind, title: inWords(title), action, leads, papers: papers.filter(knows) }
  })
}

function inWords(title: AgendaRecord['items'][number]['title']): LocalisedText {
  return Object.fromEntries(
    Object.entries(title).flatMap(([language, runs]) => {
      const text = plainText(runs)
      return text === '' ? [] : [[language, text]]
    }),
  )
}

async function itemsNamedIn(
  { documents }: Pick<MinutesCardParts, 'documents'>,
  { id }: RecordDocument,
): Promise<Set<ItemId | null>> {
  const { record } = await documents.readMinutes(id)
  return new Set(record.blocks.map(({ item }) => item))
}

function attendanceAt(
  { delegations }: Pick<MinutesCardParts, 'delegations'>,
  attendance: NonNullable<NonNullable<Awaited<ReturnType<Meetings['find']>>>['attendance']>,
): Promise<Attendance[]> {
  return Promise.all(
    attendance.map(async ({ delegation, present, people }) => {
      const name = (await delegations.find(delegation))?.name ?? { en: delegation }
      return { delegation, name, present, people }
    }),
  )
}
