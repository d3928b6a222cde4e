import { expect, test } from 'vitest'
import { localAddress, signInAddress } from './local-address'

test('an address survives signing in, down to the item', () => {
  const from = { pathname: '/documents/doc_1', search: '?language=ko', hash: '#itm_2' }
  const wished = new URL(signInAddress(from), 'http://x').searchParams.get('return')
  expect(localAddress(wished)).toBe('/documents/doc_1?language=ko#itm_2')
})

test('home needs no return', () => {
  expect(signInAddress({ pathname: '/', search: '', hash: '' })).toBe('/sign-in')
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/sign-in?return=/x',
  '',
])('a link may not send the reader to %j', (wished) => {
  expect(localAddress(wished)).toBe('/')
})
