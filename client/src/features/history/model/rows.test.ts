import { expect, test } from 'vitest'
import { agendaItem, block, blockId, heading, itemId, numbered } from '../testing'
import { changesIn, numbersIn, rowsOf, sectionsOf, sectionsUnder } from './rows'

const noFold: ReadonlySet<string> = new Set()
const passages = numbered([
  heading('h1', 'Opening', 'a'),
  block('p1', 'Unchanged.'),
  heading('h2', 'Exercise', 'b'),
  block('p2', 'As it was.'),
  block('p3', 'They [-suggested-] {+proposed+} it.'),
  block('p4', 'Still the same.'),
  block('p5', 'And this.'),
])

function draw(all = passages, opened = noFold, changesOnly = true, section: string | null = null) {
  const sections = sectionsUnder(sectionsOf(all), section)
  return rowsOf(sections, changesIn(sections), { changesOnly, onlyOne: false, opened }).map((row) => {
    if (row.kind === 'fold') return `fold of ${row.passages.length}`
    return row.kind === 'moved-from' ? `from ${row.passage.id}` : row.passage.id
  })
}

test('what did not change is folded, but the heading over a change stays', () => {
  expect(draw()).toEqual(['fold of 2', blockId('h2'), 'fold of 1', blockId('p3'), 'fold of 2'])
})

test('a fold that was opened shows its passages', () => {
  expect(draw(passages, new Set([blockId('p4')]))).toEqual([
    'fold of 2',
    blockId('h2'),
    'fold of 1',
    blockId('p3'),
    blockId('p4'),
    blockId('p5'),
  ])
})

test('without "changes only" everything is there and nothing folded', () => {
  expect(draw(passages, noFold, false)).toEqual(passages.map(({ id }) => id))
})

test('the numbers of a fold are its first and its last', () => {
  expect(numbersIn(passages.slice(5))).toEqual({ first: '4', last: '5' })
  expect(numbersIn(passages.slice(0, 1))).toBeNull()
})

test('a passage that moved leaves its place behind, by the numbers it had', () => {
  const moved = numbered([
    block('p1', 'One.'),
    block('p3', 'Three.', {
      numberBefore: '3',
      numberAfter: '2',
      moved: { direction: 'up', deed: { author: 0, at: 1 } },
    }),
    block('p2', 'Two.', { numberBefore: '2', numberAfter: '3' }),
    block('p4', 'Four.'),
  ])
  expect(draw(moved)).toEqual(['fold of 1', blockId('p3'), 'fold of 1', `from ${blockId('p3')}`, 'fold of 1'])
})

test('only one item', () => {
  const two = numbered([
    heading('h1', 'Opening', 'a'),
    block('p1', 'A {+new+} word.'),
    heading('h2', 'Exercise', 'b'),
    block('p2', 'An [-old-] word.'),
  ])
  expect(draw(two, noFold, true, blockId('h2'))).toEqual([blockId('h2'), blockId('p2')])
})

test('sub-items of an agenda stand with their item', () => {
  const sub = agendaItem('b', 'Second {+part+}')
  const items = [
    agendaItem('a', 'First'),
    { ...sub, item: { ...sub.item, parent: itemId('a') } },
    agendaItem('c', 'Third'),
  ]
  const sections = sectionsOf(items)
  expect(sections.map(({ head, changes }) => [head?.id, changes])).toEqual([
    [itemId('a'), 1],
    [itemId('c'), 0],
  ])
})
