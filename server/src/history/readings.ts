/**
 * Records that were read last from one history. Between two positions that are near each other most blocks of minutes
 * are the same: they are taken over as they are, so that whoever compares sees at once that nothing changed.
 *
 * Always true: a record read with the help of another is the one that would be read without it.
 */
import {
  type ElementsOfBlock,
  infoOf,
  type MinutesBlock,
  minutesFieldsOf,
  type Run,
} from '@tandem/shared/documents'
import type { MaterialisedRecord, OriginRun } from '@tandem/shared/history'
import * as Y from 'yjs'
import type { TimeIndex } from './time-index.js'

/** Client, first clock and how many, one after the other. */
export type Letters = number[]

/** With the elements it was read of. */
export interface ReadBlock {
  readonly block: MinutesBlock
  readonly elements: ElementsOfBlock
}

export interface ReadRecord {
  readonly materialised: MaterialisedRecord
  readonly blocks: ReadonlyMap<string, ReadBlock>
}

const mostKept = 3
const rowsForBlock = 32
/** A block with its words in two languages, as measured over long minutes. */
const bytesOfBlock = 1_200

export class Readings {
  /** By the first run of each text that says anything. */
  readonly letters = new WeakMap<Run, Letters>()
  /** The same, as they were when they were first typed. */
  readonly origins = new WeakMap<Run, readonly OriginRun[]>()
  /** The one read last at the end. */
  private kept: ReadRecord[] = []

  /** What was read at the nearest position, if it is near enough. */
  near(seq: number): ReadRecord | null {
    let nearest: ReadRecord | null = null
    let least = Number.POSITIVE_INFINITY
    for (const each of this.kept) {
      const distance = Math.abs(each.materialised.seq - seq)
      // Beyond so many rows hardly a block was left alone, and to find out which takes longer than reading them.
      if (distance > rowsForBlock * each.blocks.size || distance >= least) continue
      least = distance
      nearest = each
    }
    return nearest
  }

  keep(read: ReadRecord): void {
    this.kept = [...this.kept, read].slice(-mostKept)
  }

  /** About how much memory this takes. */
  get bytes(): number {
    return bytesOfBlock * this.kept.reduce((sum, { blocks }) => sum + blocks.size, 0)
  }
}

/**
 * The types in which anything came or went between two positions, with all they stand in, and the ids of blocks of
 * which something else was said. Null: what holds for the whole document is another.
 */
export function touchedBetween(
  doc: Y.Doc,
  index: TimeIndex,
  [one, other]: readonly [number, number],
): ReadonlySet<unknown> | null {
  const touched = new Set<unknown>()
  const fields = minutesFieldsOf(doc)
  const touch = (item: Y.Item): void => {
    if (item.parent === fields) {
      touched.add(item.parentSub?.slice(0, item.parentSub.indexOf('.')))
      return
    }
    let at = item.parent as Y.AbstractType<unknown> | null
    while (at !== null && !touched.has(at)) {
      touched.add(at)
      at = (at._item?.parent as Y.AbstractType<unknown> | undefined) ?? null
    }
  }
  index.eachTouchedBetween(Math.min(one, other), Math.max(one, other), (client, clock, length) => {
    const structs = doc.store.clients.get(client) ?? []
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at] as Y.Item | Y.GC
      if (struct.id.clock >= clock + length) return
      if (struct instanceof Y.Item) touch(struct)
    }
  })
  return touched.has(infoOf(doc)) ? null : touched
}
