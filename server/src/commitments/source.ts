/** Where a commitment comes from, and who may see it there. */
import { numberParagraphs } from '@tandem/shared/minutes'
import type { MinutesBlock, MinutesRecord } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { type Guarded, type Marking, mayAct, type Member } from '@tandem/shared/permissions'
import type { RecordDocument } from '../documents/index.js'
import type { StoredCommitment } from './commitments.store.js'
import { opensCommitment } from './outcome-block.js'

/** One record, as a particular person may see it. */
export interface Source {
  document: RecordDocument
  record: MinutesRecord
  /** Numbers of paragraphs. */
  numbers: ReadonlyMap<BlockId, number>
}

export function sourceOf(document: RecordDocument, record: MinutesRecord): Source {
  return { document, record, numbers: numberParagraphs(record) }
}

/** The source paragraph as it stands; null when it is gone, or there is none. */
export function blockOf(row: StoredCommitment, source: Pick<Source, 'record'> | null): MinutesBlock | null {
  return source?.record.blocks.find(({ id }) => id === row.sourceBlockId) ?? null
}

/** The outcome is gone and nobody has acted on what it opened: it waits, with its number, out of sight [CM-2]. */
export function isOutOfSight(row: StoredCommitment, block: MinutesBlock | null): boolean {
  if (row.outcome === null || row.events.some(({ what }) => what !== 'opened')) return false
  return block === null || !opensCommitment(block)
}

/** What guards a commitment: its record's marking and its paragraph's compartment; without a record, the group's marking. */
export function guardOf(
  row: StoredCommitment,
  within: { document: RecordDocument; block: MinutesBlock | null } | null,
  usual: Marking,
): Guarded {
  return {
    kind: 'commitment',
    state: 'any',
    marking: within?.document.marking ?? usual,
    compartment: within?.block ? within.block.compartment : row.seen.compartment,
  }
}

/** Only who may read the record now may know of what it opened [CM-4]. */
export function maySee(member: Member, guarded: Guarded, document: RecordDocument | null): boolean {
  return (document === null || mayAct(member, 'read', document)) && mayAct(member, 'read', guarded)
}

/** Nobody writes in it any more: it is sealed, or of a cycle that is over. */
export function isFinal({ state, isOfFormerCycle }: RecordDocument): boolean {
  if (isOfFormerCycle) return true
  return state === 'sealed' || state === 'published'
}
