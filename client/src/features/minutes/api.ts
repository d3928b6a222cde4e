import { queryOptions } from '@tanstack/react-query'
import type { DocumentId } from '@tandem/shared/ids'
import { MinutesCard } from '@tandem/shared/minutes'
import { request } from '../../lib/http'

/** What the page of minutes needs around their text. */
export function minutesCardQuery(documentId: DocumentId) {
  return queryOptions({
    queryKey: ['document', documentId, 'minutes'],
    queryFn: ({ signal }) => request(`/api/v1/documents/${documentId}/minutes`, MinutesCard, { signal }),
  })
}
