/** When the clocks of one Yjs client came and went: sorted rows of small numbers. */
import type { ColumnReader, ColumnWriter } from './columns.js'
import { Numbers, sums } from './numbers.js'

/** Deletions that are not sorted in yet. */
interface Loose {
  clock: number
  length: number
  seq: number
}

const mostLoose = 1_024

type Visit = (clock: number, length: number, seq: number) => void

/** Of one client: when its clocks came, and when they went. */
export class ClientTimes {
  /** First clock and row of each insertion, both rising. */
  private readonly clocks: Numbers
  private readonly seqs: Numbers
  private end: number
  private deleted: DeletedRanges
  private loose: Loose[] = []

  constructor(clocks = new Numbers(), seqs = new Numbers(), end = 0, deleted = noRanges()) {
    this.clocks = clocks
    this.seqs = seqs
    this.end = end
    this.deleted = deleted
  }

  insert(clock: number, length: number, seq: number): void {
    if (clock !== this.end) throw new Error('The clocks of a client come without a hole.')
    this.end = clock + length
    if (this.seqs.length > 0 && this.seqs.at(this.seqs.length - 1) === seq) return
    this.clocks.push(clock)
    this.seqs.push(seq)
  }

  delete(clock: number, length: number, seq: number): void {
    const last = this.loose.at(-1)
    if (last?.seq === seq && last.clock + last.length === clock) last.length += length
    else this.loose.push({ clock, length, seq })
    if (this.loose.length >= mostLoose) this.sortIn()
  }

  /** How far the client's clock had come after this row. */
  clockAt(seq: number): number {
    const count = this.seqs.countUpTo(seq)
    return count === this.clocks.length ? this.end : this.clocks.at(count)
  }

  insertedAt(clock: number): number | null {
    if (clock >= this.end) return null
    return this.seqs.at(this.clocks.countUpTo(clock) - 1)
  }

  deletedAt(clock: number): number | null {
    this.sortIn()
    const { clocks, lengths, seqs } = this.deleted
    const index = clocks.countUpTo(clock) - 1
    return index >= 0 && clock < clocks.at(index) + lengths.at(index) ? seqs.at(index) : null
  }

  /** From and to of each stretch that was not deleted up to this row. */
  notDeleted(from: number, to: number, seq: number, ranges: number[]): number {
    this.sortIn()
    const { clocks, lengths, seqs } = this.deleted
    let standing = from
    let count = 0
    for (let index = Math.max(0, clocks.countUpTo(from) - 1); index < clocks.length; index += 1) {
      const start = clocks.at(index)
      if (start >= to) break
      const end = start + lengths.at(index)
      if (end <= standing || seqs.at(index) > seq) continue
      if (start > standing) {
        ranges[count] = standing
        ranges[count + 1] = start
        count += 2
      }
      standing = end
    }
    if (standing < to) {
      ranges[count] = standing
      ranges[count + 1] = to
      count += 2
    }
    return count
  }

  write(columns: ColumnWriter): void {
    this.sortIn()
    const { clocks, lengths, seqs } = this.deleted
    columns.add(this.clocks.length)
    for (let at = 0; at < this.clocks.length; at += 1) columns.add(this.endOf(at) - this.clocks.at(at))
    for (let at = 0, last = 0; at < this.seqs.length; last = this.seqs.at(at), at += 1)
      columns.add(this.seqs.at(at) - last)
    columns.add(clocks.length)
    for (let at = 0, end = 0; at < clocks.length; end = clocks.at(at) + lengths.at(at), at += 1)
      columns.add(clocks.at(at) - end)
    for (let at = 0; at < lengths.length; at += 1) columns.add(lengths.at(at))
    // Mostly soon after it came.
    for (let at = 0; at < seqs.length; at += 1)
      columns.add(seqs.at(at) - (this.insertedAt(clocks.at(at)) ?? 0))
  }

