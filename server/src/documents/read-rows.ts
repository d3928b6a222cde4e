import { unpackRows } from './pack-rows.js'
import type { LogRow, UpdateLog } from './update-log.store.js'

/**
 * The rows after a position, wherever they are kept, in order and without a hole. Loose rows are read
 * first: compaction writes a segment before it removes the rows in it, so that what is not loose any
 * more is found in a segment afterwards, never missed between the two.
 */
export async function readRows(log: UpdateLog, documentId: string, afterSeq: number): Promise<LogRow[]> {
  const loose = await log.readSince(documentId, afterSeq)
  if (loose[0]?.seq === afterSeq + 1) return loose
  const segments = await log.segments(documentId, afterSeq)
  const firstLoose = loose[0]?.seq ?? Number.POSITIVE_INFINITY
  const packed = segments
    .flatMap((segment) => unpackRows(segment.packed))
    .filter((row) => row.seq > afterSeq && row.seq < firstLoose)
  const rows = [...packed, ...loose]
  const hole = rows.find((row, index) => row.seq !== afterSeq + 1 + index)
  if (hole) throw new Error(`the log of ${documentId} has no row before ${hole.seq}`)
  return rows
}
