import { trusted } from 'mongoose'
import type { LogHead, LogRow } from '../../documents/update-log.store.js'
import type { ImagePointer, LogBatch, Models, StoredRow } from './models.js'

/**
 * What counts in the log: the batches after the pointer's row, since images are made where a batch ends. A
 * batch that begins before is on its way out, or was written by a process that had been asleep.
 */
export interface LogReader {
  pointer(documentId: string): Promise<ImagePointer | null>
  head(documentId: string): Promise<LogHead | null>
  heads(): AsyncIterable<LogHead & { readonly documentId: string }>
  rowsSince(documentId: string, afterSeq: number, limit?: number): Promise<LogRow[]>
  /** The last row of the batch that ends at this seq, if it counts. */
  batchEnd(documentId: string, seq: number): Promise<LogHead | null>
}

export function logReader({ batches, pointers }: Models): LogReader {
  async function pointer(documentId: string): Promise<ImagePointer | null> {
    return pointers.findById(documentId).lean<ImagePointer>()
  }

  async function readRows(documentId: string, fromSeq: number, countFrom: number, limit: number) {
    const rows: LogRow[] = []
    const found = batches
      .find({ documentId, firstSeq: trusted({ $gte: countFrom }), lastSeq: trusted({ $gte: fromSeq }) })
      .sort({ firstSeq: 1 })
      .lean<LogBatch[]>()
      .cursor({ batchSize: batchesAtOnce })
    for await (const batch of found) {
      for (const row of batch.rows) {
        if (row.seq >= fromSeq) rows.push(toRow(row))
        if (rows.length === limit) return rows
      }
    }
    return rows
  }

  return {
    pointer,

    async head(documentId) {
      // The batch first: a pointer read later knows of whatever was taken out of the log before.
      const last = await batches
        .findOne({ documentId })
        .sort({ firstSeq: -1 })
        .select(endingFields)
        .lean<Ending>()
      return headOf(last, await pointer(documentId))
    },

    async *heads() {
      // The endings first, as in `head`. Sorted, so that the last one of a document stays.
      const endings = new Map<string, Ending>()
      const found = batches
        .find()
        .sort({ documentId: 1, firstSeq: 1 })
        .select({ documentId: 1, ...endingFields })
        .lean<LogBatch[]>()
      for await (const ending of found.cursor()) endings.set(ending.documentId, ending)
      for await (const pointer of pointers.find().lean<ImagePointer[]>().cursor()) {
        const head = headOf(endings.get(pointer._id) ?? null, pointer)
        endings.delete(pointer._id)
        if (head) yield { documentId: pointer._id, ...head }
      }
      for (const [documentId, ending] of endings) {
        const head = headOf(ending, null)
        if (head) yield { documentId, ...head }
      }
    },

    async rowsSince(documentId, afterSeq, limit = Number.POSITIVE_INFINITY) {
      if (limit <= 0) return []
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const before = await pointer(documentId)
        const countFrom = countsFrom(before)
        const rows = await readRows(documentId, Math.max(afterSeq + 1, countFrom), countFrom, limit)
        // Rows that a compaction moved while we read would be missing in the middle.
        if (!(await hasMoved(documentId, before))) return rows
      }
      throw new Error('The document was compacted again and again while its log was being read.')
    },

    async batchEnd(documentId, seq) {
      const firstSeq = trusted({ $gte: countsFrom(await pointer(documentId)) })
      const found = batches.findOne({ documentId, firstSeq, lastSeq: seq }).select(endingFields)
      return headOf(await found.lean<Ending>(), null)
    },
  }

  async function hasMoved(documentId: string, before: ImagePointer | null): Promise<boolean> {
    const now = await pointers.findById(documentId).select({ generation: 1 }).lean<ImagePointer>()
    return (now?.generation ?? 0) !== (before?.generation ?? 0)
  }
}

type Ending = Pick<LogBatch, 'firstSeq' | 'lastSeq' | 'lastAt' | 'lastHash'>
const endingFields = { firstSeq: 1, lastSeq: 1, lastAt: 1, lastHash: 1 } as const

/** The first seq at which a batch counts. */
export function countsFrom(pointer: ImagePointer | null): number {
  return (pointer?.seq ?? 0) + 1
}

function headOf(last: Ending | null, pointer: ImagePointer | null): LogHead | null {
  if (last && last.firstSeq >= countsFrom(pointer)) {
    return { seq: last.lastSeq, at: last.lastAt.getTime(), hash: last.lastHash }
  }
  return pointer && { seq: pointer.seq, at: pointer.at.getTime(), hash: pointer.hash }
}

export function toRow({ seq, author, at, kind, frame, hash }: StoredRow): LogRow {
  return { seq, author, at: at.getTime(), kind, frame: Uint8Array.from(frame), hash }
}

const batchesAtOnce = 20
const mostTries = 10
