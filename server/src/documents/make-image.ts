import { isDeepStrictEqual } from 'node:util'
import { readRecord } from '@tandem/shared/documents'
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import { packRows } from './pack-rows.js'
import {
  beforeFirstRow,
  findBrokenRow,
  type LogRow,
  type NewImage,
  type Segment,
} from './update-log.store.js'

/** What an image is made of: the one before, and all rows after it. */
export interface ImageWork {
  readonly previous: { readonly seq: number; readonly hash: string; readonly live: Uint8Array } | null
  readonly rows: readonly LogRow[]
  /** Rows that were set aside: packed with the others, and left out of the text [SYNC-12]. */
  readonly aside: readonly number[]
}

export interface ImageAndSegment {
  readonly image: NewImage
  readonly segment: Segment
}

export function makeImageAndSegment(work: ImageWork): ImageAndSegment {
  const image = makeImage(work)
  const fromSeq = (work.previous?.seq ?? 0) + 1
  return { image, segment: { fromSeq, toSeq: image.seq, packed: packRows(work.rows) } }
}

/**
 * The text after the last row, garbage collected, as one V1 update. It is the image only after it was loaded into
 * a document of its own that says the same and waits for nothing; throws otherwise, and when a row does
 * not follow from the one before it [SYNC-12].
 */
export function makeImage({ previous, rows, aside }: ImageWork): NewImage {
  const last = rows.at(-1)
  if (!last) throw new RangeError('An image is made of at least one row.')
  const broken = findBrokenRow(rows, previous ?? beforeFirstRow)
  if (broken !== null) throw new Error(`Row ${broken} does not follow from the one before it.`)

  const skipped = new Set(aside)
  const frames = rows.filter(({ seq }) => !skipped.has(seq)).map(({ frame }) => frame)
  const source = load(previous ? [previous.live, ...frames] : frames)
  const live = Y.encodeStateAsUpdate(source)
  const stateVector = Y.encodeStateVector(source)
  assertLoadsAs(live, stateVector, source)
  return { seq: last.seq, hash: last.hash, live, stateVector }
}

function load(updates: readonly Uint8Array[]): Y.Doc {
  const doc = keepMarks(new Y.Doc())
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error('The text waits for something that the log does not have.')
  }
  return doc
}

function assertLoadsAs(live: Uint8Array, stateVector: Uint8Array, source: Y.Doc): void {
  const scratch = load([live])
  const isSame =
    isDeepStrictEqual(readRecord(scratch), readRecord(source)) &&
    isDeepStrictEqual(Y.decodeStateVector(stateVector), Y.decodeStateVector(Y.encodeStateVector(scratch)))
  if (!isSame) throw new Error('The image does not say what the log says.')
  scratch.destroy()
  source.destroy()
}
