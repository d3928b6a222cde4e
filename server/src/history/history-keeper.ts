/**
 * Makes the images of histories, after the log was compacted: what it begins with is the image before, what it adds
 * are the rows since. Nothing waits for it, and what fails is done with the next compaction.
 */
import type { DocumentId } from '@tandem/shared/ids'
import {
  beforeFirstRow,
  findBrokenRow,
  type Maker,
  type MovedText,
  readRows,
  type SetAside,
  type UpdateLog,
} from '../documents/index.js'
import type { Collection } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import { headOfHistory, type ImageHead } from './history-image.js'
import type { HistoryImages } from './history-images.js'
import type { HistoryWork } from './make-history.js'

export interface HistoryKeeperParts {
  log: Pick<UpdateLog, 'readSince' | 'segments'>
  setAside: Pick<SetAside, 'of'>
  movedTexts: Pick<Collection<MovedText>, 'find'>
  images: HistoryImages
  maker: Maker<HistoryWork, Uint8Array>
  logger: Log
}

export class HistoryKeeper {
  private readonly parts: HistoryKeeperParts
  private readonly waiting = new Set<DocumentId>()
  private work: Promise<void> | null = null
  private closed = false

  constructor(parts: HistoryKeeperParts) {
    this.parts = parts
  }

  /** The log of this document was compacted. Answers at once, works later. */
  compacted(documentId: DocumentId): void {
    if (this.closed) return
    this.waiting.add(documentId)
    this.work ??= this.workOff()
  }

  async close(): Promise<void> {
    this.closed = true
    this.waiting.clear()
    await this.parts.maker.close()
    await this.work
  }

  /** Makes the image of everything in the log now; null when there is nothing new in it. */
  async make(documentId: DocumentId): Promise<'stored' | 'conflict' | null> {
    const { log, setAside, movedTexts, images, maker } = this.parts
    const known = await images.read(documentId)
    const aside = (await setAside.of(documentId)).map(({ seq }) => seq)
    const head = known && usableHead(known.bytes, aside)
    const rows = await readRows(log, documentId, head?.seq ?? 0)
    const last = rows.at(-1)
    if (!last) return null
    const broken = findBrokenRow(rows, head ?? beforeFirstRow)
    if (broken !== null) throw new Error(`Row ${broken} does not follow from the one before it.`)
    const moved = (await movedTexts.find('byDocument', [documentId])).map(({ value }) => value)
    const bytes = await maker.make({ previous: head ? known.bytes : null, rows, aside, moved })
    return images.flip(documentId, known?.generation ?? 0, { seq: last.seq, bytes })
  }

  private async workOff(): Promise<void> {
    for (const documentId of this.waiting) {
      this.waiting.delete(documentId)
      const began = performance.now()
      try {
        const outcome = await this.make(documentId)
        const ms = Math.round(performance.now() - began)
        this.parts.logger.info('history.packed', { documentId, outcome, ms })
      } catch (error) {
        // What was being made when the server stopped is made by the next one.
        if (!this.closed) this.parts.logger.error('history.not-packed', { documentId, error })
      }
    }
    this.work = null
  }
}

/** Null: it took in a row that was set aside later, or is not what was written. It is made anew from the log. */
function usableHead(bytes: Uint8Array, aside: readonly number[]): ImageHead | null {
  try {
    const head = headOfHistory(bytes)
    return aside.every((seq) => seq > head.seq || head.aside.includes(seq)) ? head : null
  } catch {
    return null
  }
}
