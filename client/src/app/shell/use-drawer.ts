import { useCallback, useEffect, useState } from 'react'
import { useLocation } from 'react-router'

type Drawer = 'side' | 'rail'

/** Which drawer is open; at most one. It closes when the page changes or there is room again. */
export function useDrawer(isDrawer: Record<Drawer, boolean>) {
  const [wished, setWished] = useState<Drawer | null>(null)
  const { key } = useLocation()
  useEffect(() => setWished(null), [key])
  const close = useCallback(() => setWished(null), [])
  return { open: wished && isDrawer[wished] ? wished : null, show: setWished, close }
}
