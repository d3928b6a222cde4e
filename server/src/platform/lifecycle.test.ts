import { expect, it } from 'vitest'
import { keepingLog } from '../testing/keeping-log.js'
import { createLifecycle } from './lifecycle.js'

it('what came last is closed first, once, and a part that fails to close does not keep the others open', async () => {
  const log = keepingLog()
  const lifecycle = createLifecycle(log)
  const closed: string[] = []
  lifecycle.onClose('store', () => void closed.push('store'))
  lifecycle.onClose('rooms', () => Promise.reject(new Error('disk full')))
  lifecycle.onClose('listener', () => void closed.push('listener'))
  await Promise.all([lifecycle.close(), lifecycle.close()])
  expect(closed).toEqual(['listener', 'store'])
  expect(log.lines).toMatchObject([{ event: 'lifecycle.close-failed', facts: { part: 'rooms' } }])
})
