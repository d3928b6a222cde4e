import { expect, it } from 'vitest'
import { addressOf } from './index.js'

const from = (forwarded: string | undefined, trusted: number) =>
  addressOf({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.0.0.1' } }, trusted)

it('is that of the last hop nobody trusted speaks for, as `trust proxy` counts', () => {
  expect(from(undefined, 0)).toBe('10.0.0.1')
  expect(from('198.51.100.9', 0)).toBe('10.0.0.1')
  expect(from('198.51.100.9', 1)).toBe('198.51.100.9')
  expect(from('203.0.113.5, 198.51.100.9', 1)).toBe('198.51.100.9')
  expect(from('203.0.113.5, 198.51.100.9', 2)).toBe('203.0.113.5')
  expect(from('203.0.113.5', 5)).toBe('203.0.113.5')
  expect(from(' , ', 2)).toBe('10.0.0.1')
})
