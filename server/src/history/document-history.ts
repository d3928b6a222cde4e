/** What everything about a document's history is made from: its batches, any version, and who did what. */
import type { CanonicalRecord, Run } from '@tandem/shared/documents'
import type { Deeds, MaterialisedRecord, OriginRun, TextKey } from '@tandem/shared/history'
import type { BlockId, DocumentId, ItemId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'

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

/** Letters in a row that came with one batch. */
export interface Written {
  readonly length: number
  readonly seq: number
  readonly at: number
  readonly author: string | null
}

/** At `from` of a text so many units go and this comes. */
export interface TextStep {
  readonly from: number
  readonly remove: number
  readonly insert: Run[]
}

export type PlayedStep =
  | { readonly seq: number; readonly text: TextStep & { readonly key: TextKey } }
  /** Blocks that are the same in both records stood through it. */
  | { readonly seq: number; readonly before: CanonicalRecord; readonly record: CanonicalRecord }

/** Words in a row by one person, of a block or an item. */
export interface GoneWords {
  readonly id: BlockId | ItemId
  readonly language: Language
  readonly text: string
  /** Who wrote them and when; null author: the product. */
  readonly author: string | null
  readonly at: number
}

export interface DocumentHistory {
  readonly documentId: DocumentId
  readonly headSeq: number
  /** Oldest first, one for each row that can be read. */
  readonly batches: readonly Batch[]
  /** Of them the last up to a position; null: there is none. Without a list of all of them. */
  lastBatch(upToSeq: number): Batch | null
  readonly deeds: Deeds
  /** By whom and when these letters came, in order: the same as asking `deeds` for each, and much faster. */
  writers(letters: OriginRun): readonly Written[]
  /** What the document said after the row of this number, with the identity of every letter. 0: nothing yet. */
  materialise(seq: number): MaterialisedRecord
  /**
   * The same with one passage alone, as far as comparing it takes: much faster in a long record, and asked of one
   * position after another. What else stands in it is not to be counted on.
   */
  passage(passageId: string): (seq: number) => MaterialisedRecord
  /**
   * How it came from one position to a later one, row by row: letters as they were typed, anything else as the
   * record that stood then.
   */
  playBack(afterSeq: number, upToSeq: number): Iterable<PlayedStep>
  /**
   * The rows that changed the words or the facts of one passage (a block, an item, a day), or put it or took it
   * away, ascending. A row in it may leave it as it was; a row that is not leaves it as it was.
   */
  touchedBy(passageId: string): readonly number[]
  /** Every compartment that a paragraph is or ever was in: who lacks one reads no history. */
  readonly compartments: readonly string[]
  /**
   * Words written after row `since` in what row `seq` took out as a whole (a block, a row of a table, an item), up
   * to it and later: they came for a place that was gone.
   */
  goneWith(seq: number, since: number): readonly GoneWords[]
}

export interface Histories {
  /** As far as the log reaches now; null when the log has no such document. */
  of(id: DocumentId): Promise<DocumentHistory | null>
}
