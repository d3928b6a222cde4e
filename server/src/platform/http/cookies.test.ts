import { expect, it } from 'vitest'
import { readCookie, writeCookie } from './cookies.js'

it('finds a cookie by its exact name among others', () => {
  const header = 'theme=dark; xtandem_sign_in=no; tandem_sign_in=a=b ;tandem_sign_in=second'
  expect(readCookie(header, 'tandem_sign_in')).toBe('a=b')
})

it('finds nothing in a header that is absent, empty or broken', () => {
  for (const header of [undefined, '', ';;', 'tandem_sign_in', '=x', 'tandem_sign_i=x']) {
    expect(readCookie(header, 'tandem_sign_in')).toBeNull()
  }
})

it('writes cookies that scripts cannot read and other sites do not send', () => {
  expect(writeCookie({ name: 'a', value: 'b', maxAgeSeconds: 60, secure: false })).toBe(
    'a=b; Path=/; Max-Age=60; HttpOnly; SameSite=Strict',
  )
  expect(writeCookie({ name: 'a', value: 'b', maxAgeSeconds: 60, secure: true })).toMatch(/; Secure$/)
})
