/**
 * The one way to a document's history for whoever asks from outside, with the part of it that he may see (C3).
 *
 * Always true:
 *  1. Who may not read the history is answered as if there were none (PERM-3). The right to it takes every
 *     compartment that any paragraph is or ever was in: all of the text is inside the history (M8).
 *  2. Co-chairs and secretariat see all of it. Others see nothing before the first position that was circulated
 *     to them; observers nothing before approval (`read_history_of_approved`).
 *  3. What is shown went through the same release as the record of now (PERM-7).
 */
import type { CanonicalRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { type Action, agendaStates, mayAct, recordStates } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { Loads } from '../access/index.js'
import type { Release } from '../agendas/index.js'
import type { Document } from '../documents/index.js'
import type { Membership } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import type { DocumentHistory, Histories } from './document-history.js'

export interface ReadableHistory {
  readonly document: Document
  readonly member: Membership
  /** All that this person may do with the document now. */
  readonly actions: readonly Action[]
  readonly history: DocumentHistory
  /** The first position that this person may see; 0: all of it. */
  readonly firstSeq: number
  /** How this person's copy is made of a record. */
  readonly release: (record: CanonicalRecord) => CanonicalRecord
}

export interface ReadableHistories {
  /** Refuses with `not_found` whoever may not read it. */
  load(signedIn: SignedIn, documentId: DocumentId): Promise<ReadableHistory>
  /** Refuses whoever may not edit the document now. */
  assertEdits(signedIn: SignedIn, documentId: DocumentId): Promise<void>
}

export interface ReadableHistoriesParts {
  access: Loads<DocumentId, Document>
  histories: Histories
  release: Pick<Release, 'releaseFor'>
  /** The position that was first circulated, as it was kept then; null: none was. */
  firstCirculated: (documentId: DocumentId) => Promise<number | null>
}

export function openReadableHistories(parts: ReadableHistoriesParts): ReadableHistories {
  const { access, histories, release, firstCirculated } = parts
  return {
    async load(signedIn, documentId) {
      const { thing: document, member, actions } = await access.load(signedIn, documentId, 'read')
      if (!rights.some((right) => actions.includes(right))) throw refuse('not_found')
      const history = await histories.of(documentId)
      if (!history) throw refuse('not_found')
      const inner = document.kind === 'record' ? document.innerCompartments : []
      const hasAll = [...inner, ...history.compartments].every((each) => member.compartments.includes(each))
      if (!hasAll) throw refuse('not_found')
      const firstSeq = readsWhole(member, document)
        ? 0
        : ((actions.includes('read_history') ? await firstCirculated(documentId) : null) ??
          firstSeqOf(member, document, history))
      return {
        document,
        member,
        actions,
        history,
        firstSeq,
        release: await release.releaseFor(member, document),
      }
    },
    async assertEdits(signedIn, documentId) {
      await access.load(signedIn, documentId, 'edit')
    },
  }
}

/** A position that this person may ask for; refuses what he may not see and what is not there yet. */
export function assertShown({ history, firstSeq }: ReadableHistory, seq: number): void {
  if (seq < firstSeq || seq > history.headSeq) throw refuse('not_found')
}

const rights = ['read_history', 'read_history_of_approved'] as const satisfies readonly Action[]

/** The drafting circle: who reads history while nothing has been circulated. */
function readsWhole(member: Membership, document: Document): boolean {
  const state = document.kind === 'record' ? recordStates[0] : agendaStates[0]
  return mayAct(member, 'read_history', { ...document, state })
}

/** Where the document stood when it first came into a state in which this person reads its history. */
function firstSeqOf(member: Membership, document: Document, history: DocumentHistory): number {
  const step = document.steps.find(({ state }) =>
    rights.some((right) => mayAct(member, right, { ...document, state })),
  )
  // Nobody wrote down when: only what stands now is certain to be his.
  if (!step) return history.headSeq
  return history.batches.findLast(({ at }) => at <= step.at)?.seq ?? history.headSeq
}
