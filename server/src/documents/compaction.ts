/**
 * When images are made, and how: image and rows are read, a new image is made elsewhere, and the log is asked to
 * name it. A document with an image opens without reading all it ever was.
 *
 * Always true:
 *  1. Nothing here hurts a room: work is done later, and what fails is logged and dropped [SYNC-12].
 *  2. Of a document one image is made at a time in this process; of two processes the log takes the first.
 */
import type { DocumentId } from '@tandem/shared/ids'
import type { Log } from '../platform/log.js'
import { bytesOfKeystroke, type Compacts, weightOf } from './compacts.js'
import type { ImageMaker } from './image-thread.js'
import { readRows } from './read-rows.js'
import type { SetAside } from './set-aside.js'
import type { UpdateLog } from './update-log.store.js'

/** About a minute of a busy meeting, or 256 KB: what is read one by one when a document opens. In keystrokes. */
export const manyLooseRows = 2_048
/** A large image is not written anew for little: for a quarter of its size. */
const worthOfImage = 1 / 4
/** Fewer are not worth an image when people have gone. */
export const looseRowsWhenIdle = 256
/** A burst, or a paste in pieces, is not worth an image for every second of it. */
const leastBetweenMs = 10_000
/** Making an image takes as much of the machine as a crowd's writing: it waits until nobody has written for so long. */
const defaultQuietMs = 1_000
/** In a document that is never quiet it is made all the same. */
const longestWaitMs = 30_000
/** One reads or writes while the other is being made. */
const mostAtOnce = 2

export interface CompactionParts {
  log: UpdateLog
  maker: ImageMaker
  setAside: Pick<SetAside, 'of'>
  logger: Log
  /** A test waits less. */
  quietMs?: number
  /** The log now names an image of everything up to here. */
  imageMade: (documentId: DocumentId, seq: number) => void
}

export class Compaction implements Compacts {
  private readonly parts: CompactionParts
  /** With how many loose rows. */
  private readonly waiting = new Map<DocumentId, number>()
  private readonly underWay = new Map<DocumentId, Promise<void>>()
  /** After a failure: how many loose rows it takes to try again. */
  private readonly notBefore = new Map<DocumentId, number>()
  /** Of the documents that are being written in. */
  private readonly imageBytes = new Map<DocumentId, number>()
  /** When the last image of a document was begun, by the process' own clock; while it is being written in. */
  private readonly begunAt = new Map<DocumentId, number>()
  /** Images that wait for a quiet moment. */
  private readonly due = new Map<
    DocumentId,
    { looseWeight: number; readonly latest: number; readonly timer: NodeJS.Timeout }
  >()
  private readonly quietMs: number
  private closed = false

  constructor(parts: CompactionParts) {
    this.parts = parts
    this.quietMs = parts.quietMs ?? defaultQuietMs
  }

  rowsAppended(documentId: DocumentId, looseWeight: number): void {
    if (performance.now() - (this.begunAt.get(documentId) ?? Number.NEGATIVE_INFINITY) < leastBetweenMs)
      return
    const image = (this.imageBytes.get(documentId) ?? 0) / bytesOfKeystroke
    if (looseWeight >= Math.max(manyLooseRows, image * worthOfImage))
      this.askWhenQuiet(documentId, looseWeight)
  }

  idle(documentId: DocumentId, looseWeight: number): void {
    this.noLongerDue(documentId)
    this.imageBytes.delete(documentId)
    this.begunAt.delete(documentId)
    if (looseWeight >= looseRowsWhenIdle) this.ask(documentId, looseWeight)
  }

  /** Drops what has not begun and does not wait for images that are being made; a flip under way ends. */
  async close(): Promise<void> {
    this.closed = true
    for (const documentId of this.due.keys()) this.noLongerDue(documentId)
    this.waiting.clear()
    await this.parts.maker.close()
    await Promise.all(this.underWay.values())
  }

  private askWhenQuiet(documentId: DocumentId, looseWeight: number): void {
    if (this.closed) return
    const due = this.due.get(documentId)
    if (due) {
      due.looseWeight = looseWeight
      if (performance.now() < due.latest) due.timer.refresh()
      return
    }
    const timer = setTimeout(() => {
      const asked = this.due.get(documentId)
      this.due.delete(documentId)
      if (asked) this.ask(documentId, asked.looseWeight)
    }, this.quietMs)
    this.due.set(documentId, { looseWeight, latest: performance.now() + longestWaitMs, timer })
  }

  private noLongerDue(documentId: DocumentId): void {
    clearTimeout(this.due.get(documentId)?.timer)
    this.due.delete(documentId)
  }

  private ask(documentId: DocumentId, looseWeight: number): void {
    if (this.closed || this.underWay.has(documentId)) return
    if (looseWeight < (this.notBefore.get(documentId) ?? 0)) return
    this.waiting.set(documentId, looseWeight)
    this.startNext()
  }

  private startNext(): void {
    for (const [documentId, looseWeight] of this.waiting) {
      if (this.underWay.size >= mostAtOnce) return
      this.waiting.delete(documentId)
      const work = this.compact(documentId)
        .catch((error: unknown) => this.failed(documentId, looseWeight, error))
        .finally(() => {
          this.underWay.delete(documentId)
          this.startNext()
        })
      this.underWay.set(documentId, work)
    }
  }

  private async compact(documentId: DocumentId): Promise<void> {
    const { log, maker, setAside, logger, imageMade } = this.parts
    const began = performance.now()
    this.begunAt.set(documentId, began)
    const previous = await log.image(documentId)
    const rows = await readRows(log, documentId, previous?.seq ?? 0)
    if (weightOf(rows) < looseRowsWhenIdle) {
      // Another process was here: this one only has not heard of its image.
      if (previous) imageMade(documentId, previous.seq)
      return
    }
    const aside = (await setAside.of(documentId)).map(({ seq }) => seq)
    const { image, segment } = await maker.make({ previous, rows, aside })
    const flipped = await log.flipImage(documentId, previous?.generation ?? 0, image, segment)
    // On a conflict the work is dropped: the other image is as good.
    if (flipped.kind === 'conflict') return
    this.notBefore.delete(documentId)
    this.imageBytes.set(documentId, image.live.length)
    imageMade(documentId, image.seq)
    const ms = Math.round(performance.now() - began)
    const bytes = { live: image.live.length, packed: segment.packed.length }
    logger.info('log.compacted', { documentId, seq: image.seq, rows: rows.length, ...bytes, ms })
  }

  private failed(documentId: DocumentId, looseWeight: number, error: unknown): void {
    // What was being made when the server stopped is made by the next one.
    if (this.closed) return
    this.parts.logger.error('log.not-compacted', { documentId, error })
    this.notBefore.set(documentId, looseWeight + manyLooseRows)
  }
}
