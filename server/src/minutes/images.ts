/**
 * The images of documents.
 *
 * Always true:
 *  1. An image is one document's: whoever knows the address of another document's image gets nothing by
 *     putting it into his own text.
 *  2. Once the sweep has found it in the text it is kept for good: undo and history bring it back. What no
 *     text took up within a day goes [M20].
 */
import type { DocumentId } from '@tandem/shared/ids'
import type { StoredImage } from '@tandem/shared/minutes'
import type { CanonicalRecord } from '@tandem/shared/documents'
import { refuse } from '@tandem/shared/protocol'
import { createHash } from 'node:crypto'
import type { Documents } from '../documents/index.js'
import type { Blobs } from '../platform/blobs.js'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import { type ImageOfDocument, imageSpec } from './images.store.js'
import { isTooLargeToShow, readImageHeader } from '../platform/image-header.js'

export interface ImagesParts {
  collections: Collections
  blobs: Blobs
  documents: Pick<Documents, 'find' | 'readMinutes'>
  /** Wall time: the age of what nobody took up. */
  wall: Clock
}

export interface Images {
  /** Refused with its reason: not an image of a kind we take, too many pixels, too many in this document. */
  add(documentId: DocumentId, bytes: Uint8Array): Promise<StoredImage>
  /** Null when this document never had it, or nobody took it up. */
  find(documentId: DocumentId, blob: string): Promise<StoredImage | null>
  read(blob: string): Promise<Uint8Array | null>
  /** Keeps what texts refer to, removes what nobody took up within a day. Called now and then. */
  sweep(): Promise<void>
}

const takenUpWithinMs = 24 * 60 * 60 * 1000
/** With 5 MB each still less than a disk. */
const mostImagesInDocument = 300

export function openImages({ collections, blobs, documents, wall }: ImagesParts): Images {
  const images = collections.collection(imageSpec)
  const idOf = (documentId: DocumentId, blob: string): string => `${documentId}:${blob}`

  async function note(image: ImageOfDocument): Promise<void> {
    // Until nobody was in between: putting it in again begins its day anew.
    for (;;) {
      const before = await images.get(image.id)
      const outcome = before
        ? await images.replace({ ...before.value, at: image.at }, before.version)
        : await images.insert(image)
      if (outcome.kind === 'stored') return
    }
  }

  /** The text refers to it: from now on it stays. */
  async function keep(documentId: DocumentId, blob: string): Promise<void> {
    const stored = await images.get(idOf(documentId, blob))
    if (stored && !stored.value.isKept)
      await images.replace({ ...stored.value, isKept: true }, stored.version)
  }

  return {
    async add(documentId, bytes) {
      const header = readImageHeader(bytes)
      if (!header) throw refuse('not_an_image')
      if (isTooLargeToShow(header)) throw refuse('image_too_large')
      if ((await images.find('byDocument', [documentId])).length >= mostImagesInDocument)
        throw refuse('document_full')
      const blob = createHash('sha256').update(bytes).digest('hex')
      // Named first and referenced last: a crash in between leaves a name that the sweep takes away.
      await note({ id: idOf(documentId, blob), documentId, blob, ...header, at: wall.now(), isKept: false })
      await blobs.put(bytes)
      await blobs.reference(blob, documentId)
      return { blob, ...header }
    },

    async find(documentId, wanted) {
      const stored = await images.get(idOf(documentId, wanted))
      if (!stored) return null
      const { blob, type, width, height } = stored.value
      return { blob, type, width, height }
    },

    async read(blob) {
      const content = await blobs.read(blob)
      if (!content) return null
      const pieces: Uint8Array[] = []
      for await (const piece of content) pieces.push(piece)
      return Buffer.concat(pieces)
    },

    async sweep() {
      const before = wall.now() - takenUpWithinMs
      const loose = (await images.find('byKept', [false])).map(({ value }) => value)
      for (const documentId of new Set(loose.map((image) => image.documentId))) {
        const named = await namedIn(documents, documentId)
        for (const { id, blob, at } of loose.filter((image) => image.documentId === documentId)) {
          if (named.has(blob)) await keep(documentId, blob)
          else if (at < before) {
            await blobs.release(blob, documentId)
            await images.remove(id)
          }
        }
      }
      await blobs.sweep(before)
    },
  }
}

async function namedIn(
  documents: ImagesParts['documents'],
  documentId: DocumentId,
): Promise<ReadonlySet<string>> {
  if ((await documents.find(documentId))?.kind !== 'record') return new Set()
  return imagesIn((await documents.readMinutes(documentId)).record)
}

/** The addresses of the images a record shows. */
export function imagesIn(record: CanonicalRecord): Set<string> {
  if (record.kind !== 'record') return new Set()
  return new Set(record.blocks.flatMap(({ image }) => Object.values(image ?? {}).map(({ blob }) => blob)))
}
