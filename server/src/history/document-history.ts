/** What everything about a document's history is made from: its batches, any version, and who did what. */
import type { Deeds, MaterialisedRecord } from '@tandem/shared/history'
import type { DocumentId } from '@tandem/shared/ids'

/** One accepted frame: a row of the log. */
export interface Batch {
  readonly seq: number
  /** The server's time of receipt (or the domain's, of an import), ms. */
  readonly at: number
  /** A user id; null for the product itself. */
  readonly author: string | null
  readonly kind: 'edit' | 'import' | 'restore' | 'undo'
  /** Letters inserted anew (what was carried over does not count) and deleted, in UTF-16 units. */
  readonly added: number
  readonly deleted: number
}

export interface DocumentHistory {
  readonly documentId: DocumentId
  readonly headSeq: number
  /** Oldest first, one for each row that can be read. */
  readonly batches: readonly Batch[]
  readonly deeds: Deeds
  /** What the document said after the row of this number, with the identity of every letter. 0: nothing yet. */
  materialise(seq: number): MaterialisedRecord
  /**
   * The rows that changed the words or the facts of one passage (a block, an item, a day), or put it or took it
   * away, ascending. A row in it may leave it as it was; a row that is not leaves it as it was.
   */
  touchedBy(passageId: string): readonly number[]
  /** Every compartment that a paragraph is or ever was in: who lacks one reads no history. */
  readonly compartments: readonly string[]
}

export interface Histories {
  /** As far as the log reaches now; null when the log has no such document. */
  of(id: DocumentId): Promise<DocumentHistory | null>
}
