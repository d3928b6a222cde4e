/**
 * Bringing back what stood: one edit in the requester's name, worked out against the text it is written into.
 *
 * Always true:
 *  1. Only what differs is written; letters, blocks and items that stand keep their identity [H6].
 *  2. What others did since the preview stands beside it, whether it came before or after the act. Words in what
 *     goes as a whole are offered back, also those that come for it later.
 *  3. A restore is taken back in one step, exactly, and what came since it stays.
 */
import {
  applyDifference,
  goalOf,
  type MaterialisedRecord,
  type OfferedBack,
  type Restored,
  type RestoreScope,
} from '@tandem/shared/history'
import type { UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Document, Documents } from '../../documents/index.js'
import { AuthorList, type AuthorListParts } from '../author-list.js'
import type { DocumentHistory, Histories } from '../document-history.js'

export interface RestoresParts extends AuthorListParts {
  documents: AuthorListParts['documents'] & Pick<Documents, 'actAt'>
  histories: Histories
}

export interface Restores {
  restore(document: Document, userId: UserId, request: WantedBack): Promise<Restored>
  /** Takes back the restore, or the taking back, that is this row. */
  undo(document: Document, userId: UserId, seq: number): Promise<Restored>
  /** What can be offered back by now of what that row took out. */
  offered(document: Document, seq: number, since: number): Promise<OfferedBack[]>
}

export interface WantedBack {
  seq: number
  scope: RestoreScope
  previewedSeq: number
}

export function openRestores(parts: RestoresParts): Restores {
  const { documents, histories } = parts

  async function historyOf({ id }: Document): Promise<DocumentHistory> {
    const history = await histories.of(id)
    if (!history) throw refuse('not_found')
    return history
  }

  async function offered(document: Document, seq: number, since: number): Promise<OfferedBack[]> {
    const history = await historyOf(document)
    const words = history.goneWith(seq, since)
    const list = new AuthorList(parts, document)
    const places = words.map(({ author }) => list.placeOf(author))
    const authors = await list.authors()
    return words.flatMap(({ id: blockId, language, text, at }, index) => {
      const by = authors[places[index] ?? -1]
      return by && text.trim() !== '' ? [{ blockId, language, text, by, at }] : []
    })
  }

  /** @param goal what the document is to say, given the history up to now and the position somebody looked at */
  async function write(
    document: Document,
    acting: { userId: UserId; kind: 'restore' | 'undo' },
    since: number,
    goal: (history: DocumentHistory) => MaterialisedRecord,
  ): Promise<Restored> {
    const { seq } = await documents.actAt(document.id, acting, async (headSeq) => {
      const history = await historyOf(document)
      const before = history.materialise(since)
      const now = headSeq === since ? before : history.materialise(headSeq)
      const after = goal(history)
      return (doc) => applyDifference(doc, { before, after, now })
    })
    // Nothing came since, so far.
    const isNext = seq === null || seq === since + 1
    return { seq, offeredBack: isNext ? [] : await offered(document, seq, since) }
  }

  return {
    offered,
    restore: (document, userId, { seq, scope, previewedSeq }) =>
      write(document, { userId, kind: 'restore' }, previewedSeq, (history) => {
        const goal = goalOf(history.materialise(previewedSeq), history.materialise(seq), scope)
        if (!goal) throw refuse('not_found')
        return goal
      }),
    undo: (document, userId, seq) =>
      write(document, { userId, kind: 'undo' }, seq, (history) => history.materialise(seq - 1)),
  }
}
