import { request as httpRequest } from 'node:http'
import type { RouteRule } from '@tandem/shared/rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Browser } from '../../testing/browser.js'
import { keepingLog } from '../../testing/keeping-log.js'
import { startTestServer, type TestServer } from '../../testing/start-test-server.js'
import { createMetrics } from '../metrics.js'
import { createApp, createHttpServer, drain, type Mounted, ownOriginCheck, securityHeaders } from './index.js'

let server: TestServer
let stranger: Browser
let coChair: Browser
beforeAll(async () => {
  server = await startTestServer()
  stranger = server.stranger
  coChair = await server.as('kor.cochair')
})
afterAll(() => server.stop())

const idOf: Record<string, string> = {
  documentId: 'doc_00000000000000000000',
  commitmentId: 'cmt_00000000000000000000',
  groupId: 'grp_00000000000000000000',
  meetingId: 'mtg_00000000000000000000',
  userId: 'usr_00000000000000000000',
  tokenId: 'tok_00000000000000000000',
  versionId: 'ver_00000000000000000000',
  seq: '1',
  passageId: 'blk_00000000000000000000',
  symbol: 'CCWG/99',
  code: 'ZZZ',
  paperId: 'pap_00000000000000000000',
  language: 'en',
  blob: '0'.repeat(64),
}
/** The address of an endpoint, about things that do not exist. */
const addressOf = (path: string) =>
  `api/v1${path.replaceAll(/\{\*(\w+)\}|:(\w+)/g, (_, rest: string, one: string) => idOf[rest ?? one] ?? '')}`

async function ask(
  who: Browser,
  { method, path }: Pick<Mounted<never>, 'method' | 'path'>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const address = addressOf(path)
  if (method === 'get' || method === 'delete') return who[method](address, headers)
  return who[method](address, {}, headers)
}

/** What a rule says that the path names by id. */
function namedBy(rule: RouteRule): string | undefined {
  if (rule.may === 'by_matrix') return `${rule.on}Id`
  if (rule.may === 'administrator') return rule.about
  return rule.may === 'signed_in' ? rule.own : undefined
}

describe('the table of endpoints', () => {
  it('is open to the signed-out at two places only', () => {
    const open = server.composed.endpoints.filter(({ rule }) => rule.may === 'anyone')
    expect(open.map(({ path }) => path)).toEqual(['/welcome', '/sign-in/demonstration'])
  })

  it('refuses a signed-out browser everywhere else, and one with a made-up cookie', async () => {
    for (const endpoint of server.composed.endpoints.filter(({ rule }) => rule.may !== 'anyone')) {
      const answer = await ask(stranger, endpoint)
      expect([endpoint.path, answer.status, answer.json]).toMatchObject([
        endpoint.path,
        401,
        { code: 'not_signed_in', reason: 'not_signed_in' },
      ])
    }
    const forged = await stranger.get('api/v1/me', { cookie: `tandem_sign_in=${'A'.repeat(43)}` })
    expect(forged.status).toBe(401)
  })

  it('loads everything that a path names by id through the one loader, with a right', () => {
    for (const endpoint of server.composed.endpoints) {
      const named = /:(\w+)/.exec(endpoint.path)?.[1]
      expect([endpoint.path, namedBy(endpoint.rule)]).toEqual([endpoint.path, named])
    }
  })

  it('answers for what does not exist and for what is no id in the same words', async () => {
    for (const endpoint of server.composed.endpoints) {
      if (namedBy(endpoint.rule) === undefined) continue
      const absent = await ask(coChair, endpoint)
      const wrong = await coChair.get(`api/v1${endpoint.path.replaceAll(/:\w+/g, '..%2f..%2fetc')}`)
      expect([absent.status, absent.text]).toEqual([404, wrong.text])
    }
  })
})

