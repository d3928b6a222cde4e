import { useEffect, useRef } from 'react'
import { type OpenDocument, useSyncStatus } from './use-live-document'

/**
 * A copy that says something else than the server's is of no use to anyone: it is taken off this device
 * and the text is read anew, once everything typed here is stored [SYNC-6].
 *
 * @param onForgotten opens the document again
 */
export function useReadAnew(open: OpenDocument, onForgotten: () => void): void {
  const { differs, unstored } = useSyncStatus(open.sync)
  const forgetting = useRef(false)
  useEffect(() => {
    if (!differs || unstored > 0 || forgetting.current) return
    forgetting.current = true
    void open.copy.forget().then(onForgotten)
  }, [differs, unstored, open, onForgotten])
}

/** Takes this device's copy off it for good, once: of what is not open to the person any more. */
export function useForgetWhen(isClosed: boolean, open: OpenDocument): void {
  useEffect(() => {
    if (isClosed) void open.copy.forget()
  }, [isClosed, open])
}
