/**
 * Where the images of histories are kept: the bytes among the blobs, in pieces of a megabyte, and one pointer for each
 * document. An image is made of the log and can be made of it again: losing one costs time, and nothing else.
 *
 * Always true:
 *  1. A pointer names an image that is there whole. It moves by compare-and-set on its generation: of two
 *     processes the first is followed.
 *  2. A crash at any moment leaves the image before or the new one; what it leaves lying is let go by the next.
 */
import { hash as digestOf, randomUUID } from 'node:crypto'
import type { Blobs } from '../platform/blobs.js'
import type { Collection, Collections, CollectionSpec } from '../platform/collection.js'

export interface HistoryImage {
  /** Counts from 1. */
  readonly generation: number
  /** The last row in it. */
  readonly seq: number
  readonly bytes: Uint8Array
}

export interface HistoryImages {
  /** Null when the document has none. */
  read(documentId: string): Promise<HistoryImage | null>
  /** @param expectedGeneration that of the image it was made from; 0: of none */
  flip(
    documentId: string,
    expectedGeneration: number,
    image: { readonly seq: number; readonly bytes: Uint8Array },
  ): Promise<'stored' | 'conflict'>
}

interface Kept {
  blob: string
  /** In whose name the blob is kept: another for each image. */
  owner: string
}

export interface HistoryPointer {
  /** The document's id. */
  id: string
  generation: number
  seq: number
  /** Null while the first image is being written. */
  current: Kept | null
  /** Images that are not named yet, or no longer. */
  loose: Kept[]
}

export const historyPointerSpec: CollectionSpec<HistoryPointer> = {
  name: 'history-images',
  unique: {},
  lookups: {},
}

/** The pointer may move while the bytes it named are read. */
const mostTries = 3

export function openHistoryImages(collections: Collections, blobs: Blobs): HistoryImages {
  const pointers = collections.collection(historyPointerSpec)

  return {
    async read(documentId) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const pointer = (await pointers.get(documentId))?.value
        if (!pointer?.current) return null
        const bytes = await readBlob(blobs, pointer.current.blob)
        if (bytes) return { generation: pointer.generation, seq: pointer.seq, bytes }
      }
      throw new Error('The image of a history is not there.')
    },

    async flip(documentId, expectedGeneration, { seq, bytes }) {
      const begun = await begin(pointers, documentId, expectedGeneration, {
        blob: digestOf('sha256', bytes, 'hex'),
        owner: `history:${documentId}:${randomUUID()}`,
      })
      if (!begun) return 'conflict'
      const { pointer, next, version } = begun
      await blobs.put(bytes)
      await blobs.reference(next.blob, next.owner)
      const loose = pointer.current ? [pointer.current] : []
      const moved = await pointers.replace(
        { id: documentId, generation: expectedGeneration + 1, seq, current: next, loose },
        version,
      )
      // On a conflict its own; else what was lying about, which the pointer no longer tells of.
      const gone = moved.kind === 'stored' ? [...pointer.loose, ...loose] : [next]
      for (const { blob, owner } of gone) await blobs.release(blob, owner)
      return moved.kind === 'stored' ? 'stored' : 'conflict'
    },
  }
}

/** Notes what is about to be written, so that a crash leaves nothing that nobody knows of. */
async function begin(
  pointers: Collection<HistoryPointer>,
  documentId: string,
  expectedGeneration: number,
  next: Kept,
): Promise<{ pointer: HistoryPointer; next: Kept; version: number } | null> {
  const stored = await pointers.get(documentId)
  const pointer = stored?.value ?? { id: documentId, generation: 0, seq: 0, current: null, loose: [] }
  if (pointer.generation !== expectedGeneration) return null
  const noted = { ...pointer, loose: [...pointer.loose, next] }
  const outcome = stored ? await pointers.replace(noted, stored.version) : await pointers.insert(noted)
  return outcome.kind === 'stored' ? { pointer, next, version: outcome.version } : null
}

async function readBlob(blobs: Blobs, hash: string): Promise<Uint8Array | null> {
  const content = await blobs.read(hash)
  if (!content) return null
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of content) pieces.push(piece)
  } catch {
    // Let go of meanwhile: the pointer names another one now.
    return null
  }
  return Buffer.concat(pieces)
}
