import { trusted, type Types } from 'mongoose'
import { batchesStayForMs } from './known-heads.js'
import type { ImagePart, ImagePointer, Models, SegmentPart } from './models.js'

/** No flip takes this long: what is older and named by no pointer was left by a crash. */
const flipsTakeAtMostMs = 60 * 60 * 1000

/** Takes away what a crash in the middle of a flip, or after it, has left. Safe to repeat, also by several. */
export async function cleanUpLog(models: Models, now: number): Promise<void> {
  const { batches, pointers, imageParts, segmentParts } = models
  const left = { storedAt: trusted({ $lt: new Date(now - flipsTakeAtMostMs) }) }

  const images = await imageParts
    .find({ ...left, part: 0 })
    .select({ imageId: 1, documentId: 1 })
    .lean<ImagePart[]>()
  for (const { imageId, documentId } of images) {
    if (!isNamed(await pointers.findById(documentId).lean<ImagePointer>(), 'imageId', imageId)) {
      await imageParts.deleteMany({ imageId })
    }
  }

  const segments = await segmentParts
    .find({ ...left, confirmed: false, part: 0 })
    .select({ segmentId: 1, documentId: 1 })
    .lean<SegmentPart[]>()
  for (const { segmentId, documentId } of segments) {
    if (!isNamed(await pointers.findById(documentId).lean<ImagePointer>(), 'segmentId', segmentId)) {
      // By the flag too: a flip may have confirmed it since we looked.
      await segmentParts.deleteMany({ segmentId, confirmed: false })
    }
  }

  const storedAt = trusted({ $lt: new Date(now - batchesStayForMs) })
  for await (const { _id, seq } of pointers.find().lean<ImagePointer[]>().cursor()) {
    await batches.deleteMany({ documentId: _id, firstSeq: trusted({ $lte: seq }), storedAt })
  }
}

function isNamed(pointer: ImagePointer | null, field: 'imageId' | 'segmentId', id: Types.ObjectId): boolean {
  return pointer?.[field].equals(id) ?? false
}
