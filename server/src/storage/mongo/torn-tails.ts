import { trusted } from 'mongoose'
import {
  beforeFirstRow,
  findBrokenRow,
  type CutTail,
  type LogHead,
} from '../../documents/update-log.store.js'
import { countsFrom, toRow, type LogReader } from './log-reader.js'
import type { ImagePointer, LogBatch, Models } from './models.js'

/**
 * Takes off what does not follow from the rows before it. The database stores a batch whole or not at all, so
 * this finds only what was changed from outside, or lost with a restore of part of the data.
 */
export async function cutTornTail(
  models: Models,
  reader: LogReader,
  documentId: string,
): Promise<CutTail | null> {
  const { batches } = models
  let cutRows = 0
  let kept: Pick<LogHead, 'seq'> = beforeFirstRow
  for (;;) {
    const pointer = await reader.pointer(documentId)
    const [last, previous] = await batches
      .find({ documentId, firstSeq: trusted({ $gte: countsFrom(pointer) }) })
      .sort({ firstSeq: -1 })
      .limit(2)
      .lean<LogBatch[]>()
    if (!last) {
      kept = pointer ?? beforeFirstRow
      break
    }
    const sound = countSoundRows(last, previous, pointer)
    kept = { seq: last.firstSeq + sound - 1 }
    if (sound === last.rows.length && last.lastSeq === kept.seq) break
    // A flip or another process that repairs may have been faster: look again.
    if (await keepRows(models, last, sound)) cutRows += Math.max(last.rows.length - sound, 1)
    if (sound > 0) break
  }
  return cutRows === 0 ? null : { documentId, keptSeq: kept.seq, cutRows }
}

function countSoundRows(
  last: LogBatch,
  previous: LogBatch | undefined,
  pointer: ImagePointer | null,
): number {
  const before = previous ? { seq: previous.lastSeq, hash: previous.lastHash } : (pointer ?? beforeFirstRow)
  const broken = findBrokenRow(last.rows.map(toRow), before)
  if (broken === null) return last.rows.length
  return Math.max(0, broken - 1 - before.seq)
}

async function keepRows({ batches }: Models, batch: LogBatch, count: number): Promise<boolean> {
  const rows = batch.rows.slice(0, count)
  const end = rows.at(-1)
  const same = { _id: batch._id, lastHash: batch.lastHash }
  if (!end) return (await batches.deleteOne(same)).deletedCount === 1
  const ending = { lastSeq: end.seq, lastAt: end.at, lastHash: end.hash }
  return (await batches.updateOne(same, { $set: { rows, ...ending } })).matchedCount === 1
}
