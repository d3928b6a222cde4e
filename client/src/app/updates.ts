/**
 * New versions of the application. The service worker of a new version waits; this page says that it is
 * there, and lets it take over only when the reader reloads.
 */
import { createStore, useStore } from '../lib/store'

const waiting = createStore<ServiceWorker | null>(null)

// Pages stay open for days in a ministry: ask now and then, not only on load.
const askEvery = 30 * 60_000

export async function watchForUpdates(): Promise<void> {
  // Absent on plain HTTP in a local network (MODEL M24); then a reload brings the new version as ever.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    // Browsers and profiles may forbid workers; the application runs without, it only needs a network to start.
    .catch(() => undefined)
  if (!registration) return
  const look = () => {
    // The very first worker replaces nothing: there is no older version to speak of.
    if (registration.waiting && navigator.serviceWorker.controller) waiting.set(registration.waiting)
  }
  look()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look)
  })
  setInterval(() => void registration.update().catch(() => undefined), askEvery)
}

export function useUpdateReady(): boolean {
  return useStore(waiting) !== null
}

/** Lets the new version take over, then loads it. */
export function takeOver(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.get()?.postMessage('take-over')
}
