/**
 * The HTTP side of the server, assembled: headers, health, the table of endpoints, the built client, errors.
 * The order matters: headers before anything can fail, the origin before any body is read.
 */
import { type Refusal, type RefusalReason, refuse } from '@tandem/shared/protocol'
import type { RouteRule, serverRoutes } from '@tandem/shared/rules'
import type { IncomingHttpHeaders } from 'node:http'
import { pipeline } from 'node:stream/promises'
import express, { type Express, type Request, type RequestHandler, type Response, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Log } from '../log.js'
import type { Metrics } from '../metrics.js'
import { apiDocs } from './api-docs.js'
import { endSlowBodies, streamBody } from './body-stream.js'
import { BytesAnswer, PageAnswer, type ReceivedCall, StreamAnswer } from './endpoint.js'
import type { Mounted } from './mounted.js'
import type { OwnOriginCheck } from './own-origin.js'
import { answerProblems } from './problems.js'
import { staticClient } from './static-client.js'

export interface RefusedRequest<Caller> {
  caller: Caller | null
  /** By its row in the table; null when it was refused before it came so far. */
  route: string | null
  /** Ids that its address names. */
  things: string | null
  address: string | null
  reason: RefusalReason
}

export interface HttpParts<Caller> {
  endpoints: readonly Mounted<Caller>[]
  /** Who asks, by the headers; null when signed out. */
  whoIs(headers: IncomingHttpHeaders): Promise<Caller | null>
  /** A program with an access token, which may ask less than a person at a browser. */
  isProgram(caller: Caller): boolean
  /** Has shown within the last minutes that it is he. */
  isProven(caller: Caller): boolean
  isAdministrator(caller: Caller): Promise<boolean>
  isOwnOrigin: OwnOriginCheck
  headers: Readonly<Record<string, string>>
  /** Can the server do its work now? */
  isReady(): Promise<boolean>
  /** What was refused, for the audit log. */
  onRefused(refused: RefusedRequest<Caller>): Promise<void>
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
  app.use(endSlowBodies())
  app.use(measure(parts.metrics))
  app.use(healthRoutes(parts))
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  app.use(refuseForeignOrigins(parts.isOwnOrigin))
  app.use('/api/v1', endpointRoutes(parts))
  app.use(
    '/api/docs',
    apiDocs(async (headers) => (await parts.whoIs(headers)) !== null),
  )
  app.use('/api', () => {
    throw refuse('not_found')
  })
  app.use(staticClient(parts.clientFolder))
  app.use(() => {
    throw refuse('not_found')
  })
  app.use(answerProblems(parts.log, tellOfRefusals(parts)))
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
  const answers: Record<keyof typeof serverRoutes, RequestHandler> = {
    'GET /healthz': (_request, response) => void response.json({ up: true }),
    async 'GET /readyz'(_request, response) {
      const isReady = await parts.isReady()
      response.status(isReady ? 200 : 503).json({ ready: isReady })
    },
    async 'GET /metrics'(_request, response) {
      response.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics())
    },
  }
  const router = Router()
  for (const [route, answer] of Object.entries(answers)) router.get(route.slice('GET '.length), answer)
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
    const { rule } = endpoint
    const before: RequestHandler[] = [nameRoute(endpoint)]
    if (rule.may !== 'anyone') before.push(requireSignIn(parts, rule))
    else if ('isSignIn' in rule) before.push(limitSignIns)
    // Whom the rule keeps out is refused before his body is read.
    if (endpoint.method !== 'get') before.push(bodyReader(endpoint) ?? readJson)
    router[endpoint.method](endpoint.path, ...before, async (request, response) => {
      const call: ReceivedCall = {
        params: joinSegments(request.params),
        query: request.query,
        address: request.ip ?? null,
        body: request.body as unknown,
        cookies: request.headers.cookie,
        userAgent: request.headers['user-agent'],
        setCookie: (cookie) => void response.append('Set-Cookie', cookie),
      }
      const answer = await endpoint.answer(call, (response.locals['caller'] ?? null) as Caller | null)
      if (answer === undefined) response.status(204).end()
      else if (answer instanceof BytesAnswer) response.set(answer.headers).send(Buffer.from(answer.bytes))
      else if (answer instanceof StreamAnswer) await sendPieces(answer, response)
      else if (answer instanceof PageAnswer) response.redirect(303, answer.path)
      else response.json(answer)
    })
  }
  return router
}

