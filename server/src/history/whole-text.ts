/**
 * All that was ever written in a document, and when each of it came and went: a copy in which nothing is collected,
 * and the time index over it. It grows by the rows of the log, one after the other.
 */
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import type { LogRow } from '../documents/index.js'
import { Aliases } from './aliases.js'
import { Batches } from './batches.js'
import { type Carried, CarryOver, type KnownPairs } from './carry-over.js'
import { Readings } from './readings.js'
import { type Change, TimeIndex } from './time-index.js'

/** A row that Yjs cannot read, or that leans on something the log does not have. */
export class UnreadableRow extends Error {
  readonly seq: number

  constructor(seq: number, cause?: unknown) {
    super(`Row ${seq} cannot be read.`, { cause })
    this.seq = seq
  }
}

interface WholeParts extends Pick<WholeText, 'doc' | 'index' | 'aliases' | 'carryOver'> {
  /** Called when they are first asked for. */
  readonly batches: () => Batches
}

export class WholeText {
  readonly doc: Y.Doc
  readonly index: TimeIndex
  readonly aliases: Aliases
  readonly carryOver: CarryOver
  /** What was read last at which position. */
  readonly readings = new Readings()
  private readonly readBatches: () => Batches
  private batchesRead: Batches | null = null

  constructor(from: Partial<WholeParts> = {}) {
    this.doc = from.doc ?? emptyWhole()
    this.index = from.index ?? new TimeIndex()
    this.aliases = from.aliases ?? new Aliases()
    this.carryOver = from.carryOver ?? new CarryOver()
    this.readBatches = from.batches ?? (() => new Batches())
  }

  /** Who only looks at what stood does not ask for them. */
  get batches(): Batches {
    return (this.batchesRead ??= this.readBatches())
  }

  /**
   * Throws `UnreadableRow`; then this is of no more use.
   * @param known what is known of blocks that were moved
   */
  take(row: LogRow, known: KnownPairs | null = null): void {
    const { inserted, deleted, carried } = this.apply(row, known)
    for (const { client, clock, length } of inserted) this.index.insert(client, clock, length, row.seq)
    for (const { client, clock, length } of deleted) this.index.delete(client, clock, length, row.seq)
    for (const { client, clock, length, from } of carried.ranges)
      this.aliases.add(client, clock, length, from)
    this.batches.add(row, carried.added, carried.deleted)
  }

  /** About how much memory this takes. */
  get bytes(): number {
    let structs = 0
    for (const list of this.doc.store.clients.values()) structs += list.length
    const { index, readings, batchesRead } = this
    return structs * bytesOfItem + index.bytes + readings.bytes + (batchesRead?.bytes ?? 0)
  }

  destroy(): void {
    this.doc.destroy()
  }

  private apply(row: LogRow, known: KnownPairs | null): Came {
    let came: Came | null = null
    const hear = (transaction: Y.Transaction): void => {
      came = { ...changeIn(transaction), carried: this.carryOver.of(row, transaction, known) }
    }
    this.doc.on('afterTransaction', hear)
    try {
      Y.applyUpdate(this.doc, row.frame)
    } catch (error) {
      throw new UnreadableRow(row.seq, error)
    } finally {
      this.doc.off('afterTransaction', hear)
    }
    const { pendingStructs, pendingDs } = this.doc.store
    if (came === null || pendingStructs !== null || pendingDs !== null) throw new UnreadableRow(row.seq)
    return came
  }
}

/** A document that keeps what is deleted, and never edits itself. */
export function emptyWhole(): Y.Doc {
  return keepMarks(new Y.Doc({ gc: false }))
}

/** An item with its content and its id, as measured over long texts. */
const bytesOfItem = 220

interface Came extends Change {
  readonly carried: Carried
}

function changeIn({ beforeState, afterState, deleteSet }: Y.Transaction): Change {
  const inserted = [...afterState].flatMap(([client, end]) => {
    const clock = beforeState.get(client) ?? 0
    return end > clock ? [{ client, clock, length: end - clock }] : []
  })
  const deleted = [...deleteSet.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  )
  return { inserted, deleted }
}
