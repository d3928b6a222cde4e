/**
 * The domain's time in the browser (MODEL M15). The server says what time it is with every answer that
 * carries `now`; between answers this device's clock only measures how much has passed.
 */
import { useSyncExternalStore } from 'react'

const key = 'tandem.clock-offset'
let offset = keptOffset()

/** The domain's present instant, ms. */
export function domainNow(): number {
  return Date.now() + offset
}

/** Called with every answer of the server that says the time. */
export function setDomainNow(now: number): void {
  offset = now - Date.now()
  try {
    // Kept, so that a page opened offline does not show the wall's date.
    localStorage.setItem(key, String(offset))
  } catch {
    // Storage may be closed to us; the offset then lasts for this page.
  }
  for (const listener of listeners) listener()
}

/** This device's instant as the domain's, e.g. of when something was last fetched. */
export function toDomainTime(wall: number): number {
  return wall + offset
}

/** The domain's time, rounded down to `every` ms, renewed as often. */
export function useDomainNow(every: 1_000 | 60_000 = 60_000): number {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      const timer = setInterval(changed, every === 1_000 ? 250 : 5_000)
      return () => {
        listeners.delete(changed)
        clearInterval(timer)
      }
    },
    () => Math.floor(domainNow() / every) * every,
  )
}

const listeners = new Set<() => void>()

function keptOffset(): number {
  try {
    return Number(localStorage.getItem(key) ?? 0) || 0
  } catch {
    return 0
  }
}
