import { Types } from 'mongoose'
import { isStorableId } from '../../platform/collection.js'
import {
  beforeFirstRow,
  chainRows,
  type Appended,
  type LogHead,
  type LogRow,
  type NewRow,
  type UpdateLog,
} from '../../documents/update-log.store.js'
import { isDuplicate } from './duplicates.js'
import { mongoImages } from './images.js'
import { believedForMs, knownHeads } from './known-heads.js'
import { countsFrom, logReader } from './log-reader.js'
import type { LogBatch, Models } from './models.js'
import { cutTornTail } from './torn-tails.js'

/**
 * The document log: one document of the database for each append, so that its rows are stored together.
 *
 * Always true:
 *  1. Batches that count follow each other without gap or overlap: a batch is only ever written after a head
 *     that was one, and (documentId, firstSeq) is unique. Two who saw the same head cannot both follow it,
 *     and who saw an older one finds the batch after it in the way [M12].
 *  2. An append whose answer was lost is not written twice: tried again, it is known by its id.
 */
export function mongoUpdateLog(
  models: Models,
  now: () => number,
  elapsed: () => number = () => performance.now(),
): UpdateLog {
  const { batches } = models
  const reader = logReader(models)
  const known = knownHeads(elapsed)
  /** Appends that failed after they may have arrived; the hash tells whether the same rows come again. */
  const unanswered = new Map<string, Unanswered>()

  async function seeHead(documentId: string): Promise<{ head: LogHead; seenAt: number } | null> {
    const believed = known.get(documentId)
    if (believed) return believed
    const seenAt = elapsed()
    const head = await reader.head(documentId)
    if (!head) return null
    known.set(documentId, head, seenAt)
    return { head, seenAt }
  }

  /** Stores the rows after the head; null when something else follows it. */
  async function write(
    documentId: string,
    after: { readonly hash: string },
    rows: readonly LogRow[],
    seenAt: number,
  ): Promise<Appended | null> {
    const batch = asUnanswered(unanswered.get(documentId), toBatch(documentId, rows, now()))
    assertFits(batch)
    const writtenAt = elapsed()
    try {
      await batches.insertMany([batch], { lean: true })
    } catch (failure) {
      known.forget(documentId)
      if (!isDuplicate(failure)) {
        const { _id, firstSeq, lastSeq, lastHash } = batch
        unanswered.set(documentId, { _id, firstSeq, lastSeq, lastHash, hashBefore: after.hash })
        throw failure
      }
      const isOurs = await batches.findById(batch._id).select({ _id: 1 }).lean()
      unanswered.delete(documentId)
      if (!isOurs) return null
    }
    unanswered.delete(documentId)
    const { lastSeq: seq, lastHash: hash, firstSeq } = batch
    if (elapsed() - seenAt >= believedForMs && !(await counts(documentId, firstSeq))) return null
    known.set(documentId, { seq, at: batch.lastAt.getTime(), hash }, writtenAt)
    return { kind: 'stored', seq, hash, rows }
  }

  /** For a process that was asleep between looking and writing: its place may have been compacted meanwhile. */
  async function counts(documentId: string, firstSeq: number): Promise<boolean> {
    return firstSeq >= countsFrom(await reader.pointer(documentId))
  }

  return {
    async create(documentId, firstRow) {
      if (!isStorableId(documentId)) throw new TypeError('A document cannot have this id.')
      const rows = chainRows(beforeFirstRow, [copyRow(firstRow)])
      // Nobody looked whether there is such a document: afterwards, then, whether its beginning was compacted.
      return (await write(documentId, beforeFirstRow, rows, Number.NEGATIVE_INFINITY)) ?? { kind: 'exists' }
    },

    async append(documentId, expectedHeadSeq, newRows) {
      if (newRows.length === 0) throw new RangeError('An append needs at least one row.')
      if (!isStorableId(documentId)) return { kind: 'missing' }
      const added = newRows.map(copyRow)
      const pending = unanswered.get(documentId)
      const seen = await seeHead(documentId)
      if (!seen) return { kind: 'missing' }
      if (pending?.lastHash === seen.head.hash) {
        // The answer was lost, not the batch.
        unanswered.delete(documentId)
        const rows = pending.firstSeq === expectedHeadSeq + 1 ? asRepeated(pending, added) : null
        if (rows) return { kind: 'stored', seq: pending.lastSeq, hash: pending.lastHash, rows }
      }
      if (seen.head.seq !== expectedHeadSeq) return behind(documentId)
      const stored = await write(documentId, seen.head, chainRows(seen.head, added), seen.seenAt)
      return stored ?? behind(documentId)
    },

    async readSince(documentId, afterSeq, limit) {
      return isStorableId(documentId) ? reader.rowsSince(documentId, afterSeq, limit) : []
    },

    async head(documentId) {
      return isStorableId(documentId) ? reader.head(documentId) : null
    },

    heads: () => reader.heads(),

    ...mongoImages(models, reader, now),

    async cutTornTails() {
      const cut = []
      for await (const { documentId } of reader.heads()) {
        const tail = await cutTornTail(models, reader, documentId)
        if (!tail) continue
        known.forget(documentId)
        cut.push(tail)
      }
      return cut
    },
  }

  /** Asks anew: the head that made us say so may be older than the one in the database. */
  async function behind(
    documentId: string,
  ): Promise<{ kind: 'behind'; headSeq: number } | { kind: 'missing' }> {
    known.forget(documentId)
    const seen = await seeHead(documentId)
    return seen ? { kind: 'behind', headSeq: seen.head.seq } : { kind: 'missing' }
  }
}

