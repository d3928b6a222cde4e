import {
  beforeFirstRow,
  hashRow,
  type CutTail,
  type LogHead,
  type LogRow,
} from '../../documents/update-log.store.js'
import type { Environment, Table } from './environment.js'
import { type Entry, entriesUnder, measured, ordinal, readMeasured, readOrdinal } from './keys.js'
import { readLastSegment } from './log-images.js'
import { decodeHead, decodeRow, encodeHead, type LogTables, rowKey } from './log-rows.js'

/**
 * LMDB commits a row and its head together, so a tail can only be torn by what LMDB does not see: a disk that
 * lies about its flush, a file copied while in use, a hand in the data. What is taken off is kept as it
 * stood, in `log-cut-tails`, for someone who can read it.
 */
export async function cutTornTails(environment: Environment, tables: LogTables): Promise<CutTail[]> {
  const { rows, heads, segments } = tables
  const ids = new Set([heads, rows, segments].flatMap((table) => documentIds(environment, table)))
  const cuts: CutTail[] = []
  for (const documentId of ids) {
    if (environment.read(() => isWhole(tables, documentId))) continue
    cuts.push(await environment.change(() => cut(tables, documentId)))
  }
  return cuts
}

function documentIds(environment: Environment, table: Table): string[] {
  return environment.read(() => {
    const ids: string[] = []
    let start: Buffer = Buffer.from([0])
    for (;;) {
      const [key] = table.getKeys({ start, limit: 1 })
      if (!key) return ids
      const id = readMeasured(key)
      ids.push(id)
      // Past every key that begins with this id.
      start = measured(id, Buffer.alloc(16, 0xff))
    }
  })
}

/** Looks at the end only: as many rows as the head says, and the last one in step with the one before it. */
function isWhole(tables: LogTables, documentId: string): boolean {
  const end = readLastSegment(tables, documentId) ?? beforeFirstRow
  const head = readableHead(tables, documentId)
  if (!head) return false
  const loose = { start: rowKey(documentId, end.seq + 1), end: measured(documentId, Buffer.alloc(7, 0xff)) }
  if (tables.rows.getKeysCount(loose) !== head.seq - end.seq) return false
  if (head.seq === end.seq) return head.hash === end.hash
  const last = readableRow(tables, documentId, head.seq)
  const before = head.seq - 1 === end.seq ? end : readableRow(tables, documentId, head.seq - 1)
  return last !== null && last.hash === head.hash && last.at === head.at && follows(last, before)
}

function cut(tables: LogTables, documentId: string): CutTail {
  const end = readLastSegment(tables, documentId)
  const after = rowKey(documentId, end?.seq ?? 0)
  const loose = entriesUnder(tables.rows, measured(documentId), { after })
  const kept = lastThatFollows(loose, end ?? beforeFirstRow) ?? end
  const keptSeq = kept?.seq ?? 0
  const tail = loose.filter(({ key }) => readOrdinal(key) > keptSeq)
  const headSeq = readableHead(tables, documentId)?.seq ?? 0
  const lastSeq = loose.reduce(
    (highest, { key }) => Math.max(highest, readOrdinal(key)),
    Math.max(headSeq, keptSeq),
  )

  keep(tables, documentId, tail)
  for (const { key } of tail) void tables.rows.remove(key)
  if (kept) void tables.heads.put(measured(documentId), encodeHead(kept))
  else void tables.heads.remove(measured(documentId))
  return { documentId, keptSeq, cutRows: lastSeq - keptSeq }
}

/** Of the rows without a gap the last one that follows from the one before it. */
function lastThatFollows(entries: readonly Entry[], end: { seq: number; hash: string }): LogRow | null {
  const gap = entries.findIndex(({ key }, at) => readOrdinal(key) !== end.seq + 1 + at)
  const rows = entries.slice(0, gap === -1 ? undefined : gap).map(readable)
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at]
    if (row && follows(row, at === 0 ? end : (rows[at - 1] ?? null))) return row
  }
  return null
}

function follows(row: LogRow, before: { hash: string } | null): boolean {
  return before !== null && row.hash === hashRow(before.hash, row.seq, row)
}

function keep({ cutTails, heads }: LogTables, documentId: string, tail: readonly Entry[]): void {
  const earlier = entriesUnder(cutTails, measured(documentId)).at(-1)
  const number = earlier ? earlier.key.readUIntBE(earlier.key.length - 12, 6) + 1 : 1
  const head = heads.getBinary(measured(documentId))
  if (head) void cutTails.put(measured(documentId, ordinal(number), ordinal(0)), Buffer.from(head))
  for (const { key, value } of tail) {
    void cutTails.put(measured(documentId, ordinal(number), ordinal(readOrdinal(key))), value)
  }
}

function readableHead({ heads }: LogTables, documentId: string): LogHead | null {
  const bytes = heads.getBinary(measured(documentId))
  return bytes ? orNull(() => decodeHead(bytes)) : null
}

function readableRow({ rows }: LogTables, documentId: string, seq: number): LogRow | null {
  const key = rowKey(documentId, seq)
  const value = rows.getBinary(key)
  return value ? readable({ key, value: Buffer.from(value) }) : null
}

function readable({ key, value }: Entry): LogRow | null {
  return orNull(() => decodeRow(readOrdinal(key), value))
}

/** Bytes that are no row are what this file looks for: that they cannot be read is the answer. */
function orNull<Value>(decode: () => Value): Value | null {
  try {
    return decode()
  } catch {
    return null
  }
}
