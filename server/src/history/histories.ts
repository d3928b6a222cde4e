/**
 * The histories of documents, read off the log when someone asks: the first time all of it, later only the
 * rows that came since. Those asked for last stay in memory, up to a bound.
 */
import type { OriginRun } from '@tandem/shared/history'
import type { DocumentId } from '@tandem/shared/ids'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import {
  beforeFirstRow,
  hashRow,
  type LogHead,
  type LogRow,
  type MovedText,
  readRows,
  type SetAside,
  type UpdateLog,
} from '../documents/index.js'
import type { Collection } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import { DeedsOfText } from './deeds.js'
import type { Batch, DocumentHistory, GoneWords, Histories, PlayedStep, Written } from './document-history.js'
import { goneWords } from './gone-words.js'
import { unpackHistory } from './history-image.js'
import type { HistoryImages } from './history-images.js'
import { materialise, passageAt } from './materialise.js'
import { MovedLetters } from './moved-letters.js'
import { compartmentsIn, rowsTouching } from './passages.js'
import { playBack } from './play-back.js'
import { UnreadableRow, WholeText } from './whole-text.js'

export interface HistoriesParts {
  log: Pick<UpdateLog, 'head' | 'readSince' | 'segments'>
  setAside: Pick<SetAside, 'of'>
  /** Which letters of moved blocks are which, as the server mended them. */
  movedTexts: Pick<Collection<MovedText>, 'find'>
  /** Where a history is read on from; absent: from its first row. */
  images?: Pick<HistoryImages, 'read'>
  logger: Log
  /** Of all that is kept together; the history asked for last is kept whatever it takes. */
  mostBytes?: number
}

const defaultMostBytes = 96 * 1024 * 1024
/** Rows are read off in stretches, between which others have their turn. */
const longestStretchMs = 10

/** A history in memory. */
interface Kept {
  readonly text: WholeText
  readonly deeds: DeedsOfText
  headSeq: number
  headHash: string
  /** Rows that are left out. */
  readonly aside: Set<number>
  /** Just read off an image: that the log goes on from there is still to be seen. */
  isFromImage: boolean
}

export function openHistories(parts: HistoriesParts): Histories {
  const { log, setAside, movedTexts, images, logger, mostBytes = defaultMostBytes } = parts
  /** The one used last at the end. */
  const kept = new Map<DocumentId, Kept>()
  /** One after the other for each document. */
  const turns = new Map<DocumentId, Promise<unknown>>()

  async function read(id: DocumentId): Promise<DocumentHistory | null> {
    const head = await log.head(id)
    if (!head) return null
    let history = kept.get(id)
    if (history?.headSeq !== head.seq) {
      const aside = (await setAside.of(id)).map(({ seq }) => seq)
      history = await readOn(id, history ?? (await imageOf(id, head, aside)) ?? nothingRead(aside), aside)
    }
    kept.delete(id)
    kept.set(id, history)
    forgetOldest()
    return new HistoryUpTo(id, history)
  }

  /** Null when there is none, or none that can be used: the log holds all that it stands for. */
  async function imageOf(id: DocumentId, head: LogHead, aside: readonly number[]): Promise<Kept | null> {
    try {
      const image = await images?.read(id)
      if (!image || image.seq > head.seq) return null
      const { head: last, text } = unpackHistory(image.bytes)
      const { seq: headSeq, hash: headHash } = last
      const isWhole = aside.every((seq) => seq > headSeq || last.aside.includes(seq))
      if (!isWhole || (headSeq === head.seq && headHash !== head.hash)) return null
      return {
        text,
        deeds: new DeedsOfText(text),
        headSeq,
        headHash,
        aside: new Set(last.aside),
        isFromImage: true,
      }
    } catch (error) {
      logger.error('history.image-unreadable', { documentId: id, error })
      return null
    }
  }

  async function readOn(id: DocumentId, from: Kept, aside: readonly number[]): Promise<Kept> {
    const isLate = aside.some((seq) => seq <= from.headSeq && !from.aside.has(seq))
    const history = isLate ? nothingRead([...from.aside, ...aside]) : from
    for (const seq of aside) history.aside.add(seq)
    try {
      const rows = await readRows(log, id, history.headSeq)
      const [next] = rows
      if (history.isFromImage && next && next.hash !== hashRow(history.headHash, next.seq, next)) {
        // Either of the two is not what was written: what the log says can be told row by row.
        logger.error('history.image-does-not-lead-on', { documentId: id, seq: history.headSeq })
        return await readOn(id, nothingRead(aside), aside)
      }
      history.isFromImage = false
      const moved = await movedTexts.find('byDocument', [id])
      await takeRows(history, rows, new MovedLetters(moved.map(({ value }) => value)))
      return history
    } catch (error) {
      kept.delete(id)
      if (!(error instanceof UnreadableRow)) throw error
      // As the document itself is opened: without the row, and with all others.
      logger.error('history.row-left-out', { documentId: id, seq: error.seq, error })
      return readOn(id, nothingRead([...history.aside, error.seq]), aside)
    }
  }

  function forgetOldest(): void {
    let bytes = 0
    for (const [place, [id, { text }]] of [...kept].toReversed().entries()) {
      bytes += text.bytes
      if (bytes > mostBytes && place > 0) kept.delete(id)
    }
  }

  return {
    of(id) {
      const before = turns.get(id) ?? Promise.resolve()
      // Whoever was before has heard of his own failure.
      const turn = before.catch(() => undefined).then(() => read(id))
      turns.set(id, turn)
      const done = (): void => {
        if (turns.get(id) === turn) turns.delete(id)
      }
      turn.then(done, done)
      return turn
    },
  }
}

