/** Keeps the timeline as it is now: the server says over the socket when the history moved on. */
import { useQueryClient } from '@tanstack/react-query'
import type { DocumentId } from '@tandem/shared/ids'
import { LinkLost, RequestRefused } from '@tandem/shared/sync'
import { useEffect, useRef } from 'react'
import { useLink } from '../../lib/socket/link-context'
import { timelineQuery } from './api'

export function useFollowed(documentId: DocumentId, headSeq: number): void {
  const link = useLink()
  const client = useQueryClient()
  const known = useRef(headSeq)
  useEffect(() => {
    known.current = headSeq
  })
  useEffect(() => {
    if (!link) return undefined
    let isOld = false
    const readAgain = () => {
      isOld = document.hidden
      // A hidden page asks once it is looked at again.
      if (!isOld) void client.invalidateQueries({ queryKey: timelineQuery(documentId).queryKey })
    }
    const onVisible = () => {
      if (isOld) readAgain()
    }
    const follow = () => {
      if (link.state.kind !== 'open') return
      // What came before one is told of it: after the timeline was read, or while the link was gone.
      const catchUp = (answer: { headSeq: number }) => {
        if (answer.headSeq > known.current) readAgain()
      }
      link.request({ type: 'follow', documentId }).then(catchUp, ignoreRefusal)
    }
    const stops = [
      link.onState(follow),
      link.onNotice('history', (notice) => {
        if (notice.documentId === documentId) readAgain()
      }),
    ]
    document.addEventListener('visibilitychange', onVisible)
    follow()
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      for (const stop of stops) stop()
      link.request({ type: 'unfollow', documentId }).catch(ignoreRefusal)
    }
  }, [link, client, documentId])
}

// The link is gone: the next one asks again. Whoever may not follow may not read the timeline, and is told so there.
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof LinkLost) && !(error instanceof RequestRefused)) throw error
}