  static read(columns: ColumnReader): ClientTimes {
    const count = columns.next()
    const clocks = columns.nextOnes(count)
    let end = 0
    for (let at = 0; at < count; at += 1) {
      const length = clocks[at] as number
      clocks[at] = end
      end += length
    }
    const seqs = sums(columns.nextOnes(count))
    const ranges = columns.next()
    const starts = columns.nextOnes(ranges)
    const lengths = columns.nextOnes(ranges)
    for (let at = 0, last = 0; at < ranges; at += 1)
      last = (starts[at] = (starts[at] as number) + last) + (lengths[at] as number)
    const gone = columns.nextOnes(ranges)
    for (let at = 0, insertion = 0; at < ranges; at += 1) {
      // By clock, as the insertions are.
      while (insertion + 1 < count && (clocks[insertion + 1] as number) <= (starts[at] as number))
        insertion += 1
      gone[at] = (gone[at] as number) + (seqs[insertion] ?? 0)
    }
    const deleted = { clocks: whole(starts), lengths: whole(lengths), seqs: whole(gone) }
    return new ClientTimes(whole(clocks), whole(seqs), end, deleted)
  }

  eachInsertion(from: number, to: number, visit: (from: number, to: number, seq: number) => void): void {
    const end = Math.min(to, this.end)
    for (let at = Math.max(0, this.clocks.countUpTo(from) - 1); at < this.clocks.length; at += 1) {
      const start = Math.max(from, this.clocks.at(at))
      if (start >= end) break
      visit(start, Math.min(end, this.endOf(at)), this.seqs.at(at))
    }
  }

  eachInsertedBetween(after: number, upTo: number, visit: Visit): void {
    for (let at = this.seqs.countUpTo(after); at < this.seqs.length && this.seqs.at(at) <= upTo; at += 1) {
      const clock = this.clocks.at(at)
      visit(clock, this.endOf(at) - clock, this.seqs.at(at))
    }
  }

  eachDeletedBetween(after: number, upTo: number, visit: Visit): void {
    this.sortIn()
    const { clocks, lengths, seqs } = this.deleted
    for (let at = 0; at < seqs.length; at += 1) {
      const seq = seqs.at(at)
      if (seq > after && seq <= upTo) visit(clocks.at(at), lengths.at(at), seq)
    }
  }

  addRowsOf(from: number, to: number, rows: Set<number>): void {
    this.eachInsertion(from, to, (_from, _to, seq) => rows.add(seq))
    this.sortIn()
    const { clocks, lengths, seqs } = this.deleted
    for (let at = Math.max(0, clocks.countUpTo(from) - 1); at < clocks.length; at += 1) {
      if (clocks.at(at) >= to) break
      if (clocks.at(at) + lengths.at(at) > from) rows.add(seqs.at(at))
    }
  }

  get bytes(): number {
    const { clocks, lengths, seqs } = this.deleted
    return [this.clocks, this.seqs, clocks, lengths, seqs].reduce((sum, { bytes }) => sum + bytes, 0)
  }

  private endOf(insertion: number): number {
    return insertion + 1 === this.clocks.length ? this.end : this.clocks.at(insertion + 1)
  }

  private sortIn(): void {
    if (this.loose.length === 0) return
    const more = this.loose.toSorted((a, b) => a.clock - b.clock)
    this.loose = []
    const old = this.deleted
    const made = noRanges(old.clocks.length + more.length)
    let at = 0
    for (let index = 0; index < old.clocks.length; index += 1) {
      const clock = old.clocks.at(index)
      for (; at < more.length && (more[at] as Loose).clock < clock; at += 1) addRange(made, more[at] as Loose)
      addRange(made, { clock, length: old.lengths.at(index), seq: old.seqs.at(index) })
    }
    for (; at < more.length; at += 1) addRange(made, more[at] as Loose)
    this.deleted = made
  }
}

/** First clock, how many, and the row that deleted them; by clock. */
interface DeletedRanges {
  readonly clocks: Numbers
  readonly lengths: Numbers
  readonly seqs: Numbers
}

function noRanges(size = 16): DeletedRanges {
  const make = (): Numbers => new Numbers(new Uint32Array(Math.max(16, size)))
  return { clocks: make(), lengths: make(), seqs: make() }
}

function addRange({ clocks, lengths, seqs }: DeletedRanges, { clock, length, seq }: Loose): void {
  const last = clocks.length - 1
  if (last >= 0 && seqs.at(last) === seq && clocks.at(last) + lengths.at(last) === clock) {
    lengths.set(last, lengths.at(last) + length)
    return
  }
  clocks.push(clock)
  lengths.push(length)
  seqs.push(seq)
}

function whole(values: Uint32Array): Numbers {
  return new Numbers(values, values.length)
}
