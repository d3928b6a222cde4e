/** A paper comes in: under a symbol of the meeting, with files that wait for it, on behalf of a delegation. */
import { numberItems } from '@tandem/shared/agendas'
import type { DelegationCode, UserId } from '@tandem/shared/ids'
import { type NewPaper, readPaperSymbol } from '@tandem/shared/papers'
import { mayAct } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { Documents } from '../documents/index.js'
import type { Group, Groups, Membership } from '../groups/index.js'
import type { Meeting } from '../meetings/index.js'
import type { Clock } from '../platform/clock.js'
import { isOutOfSpace } from '../platform/out-of-space.js'
import type { PaperFiles } from './paper-files.js'
import type { Papers } from './papers.js'
import type { Paper, WaitingFile } from './papers.store.js'

export interface BringInParts {
  papers: Papers
  paperFiles: PaperFiles
  groups: Pick<Groups, 'find'>
  documents: Pick<Documents, 'ofMeeting' | 'readAgenda'>
  /** The domain's. */
  clock: Clock
}

/** They bring in papers on anybody's behalf, and give what was announced its files. */
function isOfDraftingCircle({ role }: Pick<Membership, 'role'>): boolean {
  return role === 'co_chair' || role === 'secretariat'
}

/** Whom this member may bring in papers for; the own delegation first. */
export function mayBringInFor(member: Membership, group: Group): DelegationCode[] {
  const own = member.delegation === null ? [] : [member.delegation]
  if (!isOfDraftingCircle(member)) return own
  return [...new Set([...own, ...group.members, ...group.observers])]
}

export async function bringInPaper(
  parts: BringInParts,
  meeting: Meeting,
  member: Membership,
  userId: UserId,
  wanted: NewPaper,
): Promise<Paper> {
  if (meeting.status === 'cancelled') throw refuse('meeting_cancelled')
  const group = await parts.groups.find(meeting.groupId)
  if (!group) throw refuse('not_found')
  const allowed = mayBringInFor(member, group)
  if (!wanted.submittedBy.every((each) => allowed.includes(each))) throw refuse('submitter_not_yours')
  const now = parts.clock.now()
  const embargoUntil = wanted.embargoUntil === null ? null : Date.parse(wanted.embargoUntil)
  if (embargoUntil !== null && embargoUntil <= now) throw refuse('embargo_past')
  await assertItems(parts, meeting, member, wanted)
  const announced = await assertSymbol(parts, meeting, member, wanted)
  const files = await Promise.all(
    wanted.files.map(({ file }) => parts.paperFiles.waiting(meeting.id, userId, file)),
  )
  const isDraft = member.role === 'delegate'
  const facts: Omit<Paper, 'id'> = {
    meetingId: meeting.id,
    groupId: meeting.groupId,
    symbol: wanted.symbol,
    title: wanted.title,
    purpose: wanted.purpose,
    submittedBy: wanted.submittedBy,
    marking: wanted.marking,
    compartment: wanted.compartment,
    status: isDraft ? 'internal' : 'submitted',
    languages: wanted.files.map(({ language }) => language),
    items: wanted.items,
    files: wanted.files.map(({ language }, index) => storedAs(language, files[index])),
    submittedAt: isDraft ? null : now,
    issuedAt: null,
    embargoUntil,
  }
  assertReadable(parts, member, group, facts)
  const paper = await inOneStep(() => write(parts, announced, facts))
  await parts.paperFiles.hand(paper, files)
  return paper
}

function storedAs(
  language: NewPaper['files'][number]['language'],
  file: WaitingFile | undefined,
): NonNullable<Paper['files']>[number] {
  if (!file) throw refuse('paper_file_gone')
  return { language, type: file.type, size: file.size, blob: file.blob }
}

/** What was announced takes its files once: of two who send them, one is told that the symbol is in use. */
async function write(
  { papers }: BringInParts,
  announced: Paper | null,
  facts: Omit<Paper, 'id'>,
): Promise<Paper> {
  if (!announced) return papers.create(facts)
  const filled = await papers.change(announced.id, (now) =>
    isAnnounced(now) ? { ...facts, id: now.id } : null,
  )
  if (!filled) throw refuse('symbol_taken')
  return filled
}

async function inOneStep(act: () => Promise<Paper>): Promise<Paper> {
  try {
    return await act()
  } catch (error) {
    throw isOutOfSpace(error) ? refuse('disk_full') : error
  }
}

/** On the register without files: the meeting waits for it. */
function isAnnounced({ status, files = [] }: Paper): boolean {
  return files.length === 0 && (status === 'draft' || status === 'issued')
}

/** @returns the paper that was announced under this symbol, if one was */
async function assertSymbol(
  { papers, documents }: BringInParts,
  meeting: Meeting,
  member: Membership,
  { symbol, submittedBy }: NewPaper,
): Promise<Paper | null> {
  const read = readPaperSymbol(symbol, meeting.symbol)
  if (!read) throw refuse('symbol_unfit')
  const ofDocuments = (await documents.ofMeeting(meeting.id)).filter((each) => mayAct(member, 'read', each))
  if (ofDocuments.some((each) => each.symbol === symbol)) throw refuse('symbol_taken')
  const known = await papers.findBySymbol(symbol)
  if (known) {
    const isTheirs =
      isOfDraftingCircle(member) || known.submittedBy.some((each) => each === member.delegation)
    const isOpen = mayAct(member, 'read', papers.guardOf(known))
    if (!isTheirs || !isOpen || !isAnnounced(known) || known.meetingId !== meeting.id)
      throw refuse('symbol_taken')
  }
  if (read.of !== null) {
    const base = await papers.findBySymbol(read.of)
    const isKnown = base !== null && mayAct(member, 'read', papers.guardOf(base))
    const isTheirs =
      isOfDraftingCircle(member) ||
      (isKnown && base.submittedBy.some((each) => submittedBy.some((by) => by === each)))
    const isDocument = ofDocuments.some((each) => each.symbol === read.of)
    if (!(isTheirs && (isKnown || isDocument))) throw refuse('symbol_without_base')
  }
  return known
}

async function assertItems(
  { documents }: BringInParts,
  meeting: Meeting,
  member: Membership,
  { items }: NewPaper,
): Promise<void> {
  if (items.length === 0) return
  const agenda = (await documents.ofMeeting(meeting.id)).find(({ kind }) => kind === 'agenda')
  const isOpen = agenda !== undefined && mayAct(member, 'read', agenda)
  const numbers = isOpen ? numberItems((await documents.readAgenda(agenda.id)).record) : new Map()
  if (!items.every((item) => numbers.has(item))) throw refuse('paper_item_unknown')
}

/** Nobody loses sight of what he brings in; and a compartment is one that the group has. */
function assertReadable(
  { papers }: BringInParts,
  member: Membership,
  group: Group,
  facts: Omit<Paper, 'id'>,
): void {
  const { compartment } = facts
  const exists = compartment === null || group.compartments.includes(compartment)
  const paper = { ...facts, id: 'pap_00000000000000000000' } as Paper
  if (!exists || !mayAct(member, 'read', papers.guardOf(paper))) throw refuse('paper_closed_to_you')
}
