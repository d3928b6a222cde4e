import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'

type Drawer = 'side' | 'rail'

/** Which drawer is open; at most one. It closes when the page changes or there is room again. */
export function useDrawer(isDrawer: Record<Drawer, boolean>) {
  const [wished, setWished] = useState<Drawer | null>(null)
  const opener = useRef<Element | null>(null)
  const { key } = useLocation()
  useEffect(() => setWished(null), [key])

  const show = useCallback((drawer: Drawer) => {
    opener.current = document.activeElement
    setWished(drawer)
  }, [])
  const close = useCallback(() => {
    setWished(null)
    // After the bar is no longer inert.
    requestAnimationFrame(() => opener.current instanceof HTMLElement && opener.current.focus())
  }, [])

  return { open: wished && isDrawer[wished] ? wished : null, show, close }
}
