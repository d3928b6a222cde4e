import { queryOptions } from '@tanstack/react-query'
import { DocumentCard, DocumentReader } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { z } from 'zod'
import { request } from '../../lib/http'

export function documentCardQuery(documentId: DocumentId) {
  return queryOptions({
    queryKey: ['document', documentId],
    queryFn: ({ signal }) => request(`/api/v1/documents/${documentId}`, DocumentCard, { signal }),
  })
}

const Readers = z.object({ readers: z.array(DocumentReader) })

export function readersQuery(documentId: DocumentId) {
  return queryOptions({
    queryKey: ['document', documentId, 'readers'],
    queryFn: ({ signal }) => request(`/api/v1/documents/${documentId}/readers`, Readers, { signal }),
    staleTime: 0,
  })
}
