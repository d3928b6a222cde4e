import { trusted, Types } from 'mongoose'
import type { Image, NewImage, Segment, UpdateLog } from '../../documents/update-log.store.js'
import { isStorableId } from '../../platform/collection.js'
import { isDuplicate } from './duplicates.js'
import { batchesStayForMs } from './known-heads.js'
import type { LogReader } from './log-reader.js'
import type { ImagePart, ImagePointer, Models, SegmentPart } from './models.js'
import { inParts, joinParts } from './parts.js'

/**
 * Images and segments. The order of a flip is what makes it safe without a transaction: the parts, then the
 * pointer by compare-and-set, then away with what it no longer names.
 *
 * Always true:
 *  1. A pointer names an image and a segment that are there in all their parts.
 *  2. A segment counts when it is confirmed or named by the pointer; each flip confirms the one before it.
 */
export function mongoImages(
  models: Models,
  reader: LogReader,
  now: () => number,
): Pick<UpdateLog, 'image' | 'flipImage' | 'segments'> {
  const { batches, pointers, imageParts, segmentParts } = models

  async function readImage(documentId: string): Promise<Image | 'moved' | null> {
    const pointer = await reader.pointer(documentId)
    if (!pointer) return null
    const { imageId, generation, seq, hash, stateVector } = pointer
    const parts = await imageParts.find({ imageId }).sort({ part: 1 }).lean<ImagePart[]>()
    if (parts.length !== pointer.imageParts) return 'moved'
    return { generation, seq, hash, live: joinParts(parts), stateVector: Uint8Array.from(stateVector) }
  }

  async function confirm(segmentId: Types.ObjectId): Promise<void> {
    await segmentParts.updateMany({ segmentId }, { $set: { confirmed: true } })
  }

  async function writeParts(documentId: string, live: Uint8Array, segment: Segment) {
    const storedAt = new Date(now())
    const [imageId, segmentId] = [new Types.ObjectId(), new Types.ObjectId()]
    const pieces = inParts(live)
    for (const [part, bytes] of pieces.entries()) {
      const next = { _id: new Types.ObjectId(), documentId, imageId, part, bytes, storedAt }
      await imageParts.insertMany([next satisfies ImagePart], { lean: true })
    }
    const { fromSeq, toSeq } = segment
    const packed = inParts(segment.packed)
    for (const [part, bytes] of packed.entries()) {
      const place = { documentId, segmentId, fromSeq, toSeq, part, parts: packed.length }
      const next = { _id: new Types.ObjectId(), ...place, bytes, confirmed: false, storedAt }
      await segmentParts.insertMany([next satisfies SegmentPart], { lean: true })
    }
    return { imageId, imageParts: pieces.length, segmentId }
  }

  async function discard({ imageId, segmentId }: { imageId: Types.ObjectId; segmentId: Types.ObjectId }) {
    await imageParts.deleteMany({ imageId })
    await segmentParts.deleteMany({ segmentId })
  }

  /** Whether the pointer could be moved from where it was read. */
  async function movePointer(before: ImagePointer | null, next: ImagePointer): Promise<boolean> {
    const { _id, ...fields } = next
    if (before) {
      const { matchedCount } = await pointers.updateOne(
        { _id, generation: before.generation },
        { $set: fields },
      )
      return matchedCount === 1
    }
    try {
      await pointers.insertMany([next], { lean: true })
      return true
    } catch (failure) {
      if (isDuplicate(failure)) return false
      throw failure
    }
  }

  /** What the new pointer takes over from is away; a crash before this leaves it to `cleanUpLog`. */
  async function tidyAfter(before: ImagePointer | null, next: ImagePointer): Promise<void> {
    if (before) await imageParts.deleteMany({ imageId: before.imageId })
    await batches.deleteMany({
      documentId: next._id,
      firstSeq: trusted({ $lte: next.seq }),
      storedAt: trusted({ $lt: new Date(now() - batchesStayForMs) }),
    })
  }

  return {
    async image(documentId) {
      if (!isStorableId(documentId)) return null
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const image = await readImage(documentId)
        if (image !== 'moved') return image
      }
      throw new Error('The image was not there in all its parts.')
    },

    async flipImage(documentId, expectedGeneration, image, segment) {
      if (!isStorableId(documentId)) throw new RangeError('A document that cannot be has no image.')
      const { seq, hash, live, stateVector } = copyImage(image)
      const copied = { ...segment, packed: Uint8Array.from(segment.packed) }
      const before = await reader.pointer(documentId)
      if ((before?.generation ?? 0) !== expectedGeneration) return { kind: 'conflict' }

      const end = await reader.batchEnd(documentId, seq)
      if (end?.hash !== hash || segment.toSeq !== seq || segment.fromSeq !== (before?.seq ?? 0) + 1) {
        // A faster flip takes the rows away too: then it is a conflict and not the caller's mistake.
        const pointer = await reader.pointer(documentId)
        if ((pointer?.generation ?? 0) !== expectedGeneration) return { kind: 'conflict' }
        throw new RangeError(
          'The segment must follow the last one and end, like the image, where an append ended.',
        )
      }

      const written = await writeParts(documentId, live, copied)
      // Before the pointer moves on and no longer names it.
      if (before) await confirm(before.segmentId)
      const next = {
        _id: documentId,
        generation: expectedGeneration + 1,
        seq,
        hash,
        at: new Date(end.at),
        stateVector: Buffer.from(stateVector),
        ...written,
      }
      if (!(await movePointer(before, next))) {
        await discard(written)
        return { kind: 'conflict' }
      }
      await tidyAfter(before, next)
      return { kind: 'stored', generation: next.generation }
    },

    async segments(documentId, afterSeq) {
      if (!isStorableId(documentId)) return []
      const pointer = await reader.pointer(documentId)
      if (!pointer) return []
      const parts = await segmentParts
        .find({ documentId, toSeq: trusted({ $gt: afterSeq }) })
        .sort({ fromSeq: 1, part: 1 })
        .lean<SegmentPart[]>()
      const bySegment = new Map<string, SegmentPart[]>()
      for (const part of parts) {
        if (!part.confirmed && !part.segmentId.equals(pointer.segmentId)) continue
        const id = part.segmentId.toHexString()
        bySegment.set(id, [...(bySegment.get(id) ?? []), part])
      }
      return [...bySegment.values()].map(toSegment)
    },
  }
}

function toSegment(parts: SegmentPart[]): Segment {
  const [first] = parts
  if (first?.parts !== parts.length) throw new Error('A segment of the log is not there in all its parts.')
  return { fromSeq: first.fromSeq, toSeq: first.toSeq, packed: joinParts(parts) }
}

function copyImage({ seq, hash, live, stateVector }: NewImage): NewImage {
  return { seq, hash, live: Uint8Array.from(live), stateVector: Uint8Array.from(stateVector) }
}

const mostTries = 20
