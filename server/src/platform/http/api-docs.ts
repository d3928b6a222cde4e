/**
 * The description of the interface to read and try, for whoever is signed in. Swagger UI comes from this server alone,
 * under the same policy as every page: its script is a file, started by a file of ours, and it sets styles only by
 * its style sheets and by script, which the policy allows.
 */
import { refuse } from '@tandem/shared/protocol'
import type { IncomingHttpHeaders } from 'node:http'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { type RequestHandler, Router } from 'express'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tandem: interface for programs</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/api/docs/index.css">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <main id="description"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`
const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#description', validatorUrl: null, docExpansion: 'list', defaultModelsExpandDepth: 0 })
`
const served = ['index.css', 'swagger-ui.css', 'swagger-ui-bundle.js']

type IsSignedIn = (headers: IncomingHttpHeaders) => Promise<boolean>

/** @param isSignedIn whether the headers are those of somebody who is signed in */
export function apiDocs(isSignedIn: IsSignedIn): Router {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const router = Router()
  router.use(forTheSignedIn(isSignedIn))
  router.get('/', (_request, response) => void response.type('html').send(page))
  router.get('/start.js', (_request, response) => void response.type('js').send(start))
  for (const name of served) {
    router.get(`/${name}`, (_request, response) =>
      response.sendFile(name, { root: folder, cacheControl: false }),
    )
  }
  return router
}

function forTheSignedIn(isSignedIn: IsSignedIn): RequestHandler {
  return async (request, response, next) => {
    if (await isSignedIn(request.headers)) return next()
    // A person at a browser is sent where he can sign in; a program is told.
    if (request.headers.accept?.includes('text/html')) return response.redirect(303, '/sign-in')
    throw refuse('not_signed_in')
  }
}
