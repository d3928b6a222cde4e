import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { isNotFound, isSignedOut, OfflineError, request, RequestError, send } from './http'

afterEach(() => vi.unstubAllGlobals())

function answer(status: number, body: unknown) {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(body === null ? null : JSON.stringify(body), { status })),
  )
}

async function failureOf(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => null,
    (error: unknown) => error,
  )
}

test('an answer is parsed before anyone sees it', async () => {
  answer(200, { now: 1, more: 'ignored' })
  expect(await request('/api/v1/me', z.object({ now: z.number() }))).toEqual({ now: 1 })
})

test('a refusal says why, in the reader’s language', async () => {
  answer(401, { code: 'not_signed_in', reason: 'not_signed_in', status: 401 })
  const error = await failureOf(request('/api/v1/me', z.unknown()))
  expect(error).toBeInstanceOf(RequestError)
  expect(isSignedOut(error)).toBe(true)
  expect((error as RequestError).inWords('ko')).toContain('로그아웃')
})

test('hidden and absent look the same', async () => {
  for (const [status, code] of [
    [404, 'not_found'],
    [403, 'not_allowed'],
  ] as const) {
    answer(status, { code, reason: code })
    expect(isNotFound(await failureOf(request('/api/v1/groups/x', z.unknown())))).toBe(true)
  }
})

test('an answer from a proxy in between is unavailable, not a defect', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })))
  expect(await failureOf(send('/api/v1/sign-out', { method: 'POST' }))).toMatchObject({ code: 'unavailable' })
})

test('a server that is not reached is told apart from one that says no', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')))
  expect(await failureOf(request('/api/v1/me', z.unknown()))).toBeInstanceOf(OfflineError)
})

test('a request the page itself gave up is no fault of the network', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new DOMException('aborted', 'AbortError')))
  const stop = new AbortController()
  stop.abort()
  expect(await failureOf(request('/api/v1/me', z.unknown(), { signal: stop.signal }))).not.toBeInstanceOf(
    OfflineError,
  )
})

test('a refusal for now says when another try may be granted', async () => {
  const told = (header: string | null) => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        new Response(JSON.stringify({ code: 'too_many', reason: 'too_many_tries' }), {
          status: 429,
          headers: header === null ? {} : { 'retry-after': header },
        }),
      ),
    )
    return failureOf(send('/api/v1/sign-in', { method: 'POST', body: {} }))
  }
  expect(await told('840')).toMatchObject({ retryAfter: 840 })
  expect(await told(null)).toMatchObject({ retryAfter: undefined })
  expect(await told('Wed, 17 May 2023 02:00:00 GMT')).toMatchObject({ retryAfter: undefined })
})
