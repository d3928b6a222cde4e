/**
 * The application shell, kept so that the address opens without a network.
 *
 * Always true:
 *  1. Nothing the API or the live connection answers is kept here; data has its own, signed-out-wiped store.
 *  2. A new version waits until the reader asks for it: no page is ever changed under someone's hands.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'

interface Worker {
  __WB_MANIFEST: { url: string; revision: string | null }[]
  skipWaiting(): Promise<void>
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}
// The worker's global, of which the DOM's types know nothing.
declare const self: Worker

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// The server's own addresses are never the application's pages.
const serverPaths = [/^\/api(\/|$)/, /^\/socket\.io/, /^\/yjs/, /^\/(healthz|readyz|metrics)(\/|$)/]
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: serverPaths }))

// Font pieces have hashed names: what is here is never out of date.
registerRoute(
  ({ url, sameOrigin }) =>
    sameOrigin && url.pathname.startsWith('/assets/') && url.pathname.endsWith('.woff2'),
  new CacheFirst({ cacheName: 'fonts' }),
)

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})
