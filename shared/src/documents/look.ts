/**
 * How a Yjs document is looked at when its record is read: as it stands, or (by the history, over a copy that
 * keeps whatever was deleted) as it once stood. One way of reading serves both.
 */
import type * as Y from 'yjs'
import type { BlockId } from '../ids/index.js'
import type { MinutesBlock } from './minutes-record.js'
import type { Run } from './runs.js'

/** A stretch of a text with the same marks, as `toDelta` tells it. */
export interface TextPart {
  insert: unknown
  attributes?: Record<string, unknown>
}

/** By language, in the order of the record's; undefined: the block does not stand in it. */
export type ElementsOfBlock = readonly (Y.XmlElement | undefined)[]

export interface Look {
  /** The value under a key of a map; undefined: none. */
  entry<Value>(of: Y.Map<Value>, key: string): unknown
  /** The value of an attribute; undefined: none. */
  attribute(of: Y.XmlElement, name: string): unknown
  eachEntry<Value>(of: Y.Map<Value>, visit: (value: unknown, key: string) => void): void
  nodes(of: Y.XmlFragment): readonly unknown[]
  /** What a text says, in order. */
  parts(of: Y.XmlText): readonly TextPart[]
  /**
   * The block as it was read at another position, if these elements and all that is said of it are the same now;
   * the section it stands in may be another. Null: it has to be read.
   */
  blockBefore?(id: BlockId, elements: ElementsOfBlock): MinutesBlock | null
  /** Read for this record, or taken over; headings are left out, since the section of one may be its own. */
  noteBlock?(block: MinutesBlock, elements: ElementsOfBlock): void
  /** These runs are made of these texts: for whoever asks whose letters they are. */
  noteRuns?(runs: readonly Run[], texts: readonly Y.XmlText[]): void
}

export const asItStands: Look = {
  entry: (of, key) => of.get(key),
  attribute: (of, name) => of.getAttribute(name),
  eachEntry: (of, visit) => of.forEach(visit),
  nodes: (of) => of.toArray(),
  parts: (of) => of.toDelta() as TextPart[],
}
