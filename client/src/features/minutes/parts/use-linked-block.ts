/** An address that ends in `#blk_…` leads to that block (MODEL M18). */
import { useEffect } from 'react'
import { goToBlock } from '../model/go-to-block'

export function useLinkedBlock(): void {
  useEffect(() => {
    const follow = () => goToBlock(window.location.hash.slice(1))
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
}
