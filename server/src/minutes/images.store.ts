import type { DocumentId } from '@tandem/shared/ids'
import type { StoredImage } from '@tandem/shared/minutes'
import type { CollectionSpec } from '../platform/collection.js'

/** An image as it was put into one document; its bytes are a blob. */
export interface ImageOfDocument extends StoredImage {
  /** `<documentId>:<blob>` */
  id: string
  documentId: DocumentId
  /** When it was last put in, in ms of the wall clock. */
  at: number
  /** The text has referred to it. */
  isKept: boolean
}

export const imageSpec: CollectionSpec<ImageOfDocument> = {
  name: 'document-images',
  unique: {},
  lookups: { byDocument: ['documentId'], byKept: ['isKept'] },
}
