/**
 * How a Yjs document is looked at when its record is read: as it stands, or (by the history, over a copy that
 * keeps whatever was deleted) as it once stood. One way of reading serves both.
 */
import type * as Y from 'yjs'
import type { Run } from './runs.js'

/** A stretch of a text with the same marks, as `toDelta` tells it. */
export interface TextPart {
  insert: unknown
  attributes?: Record<string, unknown>
}

export interface Look {
  /** The value under a key of a map; undefined: none. */
  entry<Value>(of: Y.Map<Value>, key: string): unknown
  /** The value of an attribute; undefined: none. */
  attribute(of: Y.XmlElement, name: string): unknown
  eachEntry<Value>(of: Y.Map<Value>, visit: (value: unknown, key: string) => void): void
  nodes(of: Y.XmlFragment): readonly unknown[]
  /** What a text says, in order. */
  parts(of: Y.XmlText): readonly TextPart[]
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
