/** An address that ends in `#itm_…` leads to that item: it is scrolled to and gets the focus. */
import { ItemId } from '@tandem/shared/ids'
import { useEffect } from 'react'

export function useLinkedItem(): void {
  useEffect(() => {
    const follow = () => goToItem(window.location.hash.slice(1))
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
}

export function goToItem(hash: string): void {
  const id = ItemId.safeParse(hash)
  const element = id.success ? document.getElementById(id.data) : null
  if (!element) return
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'center' })
}
