import type { DocumentCard, DocumentReader, DocumentSummary } from '@tandem/shared/documents'
import { actionsFor, mayAct } from '@tandem/shared/permissions'
import type { Loaded } from '../access/index.js'
import type { Document, Documents } from '../documents/index.js'
import { type Group, type Groups, type Membership, rankOf } from '../groups/index.js'
import type { Delegations, Users } from '../identity/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import { compareSymbols, type Paper } from '../papers/index.js'
import { eventsFor } from './document-events.js'
import type { Release } from './release.js'

export interface DocumentCardParts {
  documents: Pick<Documents, 'read' | 'readAgenda'>
  groups: Groups
  meetings: Pick<Meetings, 'find'>
  users: Pick<Users, 'find'>
  delegations: Delegations
  release: Release
}

export function summariseDocument(document: Document): DocumentSummary {
  const { id, kind, symbol, state, marking, languages } = document
  return { id, kind, symbol, state, marking, languages }
}

/** One document with what its page needs around the text, as this member may see it. */
export async function cardOf(
  parts: DocumentCardParts,
  { thing: document, member, actions }: Loaded<Document>,
): Promise<DocumentCard> {
  const [group, meeting] = await Promise.all([
    parts.groups.find(document.groupId),
    parts.meetings.find(document.meetingId),
  ])
  if (!group || !meeting) throw new Error(`The document ${document.id} has lost its group or meeting.`)
  const delegations = await parts.delegations.list(group.members)
  const papers = await papersAround(parts, member, document)
  return {
    ...summariseDocument(document),
    caveats: document.caveats,
    timeZone: document.timeZone,
    isOfFormerCycle: document.isOfFormerCycle ?? false,
    group: { id: group.id, short: group.short, name: group.name },
    meeting: describeMeeting(meeting, group),
    mine: actions,
    delegations: delegations.map(({ id, name }) => ({ code: id, name })),
    papers: papers.map(({ symbol, title, status }) => ({ symbol, title, status })),
    events: await eventsFor(parts.users, member, document),
  }
}

function describeMeeting(meeting: Meeting, group: Group): DocumentCard['meeting'] {
  const { id, symbol, ordinal, dates, month, venue, format, host } = meeting
  return { id, symbol, ordinal, kind: group.kind, dates, month, venue, format, host }
}

/** Papers of the meeting and those the agenda cites, each once, as far as this member may know of them. */
async function papersAround(
  parts: Pick<DocumentCardParts, 'documents' | 'release'>,
  member: Membership,
  document: Document,
): Promise<Paper[]> {
  const cited = new Set(await papersCitedIn(parts, document))
  const known = [...(await parts.release.papersKnownTo(member.userId)).values()]
  return known
    .filter((paper) => paper.meetingId === document.meetingId || cited.has(paper.symbol))
    .toSorted((a, b) => compareSymbols(a.symbol, b.symbol))
}

async function papersCitedIn(
  { documents }: Pick<DocumentCardParts, 'documents'>,
  { id, kind }: Document,
): Promise<string[]> {
  if (kind !== 'agenda') return []
  const { record } = await documents.readAgenda(id)
  return record.items.flatMap((item) => item.papers)
}

/** Everyone who can see the document now: the same question, asked for each member. */
export async function readersOf(
  parts: Pick<DocumentCardParts, 'groups' | 'users'>,
  document: Document,
): Promise<DocumentReader[]> {
  const members = (await parts.groups.membersOf(document.groupId))
    .filter((member) => mayAct(member, 'read', document))
    .toSorted((a, b) => rankOf(a.role) - rankOf(b.role) || compareDelegations(a, b))
  const readers = await Promise.all(
    members.map(async (member) => {
      const user = await parts.users.find(member.userId)
      const edits = actionsFor(member, document).includes('edit')
      const { role, delegation } = member
      return user && { userId: user.id, name: user.name, delegation, role, edits }
    }),
  )
  return readers.filter((reader) => reader !== null)
}

function compareDelegations(a: Membership, b: Membership): number {
  const [first, second] = [a.delegation ?? '', b.delegation ?? '']
  return first === second ? (a.userId < b.userId ? -1 : 1) : first < second ? -1 : 1
}
