/** What others wrote in a group's documents since this person last looked. */
import type { UnseenDocument } from '@tandem/shared/history'
import { type Action, actionsFor } from '@tandem/shared/permissions'
import { Refusal } from '@tandem/shared/protocol'
import type { SignedIn } from '../../identity/index.js'
import type { Document, Documents, UpdateLog } from '../../documents/index.js'
import type { Membership } from '../../groups/index.js'
import { AuthorList, type AuthorListParts } from '../author-list.js'
import type { ReadableHistories, ReadableHistory } from '../readable-histories.js'
import { sharesOf } from './shares.js'
import type { Versions } from './versions.js'

export interface UnseenParts extends AuthorListParts {
  readableHistories: ReadableHistories
  documents: AuthorListParts['documents'] & Pick<Documents, 'ofGroup' | 'find'>
  updateLog: Pick<UpdateLog, 'head'>
  versions: Pick<Versions, 'seen'>
}

const historyRights: ReadonlySet<Action> = new Set<Action>(['read_history', 'read_history_of_approved'])

/** The latest first. */
export async function unseenIn(
  parts: UnseenParts,
  signedIn: SignedIn,
  member: Membership,
): Promise<UnseenDocument[]> {
  const unseen: UnseenDocument[] = []
  for (const document of await parts.documents.ofGroup(member.groupId)) {
    const found = await unseenOf(parts, signedIn, document, member)
    if (found) unseen.push(found)
  }
  return unseen.toSorted((a, b) => b.at - a.at)
}

async function unseenOf(
  parts: UnseenParts,
  signedIn: SignedIn,
  document: Document,
  member: Membership,
): Promise<UnseenDocument | null> {
  if (!actionsFor(member, document).some((action) => historyRights.has(action))) return null
  const [seenSeq, head] = await Promise.all([
    parts.versions.seen(document.id, member.userId),
    parts.updateLog.head(document.id),
  ])
  // Most have nothing new: for those no history is read.
  if (seenSeq === null || !head || head.seq <= seenSeq) return null
  const readable = await readableOrNull(parts, signedIn, document)
  if (!readable) return null
  const since = Math.max(seenSeq, readable.firstSeq)
  const byOthers = readable.history.batches.filter(
    ({ seq, author }) => seq > since && author !== member.userId && author !== null,
  )
  const last = byOthers.at(-1)
  if (!last) return null
  const { id: documentId, kind, symbol } = document
  const authors = new AuthorList(parts, document)
  const shares = sharesOf(byOthers, (author) => authors.placeOf(author))
  return {
    documentId,
    kind,
    symbol,
    seenSeq,
    headSeq: readable.history.headSeq,
    at: last.at,
    shares,
    authors: await authors.authors(),
  }
}

async function readableOrNull(
  { readableHistories }: UnseenParts,
  signedIn: SignedIn,
  { id }: Document,
): Promise<ReadableHistory | null> {
  try {
    return await readableHistories.load(signedIn, id)
  } catch (error) {
    // What is not open to him is not in the list.
    if (error instanceof Refusal && error.reason === 'not_found') return null
    throw error
  }
}
