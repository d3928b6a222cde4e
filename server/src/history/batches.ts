/** The rows of a log without what they wrote: when, by whom, of what kind, how much. A few bytes each. */
import { UserId } from '@tandem/shared/ids'
import type { LogRow } from '../documents/index.js'
import type { Batch } from './document-history.js'
import type { ColumnReader, ColumnWriter } from './columns.js'
import { Numbers, sums } from './numbers.js'

const kinds = ['edit', 'import', 'restore', 'undo'] as const satisfies readonly LogRow['kind'][]

interface BatchColumns {
  readonly seqs: Numbers
  /** Eight bytes each, since none of them is small. */
  readonly times: number[]
  readonly authors: Numbers
  readonly kinds: Numbers
  readonly added: Numbers
  readonly deleted: Numbers
  readonly names: (string | null)[]
}

export class Batches {
  private readonly columns: BatchColumns

  constructor(columns = noBatches()) {
    this.columns = columns
  }

  add({ seq, at, author, kind }: Omit<LogRow, 'frame' | 'hash'>, added: number, deleted: number): void {
    this.columns.seqs.push(seq)
    this.columns.times.push(at)
    this.columns.authors.push(this.placeOf(author))
    this.columns.kinds.push(kinds.indexOf(kind))
    this.columns.added.push(added)
    this.columns.deleted.push(deleted)
  }

  /** @param seq of a row that can be read */
  of(seq: number): Batch {
    const index = this.columns.seqs.countUpTo(seq) - 1
    if (index < 0 || this.columns.seqs.at(index) !== seq) throw new Error(`There is no row ${seq}.`)
    return this.at(index)
  }

  /** The last row up to this one that can be read; null: there is none. */
  lastUpTo(seq: number): Batch | null {
    const index = this.columns.seqs.countUpTo(seq) - 1
    return index < 0 ? null : this.at(index)
  }

  upTo(seq: number): Batch[] {
    return Array.from({ length: this.columns.seqs.countUpTo(seq) }, (_, index) => this.at(index))
  }

  write(columns: ColumnWriter): void {
    const { seqs, times, authors, kinds: ofKinds, added, deleted } = this.columns
    const count = seqs.length
    columns.add(count)
    for (let at = 0, last = 0; at < count; last = seqs.at(at), at += 1) columns.add(seqs.at(at) - last)
    for (const [at, time] of times.entries()) columns.addSigned(time - (times[at - 1] ?? 0))
    for (const each of [authors, ofKinds, added, deleted])
      for (let at = 0; at < count; at += 1) columns.add(each.at(at))
  }

  /** @param names the authors, by their places */
  static read(columns: ColumnReader, names: readonly (string | null)[]): Batches {
    const count = columns.next()
    const next = (): Numbers => new Numbers(columns.nextOnes(count), count)
    const seqs = new Numbers(sums(columns.nextOnes(count)), count)
    const times: number[] = []
    for (let at = 0, time = 0; at < count; at += 1) times.push((time += columns.nextSigned()))
    return new Batches({
      seqs,
      times,
      authors: next(),
      kinds: next(),
      added: next(),
      deleted: next(),
      names: [...names],
    })
  }

  /** When the last row came; 0: none did. */
  get lastAt(): number {
    return this.columns.times.at(-1) ?? 0
  }

  get authorNames(): readonly (string | null)[] {
    return this.columns.names
  }

  get bytes(): number {
    return 8 * this.columns.times.length + 5 * this.columns.seqs.bytes
  }

  private at(index: number): Batch {
    return {
      seq: this.columns.seqs.at(index),
      at: this.columns.times[index] as number,
      author: this.columns.names[this.columns.authors.at(index)] ?? null,
      kind: kinds[this.columns.kinds.at(index)] ?? 'edit',
      added: this.columns.added.at(index),
      deleted: this.columns.deleted.at(index),
    }
  }

  private placeOf(author: string): number {
    // Who is no user is the product.
    const name = UserId.safeParse(author).data ?? null
    const place = this.columns.names.indexOf(name)
    return place === -1 ? this.columns.names.push(name) - 1 : place
  }
}

function noBatches(): BatchColumns {
  const none = (): Numbers => new Numbers()
  return {
    seqs: none(),
    times: [],
    authors: none(),
    kinds: none(),
    added: none(),
    deleted: none(),
    names: [],
  }
}
