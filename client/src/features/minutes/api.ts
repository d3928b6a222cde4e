import { queryOptions } from '@tanstack/react-query'
import type { DocumentId } from '@tandem/shared/ids'
import { MinutesCard, StoredImage, UsualSentences } from '@tandem/shared/minutes'
import { request } from '../../lib/http'

/** What the page of minutes needs around their text. */
export function minutesCardQuery(documentId: DocumentId) {
  return queryOptions({
    queryKey: ['document', documentId, 'minutes'],
    queryFn: ({ signal }) => request(`/api/v1/documents/${documentId}/minutes`, MinutesCard, { signal }),
  })
}

/** What may be said under each item of the agenda, for whoever writes the minutes. */
export function sentencesQuery(documentId: DocumentId) {
  return queryOptions({
    queryKey: ['document', documentId, 'sentences'],
    queryFn: ({ signal }) => request(`/api/v1/documents/${documentId}/sentences`, UsualSentences, { signal }),
  })
}

/** Stores an image of a document; answers the address of its content. */
export async function storeImage(documentId: DocumentId, image: Blob): Promise<string> {
  const path = `/api/v1/documents/${documentId}/images`
  const { blob } = await request(path, StoredImage, { method: 'POST', body: image })
  return blob
}