/** Waits for whoever reads slowly, and stops for whoever is gone. */
async function sendPieces({ pieces, headers }: StreamAnswer, response: Response): Promise<void> {
  const first = pieces[Symbol.asyncIterator]()
  // What fails before the first piece is still answered as a problem.
  const begun = await first.next()
  response.set(headers)
  await pipeline(async function* () {
    for (let piece = begun; piece.done !== true; piece = await first.next()) yield piece.value
  }, response)
}

/** For bodies that are bytes: as they come, never unpacked, whatever they are called. */
function bodyReader({
  takesBytes,
  takesStream,
}: Pick<Mounted<never>, 'takesBytes' | 'takesStream'>): RequestHandler | null {
  if (takesStream !== undefined) return streamBody(takesStream)
  if (takesBytes === undefined) return null
  return express.raw({ type: () => true, inflate: false, limit: takesBytes })
}

/** What the matrix decides is asked where the thing is loaded, also of programs. */
function requireSignIn<Caller>(
  parts: Pick<HttpParts<Caller>, 'whoIs' | 'isProgram' | 'isAdministrator' | 'isProven'>,
  rule: Exclude<RouteRule, { may: 'anyone' }>,
): RequestHandler {
  return async (request, response, next) => {
    const caller = await parts.whoIs(request.headers)
    if (caller === null) throw refuse('not_signed_in')
    response.locals['caller'] = caller
    const isProgram = parts.isProgram(caller)
    if (rule.may === 'administrator' && (isProgram || !(await parts.isAdministrator(caller))))
      throw refuse('not_found')
    if (rule.may === 'signed_in' && isProgram && !('programs' in rule)) throw refuse('not_allowed')
    // Last: whom the rule keeps out anyway is told that, and nothing of a proof.
    if ('proof' in rule && !parts.isProven(caller)) throw refuse('proof_needed')
    next()
  }
}

function nameRoute({ method, path }: Pick<Mounted<never>, 'method' | 'path'>): RequestHandler {
  return (request, response, next) => {
    response.locals['route'] = `/api/v1${path}`
    response.locals['asked'] = `${method.toUpperCase()} ${path}`
    response.locals['things'] = Object.values(request.params).filter(isId).join(':') || null
    next()
  }
}

function isId(segment: string | string[]): segment is string {
  return typeof segment === 'string' && /^[a-z]{3}_\w{1,40}$/.test(segment)
}

/** A fault of ours is no refusal, and a page that finds itself signed out has tried nothing. */
function tellOfRefusals<Caller>(
  parts: Pick<HttpParts<Caller>, 'onRefused'>,
): (refusal: Refusal, request: Request, response: Response) => Promise<void> {
  return async ({ code, reason }, { headers, ip }, { locals }) => {
    const isOurs = code === 'internal' || code === 'unavailable'
    const isStranger = headers.cookie === undefined && headers.authorization === undefined
    const route = (locals['asked'] ?? null) as string | null
    const isNowhere = route === null && reason === 'not_found'
    if (isOurs || isNowhere || (isStranger && reason === 'not_signed_in')) return
    const caller = (locals['caller'] ?? null) as Caller | null
    const things = (locals['things'] ?? null) as string | null
    await parts.onRefused({ caller, route, things, address: ip ?? null, reason })
  }
}

function joinSegments(params: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]),
  )
}
