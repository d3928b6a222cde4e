/** The papers of a meeting as one member sees them, by item, and the symbols that are named and have none. */
import { numberItems } from '@tandem/shared/agendas'
import { type AgendaRecord, type CanonicalRecord, plainText } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import {
  type CitedSymbol,
  findSymbols,
  isLate,
  lastDayFor,
  type MeetingPaper,
  type MeetingPapers,
  nextInSeries,
  type PaperSeries,
} from '@tandem/shared/papers'
import { actionsFor, highestMarking, markings, mayAct } from '@tandem/shared/permissions'
import type { Document, Documents } from '../documents/index.js'
import type { Groups, Membership } from '../groups/index.js'
import type { Meeting } from '../meetings/index.js'
import { mayBringInFor } from './bring-in-paper.js'
import { compareSymbols, type Papers, summarise } from './papers.js'
import type { Paper } from './papers.store.js'

export interface MeetingPapersParts {
  papers: Papers
  groups: Pick<Groups, 'find'>
  documents: Pick<Documents, 'ofMeeting' | 'read' | 'readMinutes'>
  release: {
    releaseFor(member: Membership, document: Document): Promise<(record: CanonicalRecord) => CanonicalRecord>
  }
}

/** What one text says of papers. */
interface Naming {
  document: Document
  /** Symbol → the items it stands at. */
  named: ReadonlyMap<string, ItemId[]>
}

/** @param mayWrite false for a program that only reads */
export async function meetingPapersFor(
  parts: MeetingPapersParts,
  meeting: Meeting,
  member: Membership,
  mayWrite: boolean,
): Promise<MeetingPapers> {
  const all = await parts.papers.ofMeeting(meeting.id)
  const documents = (await parts.documents.ofMeeting(meeting.id)).filter((each) =>
    mayAct(member, 'read', each),
  )
  // What is a document here is listed as the document.
  const written = new Set(documents.map(({ symbol }) => symbol))
  const open = all.filter(
    (paper) => !written.has(paper.symbol) && mayAct(member, 'read', parts.papers.guardOf(paper)),
  )
  const texts = await Promise.all(
    documents.map(async (document) => ({ document, record: await readFor(parts, member, document) })),
  )
  const agenda = texts.map(({ record }) => record).find((record) => record.kind === 'agenda')
  const naming = texts.map(({ document, record }): Naming => ({ document, named: symbolsIn(record) }))
  const numbers: ReadonlyMap<ItemId, string> = agenda ? numberItems(agenda) : new Map()
  return {
    papers: open.map((paper) => present(parts, paper, { meeting, member, naming, numbers, mayWrite })),
    cited: citedIn(naming, meeting, [...open, ...documents]),
    items: agenda ? itemsOf(agenda, numbers) : [],
    upload: mayWrite ? await uploadFor(parts, meeting, member, all) : null,
  }
}

async function readFor(
  { documents, release }: MeetingPapersParts,
  member: Membership,
  document: Document,
): Promise<CanonicalRecord> {
  const [{ record }, released] = await Promise.all([
    documents.read(document.id),
    release.releaseFor(member, document),
  ])
  // Who writes the agenda sees what it names before anything stands behind it.
  return record.kind === 'agenda' && mayAct(member, 'edit', document) ? record : released(record)
}

function symbolsIn(record: CanonicalRecord): Map<string, ItemId[]> {
  const named = new Map<string, ItemId[]>()
  const add = (symbol: string, item: ItemId | null): void => {
    const items = named.get(symbol) ?? []
    if (item && !items.includes(item)) items.push(item)
    named.set(symbol, items)
  }
  if (record.kind === 'agenda') {
    for (const item of record.items) {
      const words = [
        ...Object.values(item.title).map((runs) => plainText(runs)),
        ...Object.values(item.annotation).flatMap((lines) => (lines ?? []).map((runs) => plainText(runs))),
      ]
      for (const symbol of item.papers) add(symbol, item.id)
      for (const { symbol } of words.flatMap(findSymbols)) add(symbol, item.id)
    }
  } else {
    for (const { item, text, table = {} } of record.blocks) {
      const cells = Object.values(table).flatMap((rows) => rows?.flat().flatMap((cell) => cell.text) ?? [])
      const words = [...Object.values(text), ...cells].map((runs) => plainText(runs))
      for (const { symbol } of words.flatMap(findSymbols)) add(symbol, item)
    }
  }
  return named
}