function nothingRead(aside: readonly number[]): Kept {
  const text = new WholeText()
  const { seq, hash } = beforeFirstRow
  return {
    text,
    deeds: new DeedsOfText(text),
    headSeq: seq,
    headHash: hash,
    aside: new Set(aside),
    isFromImage: false,
  }
}

async function takeRows(history: Kept, rows: readonly LogRow[], moved: MovedLetters): Promise<void> {
  let began = performance.now()
  for (const row of rows) {
    const follows = row.hash === hashRow(history.headHash, row.seq, row)
    history.headSeq = row.seq
    history.headHash = row.hash
    if (follows && !history.aside.has(row.seq)) history.text.take(row, moved)
    if (performance.now() - began < longestStretchMs) continue
    await letOthersWork()
    began = performance.now()
  }
}

/** What is told of a history does not grow while someone reads it. */
class HistoryUpTo implements DocumentHistory {
  readonly documentId: DocumentId
  readonly headSeq: number
  readonly deeds: DeedsOfText
  private readonly text: WholeText
  private list: readonly Batch[] | null = null

  constructor(documentId: DocumentId, { text, deeds, headSeq }: Kept) {
    this.documentId = documentId
    this.headSeq = headSeq
    this.deeds = deeds
    this.text = text
  }

  get batches(): readonly Batch[] {
    return (this.list ??= this.text.batches.upTo(this.headSeq))
  }

  lastBatch(upToSeq: number): Batch | null {
    return this.text.batches.lastUpTo(Math.min(upToSeq, this.headSeq))
  }

  writers({ client, clock, length }: OriginRun): Written[] {
    const written: Written[] = []
    this.text.index.eachInsertion(client, clock, length, (from, to, seq) => {
      const { at, author } = this.text.batches.of(seq)
      written.push({ length: to - from, seq, at, author })
    })
    return written
  }

  playBack(afterSeq: number, upToSeq: number): Iterable<PlayedStep> {
    return playBack(this.text, afterSeq, Math.min(upToSeq, this.headSeq))
  }

  touchedBy(passageId: string): number[] {
    return rowsTouching(this.text, passageId).filter((seq) => seq <= this.headSeq)
  }

  get compartments(): string[] {
    return compartmentsIn(this.text)
  }

  goneWith(seq: number, since: number): readonly GoneWords[] {
    return goneWords(this.text, { seq, since, upTo: this.headSeq })
  }

  passage(passageId: string): ReturnType<DocumentHistory['passage']> {
    const at = passageAt(this.text, passageId)
    return (seq) => at(Math.min(seq, this.headSeq))
  }

  materialise(seq: number): ReturnType<DocumentHistory['materialise']> {
    return materialise(this.text, Math.min(seq, this.headSeq))
  }
}
