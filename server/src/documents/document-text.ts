/**
 * The text of one document at a position of its log: the last image and the rows after it. A `Y.Doc` is
 * built only when something needs one (an edit to judge, a record to read); whoever just comes is sent
 * image and rows as they are stored.
 *
 * Always true:
 *  1. It holds what the log holds, in the order of the log, and nothing else [SYNC-4].
 *  2. An image that cannot be read is passed over: the segments and rows hold everything it stands for.
 *  3. A row that does not follow from the row before it, or that Yjs cannot read, is set aside and
 *     reported; the document opens with the rest [SYNC-12].
 */
import type { DocumentId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import { weightOf } from './compacts.js'
import type { Log } from '../platform/log.js'
import { readRows } from './read-rows.js'
import type { SetAside, SetAsideRow } from './set-aside.js'
import { beforeFirstRow, hashRow, type Image, type LogRow, type UpdateLog } from './update-log.store.js'

export interface TextParts {
  documentId: DocumentId
  log: UpdateLog
  setAside: SetAside
  logger: Log
}

/** What is missing to someone who comes. */
export interface Missing {
  /** In order. */
  updates: Uint8Array[]
  /** What is here; null when only the rows after a position were asked for, or nothing was there before. */
  stateVector: Uint8Array | null
}

/** Rows after a position that are read from the log rather than told by comparing documents. */
const mostRowsToCatchUp = 2_048

export class DocumentText {
  headSeq: number
  headHash: string
  /** Rows that were set aside, oldest first. */
  readonly aside: SetAsideRow[]
  private readonly parts: TextParts
  /** Image and rows as stored, until a document is built from them. */
  private stored: { live: Uint8Array | null; rows: LogRow[] } | null
  private building: Promise<Y.Doc> | null = null
  /** What has gathered behind the image, in keystrokes. */
  private loose = 0

  private constructor(parts: TextParts, from: { seq: number; hash: string }, aside: SetAsideRow[]) {
    this.parts = parts
    this.headSeq = from.seq
    this.headHash = from.hash
    this.aside = aside
    this.stored = { live: null, rows: [] }
  }

  /** Null when the log has no such document: content is made once, by `create` [SYNC-7]. */
  static async load(parts: TextParts): Promise<DocumentText | null> {
    const [image, aside] = await Promise.all([readImage(parts), parts.setAside.of(parts.documentId)])
    const text = new DocumentText(parts, image ?? beforeFirstRow, aside)
    if (image) text.stored = { live: image.live, rows: [] }
    const rows = await readRows(parts.log, parts.documentId, text.headSeq)
    if (!image && rows.length === 0) return null
    await text.take(rows)
    return text
  }

  get looseWeight(): number {
    return this.loose
  }

  /** An image was made of everything up to here. */
  imageMade(seq: number): void {
    this.loose = Math.max(0, this.headSeq - seq)
  }

  /** Adds rows that come right after the head. What is wrong with one is found here, before anyone sees it. */
  async take(rows: readonly LogRow[]): Promise<LogRow[]> {
    const good: LogRow[] = []
    this.loose += weightOf(rows)
    for (const row of rows) {
      const isAside = this.aside.some((each) => each.seq === row.seq)
      const follows = row.seq === this.headSeq + 1 && row.hash === hashRow(this.headHash, row.seq, row)
      this.headSeq = row.seq
      // The next row was chained to the hash that stands here, whatever became of the row.
      this.headHash = row.hash
      if (isAside) continue
      if (follows) good.push(row)
      else await this.putAside(row, 'does not follow from the row before it')
    }
    if (this.stored) this.stored.rows.push(...good)
    else await this.apply(await this.doc(), good)
    return good
  }

  /** Adds rows that this process judged and the log has just taken. */
  async appended(rows: readonly LogRow[]): Promise<void> {
    const last = rows.at(-1)
    if (!last) return
    this.loose += weightOf(rows)
    this.headSeq = last.seq
    this.headHash = last.hash
    await this.apply(await this.doc(), rows)
  }

  /** The document, built at the first call. */
  doc(): Promise<Y.Doc> {
    this.building ??= this.build()
    return this.building
  }

  /**
   * Reads something off the document. One that nobody writes in is built for this alone: a look every few
   * minutes must not keep all of it in memory.
   */
  async read<Answer>(look: (doc: Y.Doc) => Answer): Promise<Answer> {
    const doc = this.stored && built(this.stored)
    if (!doc) return look(await this.doc())
    const answer = look(doc)
    doc.destroy()
    return answer
  }

  /** What a client lacks that has everything up to `seenSeq`, or else what its state vector says. */
  async missingFor(seenSeq: number | undefined, stateVector: Uint8Array | undefined): Promise<Missing> {
    if (seenSeq !== undefined && seenSeq <= this.headSeq && this.headSeq - seenSeq <= mostRowsToCatchUp) {
      return { updates: await this.framesSince(seenSeq), stateVector: null }
    }
    if (this.stored && isEmpty(stateVector)) return wholeOf(this.stored)
    const doc = await this.doc()
    return { updates: [encodeFor(doc, stateVector)], stateVector: Y.encodeStateVector(doc) }
  }

  async destroy(): Promise<void> {
    const doc = await this.building
    doc?.destroy()
  }

  private async build(): Promise<Y.Doc> {
    const stored = this.stored ?? { live: null, rows: [] }
    this.stored = null
    return built(stored) ?? this.rebuild()
  }

  private async framesSince(seq: number): Promise<Uint8Array[]> {
    if (seq === this.headSeq) return []
    const rows = await readRows(this.parts.log, this.parts.documentId, seq)
    // Not beyond the head: what comes after is told as edits, in its turn.
    const seen = rows.filter((row) => row.seq <= this.headSeq)
    return seen.filter((row) => !this.aside.some((each) => each.seq === row.seq)).map((row) => row.frame)
  }

  private async apply(doc: Y.Doc, rows: readonly LogRow[]): Promise<void> {
    if (tryRows(doc, rows)) return
    doc.destroy()
    this.building = this.rebuild()
    await this.building
  }

  /** Reads everything anew, one row at a time, and sets aside what cannot be read or hangs in the air. */
  private async rebuild(): Promise<Y.Doc> {
    const image = await readImage(this.parts)
    if (image && tryUpdate(new Y.Doc(), image.live)) return this.replay(image)
    if (image) this.parts.logger.error('image.unreadable', { documentId: this.parts.documentId })
    return this.replay(null)
  }

  private async replay(image: Image | null): Promise<Y.Doc> {
    const rows = await readRows(this.parts.log, this.parts.documentId, image?.seq ?? 0)
    for (;;) {
      const skipped = new Set(this.aside.map((each) => each.seq))
      const known = rows.filter((row) => row.seq <= this.headSeq && !skipped.has(row.seq))
      const { doc, failed } = tryEach(image?.live ?? null, known)
      if (!failed) return doc
      doc.destroy()
      await this.putAside(failed, 'cannot be read')
    }
  }

  private async putAside(row: LogRow, reason: string): Promise<void> {
    this.aside.push(await this.parts.setAside.add(this.parts.documentId, row, reason))
  }
}

/** Null also when it cannot be read: then the log is read from its beginning. */
async function readImage({ log, documentId, logger }: TextParts): Promise<Image | null> {
  try {
    return await log.image(documentId)
  } catch (error) {
    // A store that does not answer at all says so again when the rows are read.
    logger.error('image.unreadable', { documentId, error })
    return null
  }
}

/** Null when it cannot be read as it stands. */
function built({ live, rows }: { live: Uint8Array | null; rows: readonly LogRow[] }): Y.Doc | null {
  const doc = keepMarks(new Y.Doc())
  return (live === null || tryUpdate(doc, live)) && tryRows(doc, rows) ? doc : null
}

function tryRows(doc: Y.Doc, rows: readonly LogRow[]): boolean {
  try {
    doc.transact(() => {
      for (const row of rows) Y.applyUpdate(doc, row.frame)
    })
    return !hasPending(doc)
  } catch {
    // The guard let it through and Yjs cannot read it: a defect of ours, mended row by row.
    return false
  }
}

function tryUpdate(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update)
    return !hasPending(doc)
  } catch {
    // Whatever Yjs stumbled over: it is not what was written.
    return false
  }
}

function tryEach(live: Uint8Array | null, rows: readonly LogRow[]): { doc: Y.Doc; failed: LogRow | null } {
  const doc = keepMarks(new Y.Doc())
  if (live) Y.applyUpdate(doc, live)
  for (const row of rows) {
    try {
      Y.applyUpdate(doc, row.frame)
      if (hasPending(doc)) return { doc, failed: row }
    } catch {
      return { doc, failed: row }
    }
  }
  return { doc, failed: null }
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/** Who has nothing has nothing to send either: what is here need not be told by a state vector. */
function wholeOf(stored: { live: Uint8Array | null; rows: LogRow[] }): Missing {
  const updates = stored.rows.map((row) => row.frame)
  return { updates: stored.live ? [stored.live, ...updates] : updates, stateVector: null }
}

/** An empty state vector is one zero. */
function isEmpty(stateVector: Uint8Array | undefined): boolean {
  return stateVector === undefined || (stateVector.length === 1 && stateVector[0] === 0)
}

function encodeFor(doc: Y.Doc, stateVector: Uint8Array | undefined): Uint8Array {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector)
  } catch {
    // A state vector that cannot be read: the whole text is right for everyone.
    return Y.encodeStateAsUpdate(doc)
  }
}
