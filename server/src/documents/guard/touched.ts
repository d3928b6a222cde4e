import type { DeletedRange, Id } from './read-update.js'

/** What an update does to blocks of minutes, as far as others' words may be concerned [M6]. */
export interface Touched {
  /** Ids of blocks that it makes, or gives to one, and how many times. */
  made: ReadonlyMap<string, number>
  /** Ids of blocks that it deletes. */
  taken: ReadonlySet<string>
  /** It brings letters for a place that stands. */
  writes: boolean
  /** What comes for a place that is gone, in an order in which each follows on what it leans on. */
  words: readonly LateWords[]
  /** Deletions of what was deleted and collected. */
  deletions: readonly DeletedRange[]
  /** Everything it deletes, whether it stood or not. */
  deleted: readonly DeletedRange[]
}

export interface LateWords extends Id {
  readonly length: number
  /** Empty: a mark, or words that were taken out again. Others may lean on it all the same. */
  readonly text: string
  /** From here on letters have this mark; its value null: no longer. Null: no mark. */
  readonly mark: { readonly name: string; readonly value: unknown } | null
  readonly origin: Id | null
  readonly rightOrigin: Id | null
  /** The text they were written in; null: that of their neighbours. */
  readonly parent: Id | null
}
