/** The one store that all simulated nodes share: what is on it stays, whatever happens to them. */
import {
  type Appended,
  beforeFirstRow,
  chainRows,
  type Image,
  type LogHead,
  type LogRow,
  type NewImage,
  type NewRow,
  type Segment,
} from '../../documents/update-log.store.js'
import { memoryCollections } from '../memory-collections.js'
import type { Ledger } from './ledger.js'
import type { VirtualWorld } from './virtual-world.js'

interface StoredLog {
  /** All rows ever, from seq 1. */
  rows: LogRow[]
  image: Image | null
  segments: Segment[]
}

export class SimulatedDisk {
  readonly collections = memoryCollections()
  private readonly logs = new Map<string, StoredLog>()
  private readonly world: VirtualWorld
  private readonly ledger: Ledger

  constructor(world: VirtualWorld, ledger: Ledger) {
    this.world = world
    this.ledger = ledger
  }

  get documentIds(): string[] {
    return [...this.logs.keys()]
  }

  create(documentId: string, firstRow: NewRow): Appended | { kind: 'exists' } {
    if (this.logs.has(documentId)) return { kind: 'exists' }
    const rows = chainRows(beforeFirstRow, [firstRow])
    this.logs.set(documentId, { rows, image: null, segments: [] })
    return this.took(rows)
  }

  append(
    documentId: string,
    expectedHeadSeq: number,
    rows: readonly NewRow[],
  ): Appended | { kind: 'behind'; headSeq: number } | { kind: 'missing' } {
    const log = this.logs.get(documentId)
    const head = this.head(documentId)
    if (!log || !head) return { kind: 'missing' }
    if (head.seq !== expectedHeadSeq) return { kind: 'behind', headSeq: head.seq }
    const chained = chainRows(head, rows)
    log.rows.push(...chained)
    return this.took(chained)
  }

  readSince(documentId: string, afterSeq: number, limit?: number): LogRow[] {
    const log = this.logs.get(documentId)
    const from = Math.max(afterSeq, log?.segments.at(-1)?.toSeq ?? 0)
    return log?.rows.slice(from, limit === undefined ? undefined : from + limit) ?? []
  }

  head(documentId: string): LogHead | null {
    const last = this.logs.get(documentId)?.rows.at(-1)
    return last ? { seq: last.seq, at: last.at, hash: last.hash } : null
  }

  image(documentId: string): Image | null {
    return this.logs.get(documentId)?.image ?? null
  }

  segments(documentId: string, afterSeq: number): Segment[] {
    return this.logs.get(documentId)?.segments.filter((segment) => segment.toSeq > afterSeq) ?? []
  }

  flipImage(
    documentId: string,
    expectedGeneration: number,
    image: NewImage,
    segment: Segment,
  ): { kind: 'stored'; generation: number } | { kind: 'conflict' } {
    const log = this.logs.get(documentId)
    if (!log || (log.image?.generation ?? 0) !== expectedGeneration) return { kind: 'conflict' }
    if (segment.fromSeq !== (log.segments.at(-1)?.toSeq ?? 0) + 1) throw new Error('a hole between segments')
    const generation = expectedGeneration + 1
    log.image = { ...image, generation }
    log.segments.push(segment)
    this.ledger.counts.flips += 1
    this.world.note('flip', image.seq)
    return { kind: 'stored', generation }
  }

  private took(rows: readonly LogRow[]): Appended {
    this.ledger.committed(rows)
    const last = rows.at(-1) as LogRow
    this.world.note('commit', last.seq, last.hash)
    return { kind: 'stored', seq: last.seq, hash: last.hash, rows }
  }
}
