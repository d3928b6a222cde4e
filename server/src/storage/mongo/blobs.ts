import { createHash } from 'node:crypto'
import { trusted, Types } from 'mongoose'
import { inChunks, isBlobHash, type BlobFacts, type Blobs } from '../../platform/blobs.js'
import { isDuplicate } from './duplicates.js'
import type { BlobChunk, BlobFile, BlobReference, BlobUpload, Models } from './models.js'

/**
 * Blobs in four collections: `blob_files` by hash, `blob_chunks` by upload, `blob_uploads` while one is under
 * way, `blob_references`.
 *
 * Always true:
 *  1. The file is written after its last chunk, and removed before its first.
 *  2. Chunks whose file is gone, or never came, have their upload in `blob_uploads`, so that a sweep finds them.
 *  3. A put or a reference raises the file's revision: a sweep that judged it before leaves it alone.
 */
export function mongoBlobs(models: Models, now: () => number): Blobs {
  const { blobFiles, blobChunks, blobUploads, blobReferences } = models
  const underWay = new Set<string>()

  async function beginUpload(_id: Types.ObjectId, begunAt: Date): Promise<void> {
    await blobUploads.updateOne(
      { _id },
      { $set: { begunAt } satisfies Partial<BlobUpload> },
      { upsert: true },
    )
  }

  async function discard(uploadId: Types.ObjectId): Promise<void> {
    await blobChunks.deleteMany({ uploadId })
    await blobUploads.deleteOne({ _id: uploadId })
  }

  async function touch(hash: string, putAt?: Date): Promise<boolean> {
    const change = { $inc: { revision: 1 }, ...(putAt ? { $set: { putAt } } : {}) }
    const { matchedCount } = await blobFiles.updateOne({ _id: hash }, change)
    return matchedCount === 1
  }

  async function writeFile(file: BlobFile): Promise<void> {
    for (;;) {
      try {
        await blobFiles.insertMany([file], { lean: true })
        return await blobUploads.deleteOne({ _id: file.uploadId }).then(() => undefined)
      } catch (failure) {
        if (!isDuplicate(failure)) throw failure
        // Known bytes. Swept between our two questions, they are not: then ours are the only ones.
        if (await touch(file._id, file.putAt)) return discard(file.uploadId)
      }
    }
  }

  async function upload(uploadId: Types.ObjectId, source: AsyncIterable<Uint8Array>): Promise<BlobFacts> {
    const sha = createHash('sha256')
    let size = 0
    let chunks = 0
    for await (const chunk of inChunks(source)) {
      sha.update(chunk)
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      const next = { _id: new Types.ObjectId(), uploadId, index: chunks, bytes } satisfies BlobChunk
      await blobChunks.insertMany([next], { lean: true })
      size += chunk.length
      chunks += 1
    }
    const hash = sha.digest('hex')
    await writeFile({ _id: hash, size, chunks, uploadId, putAt: new Date(now()), revision: 1 })
    return { hash, size }
  }

  async function* pieces({ uploadId, chunks }: BlobFile): AsyncIterable<Uint8Array> {
    for (let index = 0; index < chunks; index += 1) {
      const chunk = await blobChunks.findOne({ uploadId, index }).lean<BlobChunk>()
      if (!chunk) throw new Error('The blob was removed while it was being read.')
      yield Uint8Array.from(chunk.bytes)
    }
  }

  async function sweepUploads(before: Date): Promise<void> {
    const left = await blobUploads.find({ begunAt: trusted({ $lt: before }) }).lean<BlobUpload[]>()
    for (const { _id } of left) {
      if (underWay.has(_id.toHexString())) continue
      // A crash after the file was written leaves its upload behind.
      const isKept = await blobFiles.findOne({ uploadId: _id }).select({ _id: 1 }).lean()
      if (isKept) await blobUploads.deleteOne({ _id })
      else await discard(_id)
    }
  }

  async function removeIfUnused({ _id: hash, revision, uploadId, putAt }: BlobFile): Promise<boolean> {
    if (await blobReferences.findOne({ hash }).select({ _id: 1 }).lean()) return false
    await beginUpload(uploadId, putAt)
    const { deletedCount } = await blobFiles.deleteOne({ _id: hash, revision })
    if (deletedCount === 1) await discard(uploadId)
    else await blobUploads.deleteOne({ _id: uploadId })
    return deletedCount === 1
  }

  return {
    async put(content) {
      const source = content instanceof Uint8Array ? once(Uint8Array.from(content)) : content
      const uploadId = new Types.ObjectId()
      underWay.add(uploadId.toHexString())
      try {
        await beginUpload(uploadId, new Date(now()))
        return await upload(uploadId, source)
      } catch (failure) {
        // Only what surely has no file. If the database refuses this too, a sweep does it.
        if (!(await mayHaveFile(uploadId))) await discard(uploadId).catch(() => undefined)
        throw failure
      } finally {
        underWay.delete(uploadId.toHexString())
      }
    },

    async read(hash) {
      if (!isBlobHash(hash)) return null
      const file = await blobFiles.findById(hash).lean<BlobFile>()
      return file ? pieces(file) : null
    },

    async reference(hash, owner) {
      if (!isBlobHash(hash)) return 'missing'
      try {
        const next = { _id: new Types.ObjectId(), hash, owner } satisfies BlobReference
        await blobReferences.insertMany([next], { lean: true })
      } catch (failure) {
        if (!isDuplicate(failure)) throw failure
      }
      if (await touch(hash)) return 'referenced'
      await blobReferences.deleteOne({ hash, owner })
      return 'missing'
    },

    async release(hash, owner) {
      if (isBlobHash(hash)) await blobReferences.deleteOne({ hash, owner })
    },

    async sweep(olderThan) {
      const before = new Date(olderThan)
      await sweepUploads(before)
      let removed = 0
      for (const file of await blobFiles.find({ putAt: trusted({ $lt: before }) }).lean<BlobFile[]>()) {
        if (await removeIfUnused(file)) removed += 1
      }
      return removed
    },
  }

  async function mayHaveFile(uploadId: Types.ObjectId): Promise<boolean> {
    return blobFiles
      .findOne({ uploadId })
      .lean()
      .then(
        (file) => file !== null,
        () => true,
      )
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
