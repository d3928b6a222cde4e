import type { DocumentId } from '@tandem/shared/ids'
import type { DocumentSync } from '@tandem/shared/sync'
import { useEffect } from 'react'
import { sendSeen } from './api'

/** Whoever has the page before him so long has looked at what is on it. */
const looksAfterMs = 2_000

/** Tells the server up to where this person has looked: what he has had before him for two seconds. */
export function useLooking(documentId: DocumentId, sync: DocumentSync, mayRead: boolean): void {
  useEffect(() => {
    if (!mayRead) return undefined
    let told = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const looked = () => {
      timer = undefined
      const seq = sync.seenSeq
      if (!isLooking() || seq <= told) return
      told = seq
      // What is not told now is told with the next change he sees, or when he comes again.
      sendSeen(documentId, seq).catch(() => (told = 0))
    }
    const looks = () => {
      if (isLooking()) timer ??= setTimeout(looked, looksAfterMs)
    }
    const away = () => {
      clearTimeout(timer)
      timer = undefined
    }
    const turned = () => (isLooking() ? looks() : away())
    const unsubscribe = sync.subscribe(looks)
    window.addEventListener('focus', looks)
    window.addEventListener('blur', away)
    document.addEventListener('visibilitychange', turned)
    looks()
    return () => {
      away()
      unsubscribe()
      window.removeEventListener('focus', looks)
      window.removeEventListener('blur', away)
      document.removeEventListener('visibilitychange', turned)
    }
  }, [documentId, sync, mayRead])
}

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
