import { useEffect, useRef } from 'react'
import { type OpenDocument, useOfStatus } from './use-live-document'

/**
 * A copy that says something else than the server's is of no use to anyone: it is taken off this device
 * and the text is read anew, once everything typed here is stored [SYNC-6].
 *
 * @param onForgotten opens the document again
 */
export function useReadAnew(open: OpenDocument, onForgotten: () => void): void {
  const mayGo = useOfStatus(open.sync, ({ differs, unstored }) => differs && unstored === 0)
  const forgetting = useRef(false)
  useEffect(() => {
    if (!mayGo || forgetting.current) return
    forgetting.current = true
    void open.copy.forget().then(onForgotten)
  }, [mayGo, open, onForgotten])
}

/** Takes this device's copy off it for good, once: of what is not open to the person any more. */
export function useForgetClosed(open: OpenDocument): void {
  const mayGo = useOfStatus(
    open.sync,
    ({ refused, unstored }) => refused?.code === 'not_found' && unstored === 0,
  )
  useEffect(() => {
    if (mayGo) void open.copy.forget()
  }, [mayGo, open])
}
