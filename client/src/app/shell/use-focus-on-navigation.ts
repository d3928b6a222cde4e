import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'

// Longer than a slow answer takes to become a page; after that the reader has found his own way.
const waitForHeading = 5_000

/**
 * A new page is said to a screen reader by moving the focus to its heading, once it is there. Not on the first
 * page, where the browser reads the title itself; not when the address names a place in the page, which takes
 * the focus by itself; and never away from where the reader has put it meanwhile.
 */
export function useFocusOnNavigation(main: RefObject<HTMLElement | null>, title: string): void {
  const { pathname, hash, key } = useLocation()
  const done = useRef<string | null>(null)
  useEffect(() => {
    const page = main.current
    // The first page's address may change within it before another page comes.
    if (key === 'default') done.current = pathname
    if (!page || hash || done.current === pathname || !title) return undefined
    const focusHeading = () => {
      const heading = page.querySelector<HTMLElement>('h1')
      if (!heading) return false
      done.current = pathname
      heading.setAttribute('tabindex', '-1')
      if (isUnplaced(document.activeElement, page)) heading.focus({ preventScroll: true })
      return true
    }
    if (focusHeading()) return undefined
    const watch = new MutationObserver(() => focusHeading() && watch.disconnect())
    watch.observe(page, { childList: true, subtree: true })
    const giveUp = setTimeout(() => watch.disconnect(), waitForHeading)
    return () => {
      watch.disconnect()
      clearTimeout(giveUp)
    }
  }, [pathname, hash, key, main, title])
}

/** Not within the new page, nor in something over it: it is where the reader came from, or nowhere. */
function isUnplaced(focused: Element | null, page: HTMLElement): boolean {
  if (focused === null || focused === page) return true
  return !page.contains(focused) && focused.closest('[role="dialog"], [role="menu"]') === null
}
