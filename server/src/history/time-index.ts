/**
 * When every letter, element and entry of a document came and went: for each Yjs client the clocks that each row
 * of the log inserted, and those it deleted. A position in the log is all it takes to tell what stood there.
 *
 * Always true:
 *  1. A client's clocks come in the order of the log.
 *  2. An id is deleted once: the first row that does so counts. Ranges of one client do not overlap.
 */
import { ClientTimes } from './client-times.js'
import type { ColumnReader, ColumnWriter } from './columns.js'

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

  /** The clocks that the rows after one and up to another brought or took, in as few stretches as may be. */
  eachTouchedBetween(
    after: number,
    upTo: number,
    visit: (client: number, clock: number, length: number) => void,
  ): void {
    for (const [client, times] of this.clients) {
      const [from, to] = [times.clockAt(after), times.clockAt(upTo)]
      if (to > from) visit(client, from, to - from)
      times.eachDeletedBetween(after, upTo, (clock, length) => visit(client, clock, length))
    }
  }

  /** What stood after the row of this number. */
  at(seq: number): Position {
    return new Position(this.clients, seq)
  }

  /** All of it as columns, client by client; `read` makes the same of them. */
  write(columns: ColumnWriter): void {
    columns.add(this.clients.size)
    for (const [client, times] of this.clients) {
      columns.add(client)
      times.write(columns)
    }
  }

  static read(columns: ColumnReader): TimeIndex {
    const index = new TimeIndex()
    for (let left = columns.next(); left > 0; left -= 1) {
      const client = columns.next()
      index.clients.set(client, ClientTimes.read(columns))
    }
    return index
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
    const ranges: number[] = []
    const count = this.standing(client, clock, length, ranges)
    for (let at = 0; at < count; at += 2) visit(ranges[at] as number, ranges[at + 1] as number)
  }

  /** Writes the stretches of these clocks that stood into `ranges`, from and to; answers how many numbers. */
  standing(client: number, clock: number, length: number, ranges: number[]): number {
    this.turnTo(client)
    const end = Math.min(clock + length, this.clock)
    return clock < end && this.times ? this.times.notDeleted(clock, end, this.seq, ranges) : 0
  }

  /** From which clock on a client's ids had not come yet. */
  knownOf(client: number): number {
    this.turnTo(client)
    return this.clock
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