type Unanswered = Pick<LogBatch, '_id' | 'firstSeq' | 'lastSeq' | 'lastHash'> & {
  readonly hashBefore: string
}

// MongoDB's documents end at 16 MB; the room stops far earlier.
const largestBatchBytes = 14 * 1024 * 1024
const bytesAroundFrame = 256

function assertFits({ rows }: LogBatch): void {
  const bytes = rows.reduce(
    (sum, { frame, author }) => sum + frame.length + Buffer.byteLength(author) + bytesAroundFrame,
    0,
  )
  if (bytes > largestBatchBytes) {
    throw new RangeError(`One append can hold ${largestBatchBytes} bytes; this one has ${bytes}.`)
  }
}

function toBatch(documentId: string, rows: readonly LogRow[], storedAt: number): LogBatch {
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) throw new RangeError('An append needs at least one row.')
  return {
    _id: new Types.ObjectId(),
    documentId,
    firstSeq: first.seq,
    lastSeq: last.seq,
    lastAt: toDate(last.at),
    lastHash: last.hash,
    storedAt: new Date(storedAt),
    rows: rows.map(({ seq, author, at, kind, frame, hash }) => ({
      seq,
      author,
      at: toDate(at),
      kind,
      frame: Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength),
      hash,
    })),
  }
}

function toDate(at: number): Date {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) throw new RangeError('The time of a row is too far away.')
  return date
}

/** The batch under the id it was tried with before, if that was the same one. */
function asUnanswered(before: Unanswered | undefined, batch: LogBatch): LogBatch {
  const isSame = before?.firstSeq === batch.firstSeq && before.lastHash === batch.lastHash
  return isSame ? { ...batch, _id: before._id } : batch
}

/** The rows as they were stored then; null when these are others. */
function asRepeated(
  { firstSeq, hashBefore, lastHash }: Unanswered,
  added: readonly NewRow[],
): LogRow[] | null {
  const rows = chainRows({ seq: firstSeq - 1, hash: hashBefore }, added)
  return rows.at(-1)?.hash === lastHash ? rows : null
}

/** Appends wait for answers; what the caller does to its row meanwhile is not ours. */
function copyRow({ author, at, kind, frame }: NewRow): NewRow {
  return { author, at, kind, frame: Uint8Array.from(frame) }
}
