/**
 * When every letter, element and entry of a document came and went: for each Yjs client the clocks that each row
 * of the log inserted, and those it deleted. A position in the log is all it takes to tell what stood there.
 *
 * Always true:
 *  1. A client's clocks come in the order of the log.
 *  2. An id is deleted once: the first row that does so counts. Ranges of one client do not overlap.
 */
import { Numbers } from './numbers.js'

export class TimeIndex {
  private readonly clients = new Map<number, ClientTimes>()

  insert(client: number, clock: number, length: number, seq: number): void {
    this.timesOf(client).insert(clock, length, seq)
  }

  delete(client: number, clock: number, length: number, seq: number): void {
    this.timesOf(client).delete(clock, length, seq)
  }

  /** The row that inserted this id; null: it is not known. */
  insertedAt(client: number, clock: number): number | null {
    return this.clients.get(client)?.insertedAt(clock) ?? null
  }

  /** The row that deleted this id; null: it stands. */
  deletedAt(client: number, clock: number): number | null {
    return this.clients.get(client)?.deletedAt(clock) ?? null
  }

  /** The rows that inserted or deleted any of these clocks are added to the set. */
  addRowsOf(client: number, clock: number, length: number, rows: Set<number>): void {
    this.clients.get(client)?.addRowsOf(clock, clock + length, rows)
  }

  /** By which rows these clocks came, in order. */
  eachInsertion(
    client: number,
    clock: number,
    length: number,
    visit: (from: number, to: number, seq: number) => void,
  ): void {
    this.clients.get(client)?.eachInsertion(clock, clock + length, visit)
  }

  /** What the rows after one and up to another brought and took. */
  changesBetween(after: number, upTo: number): Map<number, Change> {
    const changes = new Map<number, Change>()
    const changeOf = (seq: number): Change => {
      const change = changes.get(seq) ?? { inserted: [], deleted: [] }
      changes.set(seq, change)
      return change
    }
    for (const [client, times] of this.clients) {
      times.eachInsertedBetween(after, upTo, (clock, length, seq) => {
        changeOf(seq).inserted.push({ client, clock, length })
      })
      times.eachDeletedBetween(after, upTo, (clock, length, seq) => {
        changeOf(seq).deleted.push({ client, clock, length })
      })
    }
    return changes
  }

  /** What stood after the row of this number. */
  at(seq: number): Position {
    return new Position(this.clients, seq)
  }

  /** About how much memory this takes. */
  get bytes(): number {
    let bytes = 0
    for (const times of this.clients.values()) bytes += times.bytes
    return bytes
  }

  private timesOf(client: number): ClientTimes {
    const known = this.clients.get(client)
    if (known) return known
    const times = new ClientTimes()
    this.clients.set(client, times)
    return times
  }
}

export interface IdRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** What one row did. */
export interface Change {
  readonly inserted: IdRange[]
  readonly deleted: IdRange[]
}

/** Of what is looked at, what stood at one position of the log. */
export class Position {
  readonly seq: number
  private readonly clients: ReadonlyMap<number, ClientTimes>
  private readonly known = new Map<number, number>()
  private client = -1
  private times: ClientTimes | undefined
  private clock = 0

  constructor(clients: ReadonlyMap<number, ClientTimes>, seq: number) {
    this.clients = clients
    this.seq = seq
  }

  /** Whether this id had been inserted by then. */
  isKnown(client: number, clock: number): boolean {
    this.turnTo(client)
    return clock < this.clock
  }

  isStanding(client: number, clock: number): boolean {
    if (!this.isKnown(client, clock)) return false
    const deleted = this.times?.deletedAt(clock) ?? null
    return deleted === null || deleted > this.seq
  }

  /** Calls for each stretch of these clocks that stood, in order. */
  eachStanding(
    client: number,
    clock: number,
    length: number,
    visit: (from: number, to: number) => void,
  ): void {
    this.turnTo(client)
    const end = Math.min(clock + length, this.clock)
    if (clock < end) this.times?.eachNotDeleted(clock, end, this.seq, visit)
  }

  /** Items beside each other are mostly one client's. */
  private turnTo(client: number): void {
    if (client === this.client) return
    this.client = client
    this.times = this.clients.get(client)
    let clock = this.known.get(client)
    if (clock === undefined) {
      clock = this.times?.clockAt(this.seq) ?? 0
      this.known.set(client, clock)
    }
    this.clock = clock
  }
}

/** Deletions that are not sorted in yet. */
interface Loose {
  clock: number
  length: number
  seq: number
}

const mostLoose = 1_024

type Visit = (clock: number, length: number, seq: number) => void

class ClientTimes {
  /** First clock and row of each insertion, both rising. */
  private readonly clocks = new Numbers()
  private readonly seqs = new Numbers()
  private end = 0
  private deleted = noRanges()
  private loose: Loose[] = []

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

  eachNotDeleted(from: number, to: number, seq: number, visit: (from: number, to: number) => void): void {
    this.sortIn()
    const { clocks, lengths, seqs } = this.deleted
    let standing = from
    for (let index = Math.max(0, clocks.countUpTo(from) - 1); index < clocks.length; index += 1) {
      const start = clocks.at(index)
      if (start >= to) break
      const end = start + lengths.at(index)
      if (end <= standing || seqs.at(index) > seq) continue
      if (start > standing) visit(standing, start)
      standing = end
    }
    if (standing < to) visit(standing, to)
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
