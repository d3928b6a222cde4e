import type { SocketLink } from '@tandem/provider'

/** Looks whether the link is alive at the moments it may have died unnoticed: waking up, coming back online. */
export function watchOverLink(link: SocketLink): () => void {
  const check = (): void => link.check()
  const checkIfShown = (): void => {
    if (document.visibilityState === 'visible') link.check()
  }
  window.addEventListener('online', check)
  document.addEventListener('visibilitychange', checkIfShown)
  return () => {
    window.removeEventListener('online', check)
    document.removeEventListener('visibilitychange', checkIfShown)
  }
}
