import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DocumentId } from '@tandem/shared/ids'
import type { MinutesCard } from '@tandem/shared/minutes'
import { useEffect } from 'react'
import { useLink } from '../../lib/socket/link-context'
import { minutesCardQuery } from './api'

/**
 * The card of the minutes on the page, asked for anew when the register has numbered a commitment of theirs.
 * @param isWanted until it is, only what is known of it already is given
 */
export function useMinutesCard(documentId: DocumentId, isWanted = true): MinutesCard | null {
  const client = useQueryClient()
  const link = useLink()
  const { data = null } = useQuery({ ...minutesCardQuery(documentId), enabled: isWanted })
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
