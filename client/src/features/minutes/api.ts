import { queryOptions } from '@tanstack/react-query'
import type { DocumentId } from '@tandem/shared/ids'
import { MinutesCard, StoredImage } from '@tandem/shared/minutes'
import { request } from '../../lib/http'

/** What the page of minutes needs around their text. */
export function minutesCardQuery(documentId: DocumentId) {
  return queryOptions({
    queryKey: ['document', documentId, 'minutes'],
    queryFn: ({ signal }) => request(`/api/v1/documents/${documentId}/minutes`, MinutesCard, { signal }),
  })
}

/** Stores an image of a document; answers the address of its content. */
export async function storeImage(documentId: DocumentId, image: Blob): Promise<string> {
  const path = `/api/v1/documents/${documentId}/images`
  const { blob } = await request(path, StoredImage, { method: 'POST', body: image })
  return blob
}
