/** How one text becomes another. */
import { expect, test } from 'vitest'
import { diffText } from './diff-text.js'

function written(before: string, after: string): string {
  let [i, j] = [0, 0]
  let shown = ''
  for (const { kind, length } of diffText(before, after)) {
    if (kind === 'keep') {
      expect(before.slice(i, i + length)).toBe(after.slice(j, j + length))
      shown += before.slice(i, i + length)
    } else
      shown += kind === 'remove' ? `[-${before.slice(i, i + length)}]` : `[+${after.slice(j, j + length)}]`
    if (kind !== 'insert') i += length
    if (kind !== 'remove') j += length
  }
  expect([i, j]).toEqual([before.length, after.length])
  return shown
}

test.each([
  ['', '', ''],
  ['agreed', '', '[-agreed]'],
  ['', 'agreed', '[+agreed]'],
  ['both sides agreed', 'both sides agreed', 'both sides agreed'],
  ['both sides agree', 'both sides agreed', 'both sides agree[+d]'],
  ['the big cat sat', 'the cat sat', 'the [-big ]cat sat'],
  [
    'The meeting agreed, and closed.',
    'The meeting noted, and closed.',
    'The meeting [-agreed,][+noted,] and closed.',
  ],
  ['(1)(4)(3)(5)', '(1)(2)(5)', '(1)[-(4)(3)][+(2)](5)'],
  ['양측은 합의하였다.', '양측은 검토하였다.', '양측은 [-합의하였다.][+검토하였다.]'],
  ['a 😀 b', 'a 😁 b', 'a [-😀][+😁] b'],
])('%j becomes %j', (before, after, shown) => {
  expect(written(before, after)).toBe(shown)
})

test('texts that have nothing in common are exchanged whole, however long they are', () => {
  const words = (of: string): string => Array.from({ length: 4_000 }, (_, at) => `${of}${at}`).join(' ')
  const began = performance.now()
  expect(diffText(words('a'), words('b')).length).toBeGreaterThan(1)
  expect(performance.now() - began).toBeLessThan(2_000)
})
