import { expect, test } from 'vitest'
import { block, comparison } from '../testing'
import { isPlaced } from './passages'
import { reversed } from './reversed'

const plain = block('p1', 'They [-suggested-]{+proposed+} it.', {
  numberBefore: '4',
  numberAfter: '2',
  moved: { direction: 'up', deed: null },
  fields: [{ field: 'verb', before: 'agreed', after: 'shared', deed: null, weight: 94 }],
})
const compared = comparison([
  { ...plain, block: { ...plain.block, verb: 'shared' } },
  block('p2', '{+New.+}', { state: 'added', numberAfter: '3', markAfter: '1.' }),
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

test('read backwards, an outcome has the verb it had and a list item the number it had', () => {
  const [outcome, item] = reversed(compared).passages
  expect(outcome).toMatchObject({ block: { verb: 'agreed' } })
  expect(item).toMatchObject({ markBefore: '1.' })
  expect(item).not.toHaveProperty('markAfter')
})

test('read backwards twice it is as it was', () => {
  expect(reversed(reversed(compared))).toEqual(compared)
})
