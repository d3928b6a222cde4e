import { useQueryClient } from '@tanstack/react-query'
import type { CanonicalRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import type { DocumentSync } from '@tandem/shared/sync'
import { useEffect } from 'react'
import { useReadersRecord } from './use-live-document'

/** The record a reader sees: as pushed, else as this device last had it. */
export function useKeptRecord(documentId: DocumentId, sync: DocumentSync): CanonicalRecord | null {
  const client = useQueryClient()
  const key = ['document', documentId, 'record']
  const pushed = useReadersRecord(sync)
  useEffect(() => {
    if (pushed) client.setQueryData(['document', documentId, 'record'], pushed)
  }, [client, documentId, pushed])
  return pushed ?? client.getQueryData<CanonicalRecord>(key) ?? null
}