describe('another site in the member’s browser', () => {
  it('changes nothing: every request that would is refused by its origin', async () => {
    const foreign = { origin: 'https://evil.example' }
    for (const endpoint of server.composed.endpoints) {
      const { method, path } = endpoint
      if (method === 'get') continue
      const answer = await ask(coChair, endpoint, foreign)
      expect([path, answer.status, answer.json]).toMatchObject([path, 403, { reason: 'wrong_origin' }])
    }
  })

  it('nor does a request that says its origin but was sent across sites', async () => {
    const answer = await coChair.post('api/v1/sign-out', {}, { 'sec-fetch-site': 'cross-site' })
    expect(answer.json).toMatchObject({ reason: 'wrong_origin' })
    expect((await coChair.get('api/v1/me')).status).toBe(200)
  })

  it('nor one that says nothing of where it comes from', async () => {
    const status = await new Promise((resolve) => {
      const sent = httpRequest(new URL('api/v1/sign-out', server.url), { method: 'POST' }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.end()
    })
    expect(status).toBe(403)
  })
})

describe('every answer', () => {
  it('carries the headers that hold the browser to our own site, errors included', async () => {
    const answers = [
      await stranger.get('healthz'),
      await stranger.get('readyz'),
      await stranger.get('metrics'),
      await stranger.get('api/v1/welcome'),
      await stranger.get('api/v1/me'),
      await stranger.get('api/v1/nowhere'),
      await stranger.get('assets/missing.js'),
      await stranger.get('missing.txt'),
      await stranger.get('groups/grp_00000000000000000000', { accept: 'text/html' }),
      await stranger.post('api/v1/sign-in/demonstration', '{', { 'content-type': 'application/json' }),
      await stranger.post('api/v1/sign-out', {}, { origin: 'null' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 401, 404, 404, 404, 200, 400, 403,
    ])
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
          "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; " +
          "object-src 'none'; frame-ancestors 'none'",
      )
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers.get('permissions-policy')).not.toMatch(/=\([^)]/)
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('of the interface is kept nowhere', async () => {
    for (const path of ['api/v1/me', 'api/v1/nowhere', 'api/v1/welcome']) {
      expect((await stranger.get(path)).headers.get('cache-control')).toBe('no-store')
    }
  })

  it('insists on TLS only where there is TLS', () => {
    expect(securityHeaders('https://tandem.example')['Strict-Transport-Security']).toBe('max-age=31536000')
    expect(securityHeaders('http://tandem.example')).not.toHaveProperty('Strict-Transport-Security')
  })
})

describe('a body', () => {
  const signIn = 'api/v1/sign-in/demonstration'
  it('that is not JSON, not of the schema, or not said to be JSON is malformed', async () => {
    for (const body of [
      '{"userId":',
      '[]',
      '"usr"',
      '{"userId":{"$ne":null}}',
      '{"userId":"usr_x","role":"admin"}',
    ]) {
      expect((await stranger.post(signIn, body)).json).toMatchObject({
        status: 400,
        code: 'invalid',
        reason: 'malformed',
      })
    }
    const asForm = await stranger.post(signIn, 'userId=usr_x', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(asForm.json).toMatchObject({ reason: 'malformed' })
  })

  it('of more than 256 KB is refused unread', async () => {
    const answer = await stranger.post(signIn, { userId: 'x'.repeat(257 * 1024) })
    expect(answer.json).toMatchObject({ status: 413, code: 'too_large' })
  })
})

it('an address that tries too many sign-ins waits', async () => {
  const strict = await startTestServer({ config: { signInsPerAddress: 2 } })
  const attempts = [1, 2, 3].map(() => strict.stranger.post('api/v1/sign-in/demonstration', {}))
  const answers = await Promise.all(attempts)
  await strict.stop()
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([400, 400, 429])
  expect(answers.find(({ status }) => status === 429)?.json).toMatchObject({ reason: 'too_many_requests' })
})

describe('the built client', () => {
  it('answers pages with the page, asked for anew, and assets for ever', async () => {
    const page = await stranger.get('documents/doc_00000000000000000000', { accept: 'text/html,*/*' })
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(page.text).toContain('<title>Tandem</title>')
    const worker = await stranger.get('sw.js')
    expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const asset = await stranger.get('assets/index-3fa9c1.js')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('is no answer to a missing asset, to the interface, or to a script', async () => {
    const asPage = { accept: 'text/html' }
    for (const path of ['assets/index-old.js', 'api/v1/nowhere', 'api/nowhere']) {
      expect((await stranger.get(path, asPage)).json).toMatchObject({ status: 404, reason: 'not_found' })
    }
    expect((await stranger.get('groups', { accept: 'application/json' })).status).toBe(404)
  })

  it('does not lead out of its folder', async () => {
    for (const path of [
      '..%2f..%2fetc/passwd',
      'assets/..%2f..%2fdata/tandem.json',
      '.%2e/data/tandem.json',
    ]) {
      expect((await stranger.get(path)).text).not.toContain('storeVersion')
    }
  })
})

it('a defect is answered with a reference, logged once, and shows nothing of itself', async () => {
  const log = keepingLog()
  const app = createApp<never>({
    endpoints: [
      {
        method: 'get',
        path: '/broken',
        rule: { may: 'anyone' },
        answer: () => Promise.reject(new Error('secret of the inside')),
      },
    ],
    whoIs: async () => null,
    isProgram: () => false,
    isProven: () => true,
    isAdministrator: async () => false,
    isOwnOrigin: ownOriginCheck(null),
    headers: {},
    onRefused: async () => undefined,
    isReady: async () => false,
    metrics: createMetrics(),
    log,
    trustedProxies: 0,
    signInsPerAddress: 30,
    clientFolder: '/nowhere',
  })
  const http = createHttpServer(app)
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const answer = await fetch(`${url}/api/v1/broken`)
  const body = (await answer.json()) as { reference: string }
  const ready = await fetch(`${url}/readyz`)
  await drain(http)
  expect([answer.status, ready.status]).toEqual([500, 503])
  expect(JSON.stringify(body)).not.toContain('secret')
  expect(log.lines).toMatchObject([
    { level: 'error', event: 'http.failed', facts: { reference: body.reference } },
  ])
})

it('the numbers name routes by pattern, never an address', async () => {
  const documentId = await server.documentId('EWG-CS/10/1')
  await coChair.get(`api/v1/documents/${documentId}`)
  const { text } = await stranger.get('metrics')
  expect(text).toContain('route="/api/v1/documents/:documentId"')
  expect(text).not.toContain(documentId)
  expect(text).toContain('process_cpu_seconds_total')
})
