import { describe, expect, it } from 'vitest'
import { ownOriginCheck } from './own-origin.js'

const host = '127.0.0.1:4780'

describe('requests from elsewhere', () => {
  const isOwn = ownOriginCheck(null)
  it.each([
    ['another site', { host, origin: 'https://evil.example' }],
    ['another port of this machine', { host, origin: 'http://127.0.0.1:9999' }],
    ['another scheme', { host, origin: 'https://127.0.0.1:4780' }],
    ['a sandboxed frame', { host, origin: 'null' }],
    [
      'a name made to point at this machine',
      { host: 'evil.example:4780', origin: 'http://evil.example:4780' },
    ],
    ['a sibling site', { host, 'sec-fetch-site': 'same-site' }],
    ['our origin, but sent across sites', { host, origin: `http://${host}`, 'sec-fetch-site': 'cross-site' }],
    ['nobody knows where', { host }],
    ['a token beside a cookie', { host, authorization: 'Bearer tdm_x', cookie: 'tandem_sign_in=x' }],
    ['a header that is no token', { host, authorization: 'Basic eDp4' }],
  ])('are refused: %s', (_, headers) => expect(isOwn({ headers })).toBe(false))
})

describe('requests of our own pages', () => {
  it.each([
    ['by origin', { host, origin: `http://${host}` }],
    ['by the browser’s word', { host, 'sec-fetch-site': 'same-origin' }],
    ['under the name localhost', { host: 'localhost:4780', origin: 'http://localhost:4780' }],
    ['over IPv6', { host: '[::1]:4780', origin: 'http://[::1]:4780' }],
  ])('are taken: %s', (_, headers) => expect(ownOriginCheck(null)({ headers })).toBe(true))

  it('are those of the base address, whatever the proxy made of Host', () => {
    const isOwn = ownOriginCheck('https://tandem.example')
    expect(isOwn({ headers: { host: 'inner:4780', origin: 'https://tandem.example' } })).toBe(true)
    expect(isOwn({ headers: { host: 'inner:4780', origin: 'http://inner:4780' } })).toBe(false)
  })
})

it('a program with an access token and without a cookie needs no origin [M22]', () => {
  const headers = { host: 'inner:4780', authorization: 'Bearer tdm_x' }
  expect(ownOriginCheck('https://tandem.example')({ headers })).toBe(true)
})
