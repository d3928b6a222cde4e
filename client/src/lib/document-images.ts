import type { DocumentId } from '@tandem/shared/ids'

/** Where an image is read; the server shows it to those who may see it in this document. */
export function imageAddress(documentId: DocumentId, blob: string): string {
  return `/api/v1/documents/${documentId}/images/${blob}`
}
