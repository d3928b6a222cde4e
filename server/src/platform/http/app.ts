/**
 * The HTTP side of the server, assembled: headers, health, the table of endpoints, the built client, errors.
 * The order matters: headers before anything can fail, the origin before any body is read.
 */
import { refuse } from '@tandem/shared/protocol'
import type { IncomingHttpHeaders } from 'node:http'
import express, { type Express, type RequestHandler, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Log } from '../log.js'
import type { Metrics } from '../metrics.js'
import { BytesAnswer, type Call, type Endpoint } from './endpoint.js'
import type { OwnOriginCheck } from './own-origin.js'
import { answerProblems } from './problems.js'
import { staticClient } from './static-client.js'

export interface HttpParts<Caller> {
  endpoints: readonly Endpoint<Caller>[]
  /** Who asks, by the headers; null when signed out. */
  whoIs(headers: IncomingHttpHeaders): Promise<Caller | null>
  /** A program with an access token, which may ask less than a person at a browser. */
  isProgram(caller: Caller): boolean
  isOwnOrigin: OwnOriginCheck
  headers: Readonly<Record<string, string>>
  /** Can the server do its work now? */
  isReady(): Promise<boolean>
  metrics: Metrics
  log: Log
  trustedProxies: number
  signInsPerAddress: number
  /** The folder of the built client. */
  clientFolder: string
}

const largestBodyBytes = 256 * 1024
const signInWindowMs = 15 * 60 * 1000

export function createApp<Caller>(parts: HttpParts<Caller>): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // Answers are not kept anywhere, so there is nothing to compare; static files make their own.
  app.set('etag', false)
  app.set('trust proxy', parts.trustedProxies)
  app.use((_request, response, next) => {
    response.set(parts.headers)
    next()
  })
  app.use(measure(parts.metrics))
  app.use(healthRoutes(parts))
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  app.use(refuseForeignOrigins(parts.isOwnOrigin))
  app.use('/api/v1', endpointRoutes(parts))
  app.use('/api', () => {
    throw refuse('not_found')
  })
  app.use(staticClient(parts.clientFolder))
  app.use(() => {
    throw refuse('not_found')
  })
  app.use(answerProblems(parts.log))
  return app
}

function measure(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.on('finish', () => {
      const route: unknown = response.locals['route']
      metrics.answered({
        method: request.method,
        route: typeof route === 'string' ? route : 'other',
        status: response.statusCode,
        seconds: (performance.now() - startedAt) / 1000,
      })
    })
    next()
  }
}

function healthRoutes(parts: Pick<HttpParts<unknown>, 'isReady' | 'metrics'>): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ up: true }))
  router.get('/readyz', async (_request, response) => {
    const isReady = await parts.isReady()
    response.status(isReady ? 200 : 503).json({ ready: isReady })
  })
  router.get('/metrics', async (_request, response) => {
    response.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics())
  })
  return router
}

function refuseForeignOrigins(isOwnOrigin: OwnOriginCheck): RequestHandler {
  return (request, _response, next) => {
    const changesNothing = ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    if (!changesNothing && !isOwnOrigin(request)) throw refuse('wrong_origin')
    next()
  }
}

function endpointRoutes<Caller>(parts: HttpParts<Caller>): Router {
  const router = Router()
  const limitSignIns = rateLimit({
    windowMs: signInWindowMs,
    limit: parts.signInsPerAddress,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: () => {
      throw refuse('too_many_requests')
    },
  })
  const readJson = express.json({ limit: largestBodyBytes })
  for (const endpoint of parts.endpoints) {
    const before: RequestHandler[] = [nameRoute(endpoint.path)]
    if (endpoint.rule === 'anyone' && endpoint.isSignIn) before.push(limitSignIns)
    // Who is signed out is refused before his body is read.
    if (endpoint.rule === 'signed_in') before.push(requireSignIn(parts, endpoint.forTokens ?? false))
    if (endpoint.method !== 'get') before.push(bodyReader(endpoint) ?? readJson)
    router[endpoint.method](endpoint.path, ...before, async (request, response) => {
      const call: Call = {
        params: joinSegments(request.params),
        query: request.query,
        address: request.ip ?? null,
        body: request.body as unknown,
        cookies: request.headers.cookie,
        userAgent: request.headers['user-agent'],
        setCookie: (cookie) => void response.append('Set-Cookie', cookie),
      }
      const answer =
        endpoint.rule === 'anyone'
          ? await endpoint.answer(call)
          : await endpoint.answer(call, response.locals['caller'] as Caller)
      if (answer === undefined) response.status(204).end()
      else if (answer instanceof BytesAnswer) response.set(answer.headers).send(Buffer.from(answer.bytes))
      else response.json(answer)
    })
  }
  return router
}

/** For bodies that are bytes: as they come, never unpacked, whatever they are called. */
function bodyReader(endpoint: Endpoint<never>): RequestHandler | null {
  if (endpoint.rule !== 'signed_in' || endpoint.takesBytes === undefined) return null
  return express.raw({ type: () => true, inflate: false, limit: endpoint.takesBytes })
}

function requireSignIn<Caller>(parts: HttpParts<Caller>, isForTokens: boolean): RequestHandler {
  return async (request, response, next) => {
    const caller = await parts.whoIs(request.headers)
    if (caller === null) throw refuse('not_signed_in')
    if (parts.isProgram(caller) && !isForTokens) throw refuse('not_allowed')
    response.locals['caller'] = caller
    next()
  }
}

function nameRoute(path: string): RequestHandler {
  return (_request, response, next) => {
    response.locals['route'] = `/api/v1${path}`
    next()
  }
}

function joinSegments(params: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]),
  )
}
