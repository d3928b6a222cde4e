import { type AuditFilter, AuditPage, AuditVerdict } from '@tandem/shared/audit'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { request } from '../../lib/http'

function queryOf(filter: AuditFilter, more: Record<string, string | null>): string {
  const given = Object.entries({ ...filter, ...more }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  return new URLSearchParams(given).toString()
}

/** The log, newest first; a page is looked for further back until it has something or the log ends. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      request(`/api/v1/audit?${queryOf(filter, { cursor: pageParam })}`, AuditPage, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export function verifyAudit(): Promise<AuditVerdict> {
  return request('/api/v1/audit/verification', AuditVerdict)
}

/** Where the browser fetches the file from. */
export function exportAddress(filter: AuditFilter, format: 'csv' | 'jsonl'): string {
  return `/api/v1/audit/export?${queryOf(filter, { format })}`
}
