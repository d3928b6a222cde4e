/**
 * Whose letters a text is made of. Every letter has an identity (Yjs client id and clock) that outlives splits,
 * joins, retypes and moves: the index of a document's history gives the identity it had when it was first typed.
 */
import type { CanonicalRecord } from '../documents/record.js'
import type { Language } from '../words/index.js'

/** Letters of consecutive identity, in UTF-16 units. */
export interface OriginRun {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** Names a text in a record: of a block, an item's title, the n-th paragraph of an annotation, one of a cell. */
export type TextKey = string

export const textKeys = {
  block: (id: string, language: Language): TextKey => `${id}.${language}`,
  title: (id: string, language: Language): TextKey => `${id}.title.${language}`,
  annotation: (id: string, language: Language, paragraph: number): TextKey =>
    `${id}.annotation.${language}.${paragraph}`,
  cell: (id: string, language: Language, row: number, cell: number, paragraph: number): TextKey =>
    `${id}.${language}.${row}.${cell}.${paragraph}`,
}

/** The letters of each text of a record, in the order in which they stand. */
export interface Origins {
  get(key: TextKey): readonly OriginRun[] | undefined
  [Symbol.iterator](): IterableIterator<[TextKey, readonly OriginRun[]]>
}

/** A record at a position, with the identity of every letter in it. */
export interface MaterialisedRecord {
  readonly seq: number
  readonly record: CanonicalRecord
  readonly origins: Origins
  /** Of more than is compared: where its letters may stand besides. */
  readonly within?: CanonicalRecord
}

/** Who inserted and who deleted, as the time index knows it. Lookups are by canonical identity. */
export interface Deeds {
  /** `author` is a user id, or null for the product. Null when it was never inserted. */
  insertedBy(client: number, clock: number): { author: string | null; at: number; seq: number } | null
  /** The first deletion after `afterSeq` that still holds at `upToSeq`; null when it stands. */
  deletedBy(
    client: number,
    clock: number,
    afterSeq: number,
    upToSeq: number,
  ): { author: string | null; at: number; seq: number } | null
  /**
   * The last that put this letter elsewhere, after `afterSeq` and up to `upToSeq`: a split, a join, a move; null when
   * none did.
   */
  carriedBy(
    client: number,
    clock: number,
    afterSeq: number,
    upToSeq: number,
  ): { author: string | null; at: number; seq: number } | null
  /**
   * Who last made a mark (`bold`, `italic`, `link`, `footnote`) of this letter another than it was, after `afterSeq` and
   * up to `upToSeq`; null when nobody did.
   */
  markedBy(
    client: number,
    clock: number,
    mark: string,
    afterSeq: number,
    upToSeq: number,
  ): { author: string | null; at: number; seq: number } | null
  /**
   * Who last set a field of a block, an item or a day at or before `seq`, by its name in the record: `verb`,
   * `owners`, `minutes` …; `order`: who last put it where it stood then.
   */
  fieldSetBy(
    id: string,
    field: string,
    seq: number,
  ): { author: string | null; at: number; seq: number } | null
}
