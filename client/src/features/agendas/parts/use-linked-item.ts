/** An address that ends in `#itm_…` leads to that item: it is scrolled to and gets the focus. */
import { useEffect } from 'react'
import { goToItem } from '../model/go-to-item'

export function useLinkedItem(): void {
  useEffect(() => {
    const follow = () => goToItem(window.location.hash.slice(1))
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
}
