/**
 * All that was ever written in a document, and when each of it came and went: a copy in which nothing is collected,
 * and the time index over it. It grows by the rows of the log, one after the other.
 */
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import type { LogRow } from '../documents/index.js'
import { Aliases } from './aliases.js'
import { Batches } from './batches.js'
import { TimeIndex } from './time-index.js'

/** What one row did. */
export interface Came {
  readonly transaction: Y.Transaction
  readonly inserted: readonly { client: number; clock: number; length: number }[]
  readonly deleted: readonly { client: number; clock: number; length: number }[]
}

/** A row that Yjs cannot read, or that leans on something the log does not have. */
export class UnreadableRow extends Error {
  readonly seq: number

  constructor(seq: number, cause?: unknown) {
    super(`Row ${seq} cannot be read.`, { cause })
    this.seq = seq
  }
}

export class WholeText {
  readonly doc = keepMarks(new Y.Doc({ gc: false }))
  readonly index = new TimeIndex()
  readonly aliases = new Aliases()
  readonly batches = new Batches()

  /** Throws `UnreadableRow`; then this is of no more use. */
  take(row: LogRow): void {
    const { inserted, deleted } = this.apply(row)
    let [added, gone] = [0, 0]
    for (const { client, clock, length } of inserted) {
      this.index.insert(client, clock, length, row.seq)
      added += this.lettersIn(client, clock, length)
    }
    for (const { client, clock, length } of deleted) {
      this.index.delete(client, clock, length, row.seq)
      gone += this.lettersIn(client, clock, length)
    }
    this.batches.add(row, added, gone)
  }

  /** About how much memory this takes. */
  get bytes(): number {
    let structs = 0
    for (const list of this.doc.store.clients.values()) structs += list.length
    return structs * bytesOfItem + this.index.bytes + this.batches.bytes
  }

  destroy(): void {
    this.doc.destroy()
  }

  private apply({ seq, frame }: LogRow): Came {
    let came: Came | null = null
    const hear = (transaction: Y.Transaction): void => {
      came = cameWith(transaction)
    }
    this.doc.on('afterTransaction', hear)
    try {
      Y.applyUpdate(this.doc, frame)
    } catch (error) {
      throw new UnreadableRow(seq, error)
    } finally {
      this.doc.off('afterTransaction', hear)
    }
    const { pendingStructs, pendingDs } = this.doc.store
    if (came === null || pendingStructs !== null || pendingDs !== null) throw new UnreadableRow(seq)
    return came
  }

  private lettersIn(client: number, clock: number, length: number): number {
    const structs = this.doc.store.clients.get(client) ?? []
    const end = clock + length
    let letters = 0
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at] as Y.Item | Y.GC
      const { clock: start } = struct.id
      if (start >= end) break
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString)
        letters += Math.min(end, start + struct.length) - Math.max(clock, start)
    }
    return letters
  }
}

/** An item with its content and its id, as measured over long texts. */
const bytesOfItem = 220

function cameWith(transaction: Y.Transaction): Came {
  const { beforeState, afterState, deleteSet } = transaction
  const inserted = [...afterState].flatMap(([client, end]) => {
    const clock = beforeState.get(client) ?? 0
    return end > clock ? [{ client, clock, length: end - clock }] : []
  })
  const deleted = [...deleteSet.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  )
  return { transaction, inserted, deleted }
}
