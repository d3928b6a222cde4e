import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DocumentId } from '@tandem/shared/ids'
import type { MinutesCard } from '@tandem/shared/minutes'
import { useEffect } from 'react'
import { useLink } from '../../lib/socket/link-context'
import { minutesCardQuery } from './api'

/** The card of the minutes on the page, asked for anew when the register has numbered a commitment of theirs. */
export function useMinutesCard(documentId: DocumentId): MinutesCard | null {
  const client = useQueryClient()
  const link = useLink()
  const { data = null } = useQuery(minutesCardQuery(documentId))
  useEffect(
    () =>
      link?.onNotice('commitments', (notice) => {
        if (notice.documentId !== documentId) return
        void client.invalidateQueries({ queryKey: minutesCardQuery(documentId).queryKey })
      }),
    [client, link, documentId],
  )
  return data
}
