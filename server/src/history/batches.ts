/** The rows of a log without what they wrote: when, by whom, of what kind, how much. A few bytes each. */
import { UserId } from '@tandem/shared/ids'
import type { LogRow } from '../documents/index.js'
import type { Batch } from './document-history.js'
import type { ColumnReader, ColumnWriter } from './columns.js'
import { Numbers } from './numbers.js'

const kinds = ['edit', 'import', 'restore', 'undo'] as const satisfies readonly LogRow['kind'][]

export class Batches {
  private readonly seqs = new Numbers()
  /** Eight bytes each, since none of them is small. */
  private readonly times: number[] = []
  private readonly authors = new Numbers()
  private readonly kinds = new Numbers()
  private readonly added = new Numbers()
  private readonly deleted = new Numbers()
  private readonly names: (string | null)[] = []

  add({ seq, at, author, kind }: Omit<LogRow, 'frame' | 'hash'>, added: number, deleted: number): void {
    this.seqs.push(seq)
    this.times.push(at)
    this.authors.push(this.placeOf(author))
    this.kinds.push(kinds.indexOf(kind))
    this.added.push(added)
    this.deleted.push(deleted)
  }

  /** @param seq of a row that can be read */
  of(seq: number): Batch {
    const index = this.seqs.countUpTo(seq) - 1
    if (index < 0 || this.seqs.at(index) !== seq) throw new Error(`There is no row ${seq}.`)
    return this.at(index)
  }

  upTo(seq: number): Batch[] {
    return Array.from({ length: this.seqs.countUpTo(seq) }, (_, index) => this.at(index))
  }

  write(columns: ColumnWriter): void {
    const count = this.seqs.length
    columns.add(count)
    for (let at = 0, last = 0; at < count; last = this.seqs.at(at), at += 1)
      columns.add(this.seqs.at(at) - last)
    for (const [at, time] of this.times.entries()) columns.addSigned(time - (this.times[at - 1] ?? 0))
    for (const each of [this.authors, this.kinds, this.added, this.deleted])
      for (let at = 0; at < count; at += 1) columns.add(each.at(at))
  }

  /** @param names the authors, by their places */
  static read(columns: ColumnReader, names: readonly (string | null)[]): Batches {
    const batches = new Batches()
    batches.names.push(...names)
    const count = columns.next()
    for (let at = 0, seq = 0; at < count; at += 1) batches.seqs.push((seq += columns.next()))
    for (let at = 0, time = 0; at < count; at += 1) batches.times.push((time += columns.nextSigned()))
    for (const each of [batches.authors, batches.kinds, batches.added, batches.deleted])
      for (let at = 0; at < count; at += 1) each.push(columns.next())
    return batches
  }

  /** When the last row came; 0: none did. */
  get lastAt(): number {
    return this.times.at(-1) ?? 0
  }

  get authorNames(): readonly (string | null)[] {
    return this.names
  }

  get bytes(): number {
    return 8 * this.times.length + 5 * this.seqs.bytes
  }

  private at(index: number): Batch {
    return {
      seq: this.seqs.at(index),
      at: this.times[index] as number,
      author: this.names[this.authors.at(index)] ?? null,
      kind: kinds[this.kinds.at(index)] ?? 'edit',
      added: this.added.at(index),
      deleted: this.deleted.at(index),
    }
  }

  private placeOf(author: string): number {
    // Who is no user is the product.
    const name = UserId.safeParse(author).data ?? null
    const place = this.names.indexOf(name)
    return place === -1 ? this.names.push(name) - 1 : place
  }
}