interface Around {
  meeting: Meeting
  member: Membership
  naming: readonly Naming[]
  numbers: ReadonlyMap<ItemId, string>
  mayWrite: boolean
}

function present(
  { papers }: MeetingPapersParts,
  paper: Paper,
  { meeting, member, naming, numbers, mayWrite }: Around,
): MeetingPaper {
  const at = naming.flatMap(({ named }) => named.get(paper.symbol) ?? [])
  const { submittedAt = null, embargoUntil = null } = paper
  const lastDay = lastDayFor(paper.purpose, meeting.dates)
  const mine = actionsFor(member, papers.guardOf(paper))
  return {
    ...summarise(paper),
    // An item that is gone, or is not open to him, is not named.
    items: [...new Set([...(paper.items ?? []), ...at])].filter((item) => numbers.has(item)),
    files: (paper.files ?? []).map(({ language, type, size }) => ({ language, type, size })),
    submittedAt: submittedAt === null ? null : new Date(submittedAt).toISOString(),
    isLate: submittedAt !== null && isLate(submittedAt, lastDay, meeting.timeZone),
    embargoUntil: embargoUntil === null ? null : new Date(embargoUntil).toISOString(),
    mine: mayWrite ? mine : mine.filter((action) => action === 'read'),
  }
}

function citedIn(
  naming: readonly Naming[],
  meeting: Meeting,
  known: readonly { symbol: string }[],
): CitedSymbol[] {
  const behind = new Set(known.map(({ symbol }) => symbol))
  const cited = new Map<string, CitedSymbol>()
  for (const { document, named } of naming) {
    for (const [symbol, items] of named) {
      if (behind.has(symbol) || !symbol.startsWith(`${meeting.symbol}/`)) continue
      const entry = cited.get(symbol) ?? { symbol, items: [], citedIn: [] }
      entry.items = [...new Set([...entry.items, ...items])]
      entry.citedIn.push({ id: document.id, symbol: document.symbol })
      cited.set(symbol, entry)
    }
  }
  return [...cited.values()].toSorted((a, b) => compareSymbols(a.symbol, b.symbol))
}

function itemsOf(agenda: AgendaRecord, numbers: ReadonlyMap<ItemId, string>): MeetingPapers['items'] {
  return agenda.items.flatMap(({ id, title }) => {
    const number = numbers.get(id)
    if (number === undefined) return []
    const words = Object.entries(title).map(([language, runs]) => [language, plainText(runs)] as const)
    return [{ id, number, title: Object.fromEntries(words.filter(([, text]) => text !== '')) }]
  })
}

async function uploadFor(
  { groups }: MeetingPapersParts,
  meeting: Meeting,
  member: Membership,
  all: readonly Paper[],
): Promise<MeetingPapers['upload']> {
  const here = { kind: 'meeting', state: 'any', marking: null, compartment: null } as const
  const group = await groups.find(meeting.groupId)
  if (!group || meeting.status === 'cancelled' || !mayAct(member, 'upload_paper', here)) return null
  const delegations = mayBringInFor(member, group)
  if (delegations.length === 0) return null
  const readable = markings.slice(0, markings.indexOf(highestMarking[member.role]) + 1)
  return {
    as: member.role === 'delegate' ? 'draft' : 'submission',
    delegations,
    languages: group.workingLanguages,
    markings: [...readable],
    defaultMarking: readable.includes(group.defaultMarking) ? group.defaultMarking : 'TLP:AMBER',
    compartments: group.compartments.filter((each) => member.compartments.includes(each)),
    next: nextOf(meeting, all),
  }
}

function nextOf(meeting: Meeting, all: readonly Paper[]): NonNullable<MeetingPapers['upload']>['next'] {
  const taken = all.map(({ symbol }) => symbol)
  const next = (series: PaperSeries): string => nextInSeries(meeting.symbol, series, taken)
  return { serial: next('serial'), WP: next('WP'), INF: next('INF'), CRP: next('CRP') }
}
