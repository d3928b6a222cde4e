import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'

/**
 * A new page is said to a screen reader by moving the focus to its heading. Not on the first page, where the
 * browser reads the title itself, and not when the address names a place in the page, which has its own.
 */
export function useFocusOnNavigation(main: RefObject<HTMLElement | null>, title: string): void {
  const { pathname, hash, key } = useLocation()
  const done = useRef<string | null>(null)
  useEffect(() => {
    if (key === 'default' || hash || done.current === pathname || !title) return
    done.current = pathname
    const heading = main.current?.querySelector<HTMLElement>('h1')
    heading?.setAttribute('tabindex', '-1')
    const target = heading ?? main.current
    target?.focus({ preventScroll: true })
  }, [pathname, hash, key, main, title])
}
