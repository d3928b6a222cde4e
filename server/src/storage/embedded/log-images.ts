import type {
  Image,
  LogHead,
  LogRow,
  NewImage,
  Segment,
  UpdateLog,
} from '../../documents/update-log.store.js'
import { isStorableId } from '../../platform/collection.js'
import type { Environment } from './environment.js'
import { entriesUnder, measured, ordinal, readOrdinal } from './keys.js'
import { decodeRow, type LogTables, rowKey } from './log-rows.js'
import { readParts, removeParts, writeParts } from './parts.js'

/**
 * Images and segments of the document log (tables: `log-rows.ts`).
 *
 * Always true: image, pointer and segment are written, and the rows and the image before removed, in one
 * change: a crash leaves all of it or nothing.
 */
export function embeddedLogImages(
  environment: Environment,
  tables: LogTables,
): Pick<UpdateLog, 'image' | 'flipImage' | 'segments'> {
  return {
    async image(documentId) {
      if (!isStorableId(documentId)) return null
      return environment.read(() => {
        const facts = readImageFacts(tables, documentId)
        return facts && readImage(tables, documentId, facts)
      })
    },

    async flipImage(documentId, expectedGeneration, newImage, newSegment) {
      if (!isStorableId(documentId)) throw new TypeError('A document with an image cannot have this id.')
      const [image, segment] = [copyImage(newImage), copySegment(newSegment)]
      return environment.change(() => {
        const last = readImageFacts(tables, documentId)
        if ((last?.generation ?? 0) !== expectedGeneration) return { kind: 'conflict' }
        if (segment.fromSeq !== (last?.seq ?? 0) + 1 || segment.toSeq !== image.seq) {
          throw new RangeError('The segment does not lead from the last image to this one.')
        }
        const row = readRow(tables, documentId, image.seq)
        if (row?.hash !== image.hash) throw new RangeError('The image is not of the last row of its segment.')
        removeRows(tables, documentId, segment)
        writeSegment(tables, documentId, segment, row)
        const generation = expectedGeneration + 1
        writeImage(tables, documentId, { ...image, generation })
        return { kind: 'stored', generation }
      })
    },

    async segments(documentId, afterSeq) {
      if (!isStorableId(documentId)) return []
      const after = rowKey(documentId, afterSeq)
      return environment.read(() =>
        entriesUnder(tables.segments, measured(documentId), { after }).map(({ key, value }) => {
          const { fromSeq, length } = decodeSegment(value)
          return { fromSeq, toSeq: readOrdinal(key), packed: readParts(tables.segmentParts, key, length) }
        }),
      )
    },
  }
}

interface ImageFacts {
  readonly generation: number
  readonly seq: number
  readonly hash: string
  readonly vectorLength: number
  readonly length: number
}

export function readImageFacts({ images }: LogTables, documentId: string): ImageFacts | null {
  const bytes = images.getBinary(measured(documentId))
  // Only `writeImage` writes here.
  return bytes ? (JSON.parse(bytes.toString('utf8')) as ImageFacts) : null
}

function readImage({ imageParts }: LogTables, documentId: string, facts: ImageFacts): Image {
  const { generation, seq, hash, vectorLength, length } = facts
  const bytes = readParts(imageParts, measured(documentId), length)
  return {
    generation,
    seq,
    hash,
    stateVector: bytes.slice(0, vectorLength),
    live: bytes.subarray(vectorLength),
  }
}

function writeImage({ images, imageParts }: LogTables, documentId: string, image: Image): void {
  const { generation, seq, hash, stateVector, live } = image
  const bytes = Buffer.concat([stateVector, live])
  const facts = { generation, seq, hash, vectorLength: stateVector.length, length: bytes.length }
  removeParts(imageParts, measured(documentId))
  writeParts(imageParts, measured(documentId), bytes)
  void images.put(measured(documentId), Buffer.from(JSON.stringify(facts satisfies ImageFacts)))
}

interface SegmentFacts {
  readonly fromSeq: number
  readonly length: number
  /** Of its last row. */
  readonly at: number
  readonly hash: string
}

/** What a head would say of a document whose rows are all in segments; null when it has none. */
export function readLastSegment({ segments }: LogTables, documentId: string): LogHead | null {
  const range = { start: rowKey(documentId, highestSeq), end: measured(documentId), reverse: true, limit: 1 }
  for (const { key, value } of segments.getRange(range)) {
    const { at, hash } = decodeSegment(value)
    return { seq: readOrdinal(key), at, hash }
  }
  return null
}

const highestSeq = 2 ** 48 - 1

function decodeSegment(bytes: Buffer): SegmentFacts {
  // Only `writeSegment` writes here.
  return JSON.parse(bytes.toString('utf8')) as SegmentFacts
}

function writeSegment(tables: LogTables, documentId: string, segment: Segment, last: LogHead): void {
  const { fromSeq, toSeq, packed } = segment
  const key = rowKey(documentId, toSeq)
  writeParts(tables.segmentParts, key, packed)
  const facts = { fromSeq, length: packed.length, at: last.at, hash: last.hash } satisfies SegmentFacts
  void tables.segments.put(key, Buffer.from(JSON.stringify(facts)))
}

function readRow({ rows }: LogTables, documentId: string, seq: number): LogRow | null {
  const bytes = rows.getBinary(rowKey(documentId, seq))
  return bytes ? decodeRow(seq, bytes) : null
}

/** Takes away the loose rows that the segment holds; all of them must be there. */
function removeRows({ rows }: LogTables, documentId: string, { fromSeq, toSeq }: Segment): void {
  const range = { start: rowKey(documentId, fromSeq), end: measured(documentId, ordinal(toSeq + 1)) }
  const keys = Array.from(rows.getKeys(range), (key) => Buffer.from(key))
  if (keys.length !== toSeq - fromSeq + 1)
    throw new Error('Rows that the image holds are missing in the log.')
  for (const key of keys) void rows.remove(key)
}

function copyImage({ seq, hash, live, stateVector }: NewImage): NewImage {
  return { seq, hash, live: Uint8Array.from(live), stateVector: Uint8Array.from(stateVector) }
}

function copySegment({ fromSeq, toSeq, packed }: Segment): Segment {
  return { fromSeq, toSeq, packed: Uint8Array.from(packed) }
}
