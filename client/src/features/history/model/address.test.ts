import { expect, test } from 'vitest'
import { timeline, version } from '../testing'
import { compared, readAddress, writeAddress } from './address'

const life = timeline([
  version(1, { kind: 'opened' }),
  version(4, { kind: 'named', name: 'First draft' }),
  version(6),
  version(9),
])

test('always the older first, whichever was picked first', () => {
  const asked = { isReversed: false }
  expect(compared({ ...asked, from: 9, to: 4 }, life, 9)).toEqual({ from: 4, to: 9, isReversed: false })
  expect(compared({ ...asked, from: 4, to: 9 }, life, 9)).toEqual({ from: 4, to: 9, isReversed: false })
})

test('without an address: from the last named version to what was "now" when the page was opened', () => {
  const nothing = readAddress(new URLSearchParams())
  expect(compared(nothing, life, 9)).toEqual({ from: 4, to: 9, isReversed: false })
  expect(compared(nothing, { ...life, headSeq: 12 }, 9)).toEqual({ from: 4, to: 9, isReversed: false })
})

test('of what nobody ever named, from the last version before: all of it would be new against its beginning', () => {
  const unnamed = timeline([version(1, { kind: 'opened' }), version(4), version(6), version(9)])
  const nothing = readAddress(new URLSearchParams())
  expect(compared(nothing, unnamed, 9)).toMatchObject({ from: 6, to: 9 })
  expect(compared(nothing, timeline([version(1)]), 1)).toMatchObject({ from: 0, to: 1 })
})

test('what lies outside the timeline is brought to its end; what is no position is not asked for', () => {
  expect(compared(readAddress(new URLSearchParams('from=0&to=99')), { ...life, firstSeq: 4 }, 9)).toEqual({
    from: 4,
    to: 9,
    isReversed: false,
  })
  expect(readAddress(new URLSearchParams('from=-1&to=1e3'))).toEqual({
    from: null,
    to: null,
    isReversed: false,
  })
})

test('a link opens the same comparison', () => {
  const asked = { from: 4, to: 9, isReversed: true }
  expect(readAddress(writeAddress(asked))).toEqual(asked)
})
