/** The built client: hashed assets for ever, everything else asked for anew each time. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'

export function staticClient(folder: string): Router {
  const router = Router()
  // No fall-through: answering a missing asset with the page would hide a broken deployment.
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      fallthrough: false,
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
    }),
  )
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: askAnew }))
  router.get('/{*path}', (request, response, next) => {
    // A page only for who wants a page: a script that mistypes an address must see that it is wrong.
    if (!request.accepts('html') || !request.headers.accept?.includes('text/html')) return next()
    if (!existsSync(join(folder, 'index.html'))) {
      return response.status(503).type('text').send('The client is not built yet: run "npm run build".\n')
    }
    response.set('Cache-Control', 'no-cache')
    return response.sendFile('index.html', { root: folder, cacheControl: false })
  })
  return router
}

// The page and the service worker decide which assets are loaded: an old copy would pin an old version.
function askAnew(response: { setHeader(name: string, value: string): void }): void {
  response.setHeader('Cache-Control', 'no-cache')
}
