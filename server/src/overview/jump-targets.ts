import { numberItems } from '@tandem/shared/agendas'
import { plainText, type Run } from '@tandem/shared/documents'
import type { JumpTarget } from '@tandem/shared/groups'
import type { UserId } from '@tandem/shared/ids'
import { numberParagraphs } from '@tandem/shared/minutes'
import { type Language, type LocalisedText, recordTypes } from '@tandem/shared/words'
import type { Document, RecordDocument } from '../documents/index.js'
import type { Group, Membership } from '../groups/index.js'
import type { Paper } from '../papers/index.js'
import { type OverviewParts, readableDocuments, readablePapers } from './group-overview.js'
import {
  pathOfBlock,
  pathOfCommitment,
  pathOfDocument,
  pathOfGroup,
  pathOfItem,
  pathOfMeeting,
  pathOfPaper,
} from './paths.js'

/** Everything this person may go to, group by group. */
export async function jumpTargetsFor(parts: OverviewParts, userId: UserId): Promise<JumpTarget[]> {
  const memberships = await parts.groups.membershipsOf(userId)
  const targets = await Promise.all(memberships.map((member) => targetsInGroup(parts, member)))
  return targets.flat()
}

async function targetsInGroup(parts: OverviewParts, member: Membership): Promise<JumpTarget[]> {
  const group = await parts.groups.find(member.groupId)
  if (!group) return []
  const [meetings, documents, papers, activities, commitments] = await Promise.all([
    parts.meetings.ofGroup(group.id),
    readableDocuments(parts, member),
    readablePapers(parts, member),
    parts.activities.ofGroup(group.id),
    parts.commitments.register(group, { member, mayWrite: false }),
  ])
  const within = group.short
  const bySymbol = new Map<string, Paper>(papers.map((paper) => [paper.symbol, paper]))
  const ofDocuments = await Promise.all(
    documents.map(async (document) => [
      {
        kind: 'document' as const,
        path: pathOfDocument(document.id),
        symbol: document.symbol,
        name: bySymbol.get(document.symbol)?.title ?? kindOf(document),
        within,
      },
      ...(await targetsInDocument(parts, member, document)),
    ]),
  )
  const written = new Set(documents.map((document) => document.symbol))
  return [
    targetOfGroup(group),
    ...meetings.map((meeting) => ({
      kind: 'meeting' as const,
      path: pathOfMeeting(meeting.id),
      symbol: meeting.symbol,
      name: group.name,
      within,
    })),
    ...ofDocuments.flat(),
    ...commitments.map(({ number, text }) => ({
      kind: 'commitment' as const,
      path: pathOfCommitment(group.id, number),
      symbol: number,
      name: text,
      within,
    })),
    // A paper that is a document here is listed as the document.
    ...papers
      .filter((paper) => !written.has(paper.symbol))
      .map((paper) => ({
        kind: 'paper' as const,
        path: pathOfPaper(paper),
        symbol: paper.symbol,
        name: paper.title,
        within,
      })),
    ...activities.map(({ title }) => ({
      kind: 'activity' as const,
      path: pathOfGroup(group.id),
      symbol: null,
      name: title,
      within,
    })),
  ]
}

const agendaTitle: LocalisedText = { en: 'Agenda', ko: '의제' }

function kindOf(document: Document): LocalisedText {
  return document.kind === 'agenda' ? agendaTitle : recordTypes[document.recordType]
}

function targetOfGroup(group: Group): JumpTarget {
  return {
    kind: 'group',
    path: pathOfGroup(group.id),
    symbol: group.short,
    name: group.name,
    within: group.short,
  }
}

async function targetsInDocument(
  parts: OverviewParts,
  member: Membership,
  document: Document,
): Promise<JumpTarget[]> {
  return document.kind === 'agenda' ? itemsOf(parts, document) : blocksOf(parts, member, document)
}

/** Sections, and paragraphs by number, as far as their words are open to him. */
async function blocksOf(
  parts: OverviewParts,
  member: Membership,
  document: RecordDocument,
): Promise<JumpTarget[]> {
  const [{ record }, release] = await Promise.all([
    parts.documents.readMinutes(document.id),
    parts.release.releaseFor(member, document),
  ])
  const released = release(record)
  if (released.kind !== 'record') return []
  const numbers = numberParagraphs(released)
  return released.blocks.flatMap((block) => {
    const number = numbers.get(block.id)
    if (block.withheld || (number === undefined && block.kind !== 'heading')) return []
    return {
      kind: number === undefined ? 'section' : 'paragraph',
      path: pathOfBlock(document.id, block.id),
      symbol: number === undefined ? null : `¶ ${number}`,
      name: inWords(block.text, longestName),
      within: document.symbol,
    }
  })
}

/** Enough of a paragraph to know it by, and to find it. */
const longestName = 160

async function itemsOf(parts: OverviewParts, document: Document): Promise<JumpTarget[]> {
  const { record } = await parts.documents.readAgenda(document.id)
  const numbers = numberItems(record)
  // Breaks have no number and are nowhere to go to.
  return record.items
    .filter((item) => numbers.has(item.id))
    .map((item) => ({
      kind: 'item',
      path: pathOfItem(document.id, item.id),
      symbol: numbers.get(item.id) ?? null,
      name: inWords(item.title),
      within: document.symbol,
    }))
}

function inWords(
  texts: Partial<Record<Language, readonly Run[]>>,
  longest: number = Number.POSITIVE_INFINITY,
): LocalisedText {
  const words = Object.entries(texts).map(([language, runs]) => [language, plainText(runs)] as const)
  return Object.fromEntries(
    words
      .filter(([, text]) => text !== '')
      .map(([language, text]) => [language, text.length > longest ? `${text.slice(0, longest)}…` : text]),
  )
}
