/** The rows of a log without what they wrote: when, by whom, of what kind, how much. A few bytes each. */
import { UserId } from '@tandem/shared/ids'
import type { LogRow } from '../documents/index.js'
import type { Batch } from './document-history.js'
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

  get bytes(): number {
    return 7 * this.seqs.bytes
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
