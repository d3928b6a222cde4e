/** What a paste brings, as plain values: everything else of a page or a letter has been left behind. */
import type { Run, Table } from '@tandem/shared/documents'

export interface PastedText {
  kind: 'narrative' | 'heading' | 'list_item' | 'quotation'
  /** 0 to 5. */
  level: number
  ordered: boolean
  /** Words and links; no other mark. */
  runs: Run[]
}

export interface PastedTable {
  kind: 'table'
  table: Table
}

export interface PastedImage {
  kind: 'image'
  /** A file, or a `data:` address; null for what lies elsewhere and is not fetched. */
  source: Blob | string | null
  /** A page keeps it to itself, under an address that nobody else can open. */
  isKept: boolean
  alt: string
}

export type PastedBlock = PastedText | PastedTable | PastedImage

/** Why a paste is not taken. `slow`: it took longer to read than a person would wait. */
export type PasteRefusal = 'too_large' | 'slow'

/** `bytes`: of its words, in UTF-8. */
export type Pasted = { blocks: PastedBlock[]; bytes: number } | { refused: PasteRefusal }

export const pasteLimits = {
  /** Of markup, in UTF-16 units: images within it count. */
  htmlLength: 16 * 1_024 * 1_024,
  /** Of words, in bytes of UTF-8 (docs/spec/sync.md). */
  textBytes: 10 * 1_024 * 1_024,
  /**
   * Of one paragraph, in letters: what is longer becomes several. The browser sets Korean, whose font comes in
   * some 250 pieces, in the square of the paragraph's length: 40,000 letters took it 20 s, and each key in them
   * as long again.
   */
  paragraphLength: 4_000,
  readWithinMs: 4_000,
  blocks: 20_000,
  cells: 20_000,
  columns: 60,
  /** Deeper markup is read as its words. */
  depth: 120,
} as const
