import { numberItems } from '@tandem/shared/agendas'
import { type AgendaItem, plainText } from '@tandem/shared/documents'
import type { JumpTarget } from '@tandem/shared/groups'
import type { UserId } from '@tandem/shared/ids'
import { type LocalisedText, recordTypes } from '@tandem/shared/words'
import type { Document } from '../documents/index.js'
import type { Group, Membership } from '../groups/index.js'
import type { Paper } from '../papers/index.js'
import { type OverviewParts, readableDocuments, readablePapers } from './group-overview.js'
import { pathOfDocument, pathOfGroup, pathOfItem, pathOfMeeting } from './paths.js'

/** Everything this person may go to, group by group. */
export async function jumpTargetsFor(parts: OverviewParts, userId: UserId): Promise<JumpTarget[]> {
  const memberships = await parts.groups.membershipsOf(userId)
  const targets = await Promise.all(memberships.map((member) => targetsInGroup(parts, member)))
  return targets.flat()
}

async function targetsInGroup(parts: OverviewParts, member: Membership): Promise<JumpTarget[]> {
  const group = await parts.groups.find(member.groupId)
  if (!group) return []
  const [meetings, documents, papers, activities] = await Promise.all([
    parts.meetings.ofGroup(group.id),
    readableDocuments(parts, member),
    readablePapers(parts, member),
    parts.activities.ofGroup(group.id),
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
      ...(await targetsInDocument(parts, document)),
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
    // A paper that is a document here is listed as the document.
    ...papers
      .filter((paper) => !written.has(paper.symbol))
      .map(({ symbol, title, meetingId }) => ({
        kind: 'paper' as const,
        path: pathOfMeeting(meetingId),
        symbol,
        name: title,
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

async function targetsInDocument(parts: OverviewParts, document: Document): Promise<JumpTarget[]> {
  if (document.kind !== 'agenda') return []
  const { record } = await parts.documents.readAgenda(document.id)
  const numbers = numberItems(record)
  // Breaks have no number and are nowhere to go to.
  return record.items
    .filter((item) => numbers.has(item.id))
    .map((item) => ({
      kind: 'item',
      path: pathOfItem(document.id, item.id),
      symbol: numbers.get(item.id) ?? null,
      name: titleOf(item),
      within: document.symbol,
    }))
}

function titleOf(item: AgendaItem): LocalisedText {
  const texts = Object.entries(item.title).map(([language, runs]) => [language, plainText(runs)] as const)
  return Object.fromEntries(texts.filter(([, text]) => text !== ''))
}
