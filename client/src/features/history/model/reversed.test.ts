import { expect, test } from 'vitest'
import { block, comparison } from '../testing'
import { isPlaced } from './passages'
import { reversed } from './reversed'

const compared = comparison([
  block('p1', 'They [-suggested-]{+proposed+} it.', {
    numberBefore: '4',
    numberAfter: '2',
    moved: { direction: 'up', deed: null },
    fields: [{ field: 'verb', before: 'agreed', after: 'shared', deed: null, weight: 94 }],
  }),
  block('p2', '{+New.+}', { state: 'added', numberAfter: '3' }),
])

test('read backwards, what was added is deleted and facts turn round', () => {
  const [first, second] = reversed(compared).passages
  expect(first).toMatchObject({
    numberBefore: '2',
    numberAfter: '4',
    moved: { direction: 'down' },
    fields: [{ before: 'shared', after: 'agreed' }],
  })
  expect(second).toMatchObject({ state: 'deleted', numberBefore: '3', numberAfter: null })
  const pieces = first && isPlaced(first) ? first.texts[0]?.pieces : []
  expect(pieces?.map(({ change, run }) => `${change} ${run.text}`)).toEqual([
    'same They ',
    'deleted proposed',
    'added suggested',
    'same  it.',
  ])
})

test('read backwards twice it is as it was', () => {
  expect(reversed(reversed(compared))).toEqual(compared)
})
