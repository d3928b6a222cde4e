/** What others wrote since this person last looked, and that he looks now. */
import { queryOptions } from '@tanstack/react-query'
import { Comparison, Unseen } from '@tandem/shared/history'
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import { z } from 'zod'
import { request } from '../../../lib/http'

const notKept = { meta: { keep: false } }

export function unseenQuery(groupId: GroupId) {
  return queryOptions({
    ...notKept,
    queryKey: ['group', groupId, 'unseen'],
    queryFn: ({ signal }) => request(`/api/v1/groups/${groupId}/unseen`, Unseen, { signal }),
    staleTime: 0,
  })
}

export function changesSinceQuery(documentId: DocumentId, from: number, to: number) {
  return queryOptions({
    ...notKept,
    queryKey: ['document', documentId, 'history', 'comparison', from, to],
    queryFn: ({ signal }) =>
      request(`/api/v1/documents/${documentId}/history/comparison?from=${from}&to=${to}`, Comparison, {
        signal,
      }),
    staleTime: Infinity,
  })
}

export function sendSeen(documentId: DocumentId, seq: number): Promise<{ seenSeq: number }> {
  const body = { seq }
  const answer = z.object({ seenSeq: z.int() })
  return request(`/api/v1/documents/${documentId}/history/seen`, answer, { method: 'PUT', body })
}
