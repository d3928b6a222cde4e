import { unpackRows } from './pack-rows.js'
import type { LogRow, UpdateLog } from './update-log.store.js'

/** Two nodes may compact while a third reads; more often than this it is not compaction that makes the gap. */
const mostTries = 3

/** The rows after a position, one after the other without a gap, loose or in segments. */
export async function readRows(
  log: Pick<UpdateLog, 'readSince' | 'segments'>,
  documentId: string,
  afterSeq: number,
): Promise<LogRow[]> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    // Loose rows first: a row that is compacted in between is then in what is read second, not in neither.
    const loose = await log.readSince(documentId, afterSeq)
    if (loose[0]?.seq === afterSeq + 1 && hasNoGap(loose)) return loose
    const known = new Set(loose.map(({ seq }) => seq))
    const segments = await log.segments(documentId, afterSeq)
    const packed = segments.flatMap((segment) => unpackRows(segment.packed))
    const rows = [...packed.filter(({ seq }) => seq > afterSeq && !known.has(seq)), ...loose]
    rows.sort((a, b) => a.seq - b.seq)
    if ((rows[0]?.seq ?? afterSeq + 1) === afterSeq + 1 && hasNoGap(rows)) return rows
  }
  throw new Error(`The log of ${documentId} has a gap after row ${afterSeq}.`)
}

function hasNoGap(rows: readonly LogRow[]): boolean {
  const first = rows[0]?.seq ?? 0
  return rows.every(({ seq }, index) => seq === first + index)
}
