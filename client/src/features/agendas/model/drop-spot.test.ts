import { moveItem } from '@tandem/shared/agendas'
import { readAgenda } from '@tandem/shared/documents'
import { expect, test } from 'vitest'
import { LonelySession } from '../../../editing/testing'
import { agendaWith } from '../testing'
import { dropLineAt } from './drop-line'
import { dropSpot } from './drop-spot'
import { withMoved } from './move-preview'

const plan = () =>
  agendaWith([
    'A',
    { name: 'Lunch', kind: 'break' },
    'B',
    { name: 'B one', under: 'B' },
    { name: 'B two', under: 'B' },
    'C',
    { name: 'D', onDay: 1 },
    'A bis',
  ])
const shape = (record: ReturnType<typeof plan>['record']) =>
  record.days.map((day) =>
    record.items
      .filter((item) => item.day === day.id)
      .map((item) => `${item.parent ? '- ' : ''}${item.title.en?.[0]?.text}`),
  )

function drop(name: string, over: string, half: 'upper' | 'lower', sideways = 0) {
  const agenda = plan()
  const spot = dropSpot(agenda.record, agenda.id(name), { row: agenda.id(over), half }, sideways)
  return { ...agenda, spot, after: spot && shape(withMoved(agenda.record, agenda.id(name), spot))[0] }
}

test('over the upper half of a row it lands before it, over the lower half behind', () => {
  expect(drop('C', 'A', 'upper').after?.slice(0, 2)).toEqual(['C', 'A'])
  expect(drop('C', 'A', 'lower').after?.slice(0, 2)).toEqual(['A', 'C'])
})

test('pulled to the right it goes under the item above, but never under a break', () => {
  expect(drop('C', 'A', 'lower', 60).after?.slice(0, 2)).toEqual(['A', '- C'])
  expect(drop('C', 'Lunch', 'lower', 60).after?.slice(0, 3)).toEqual(['A', 'Lunch', 'C'])
})

test('between sub-items it becomes one of them', () => {
  expect(drop('A', 'B one', 'lower').after).toEqual(['Lunch', 'B', '- B one', '- A', '- B two', 'C', 'A bis'])
})

test('what has sub-items, or is a break, stays on the top level: behind all of them', () => {
  expect(drop('Lunch', 'B one', 'lower').after).toEqual([
    'A',
    'B',
    '- B one',
    '- B two',
    'Lunch',
    'C',
    'A bis',
  ])
})

test('a sub-item pulled to the left comes out', () => {
  expect(drop('B two', 'C', 'upper').after).toContain('- B two')
  expect(drop('B two', 'C', 'upper', -60).after).toContain('B two')
})

test('on its own rows it lands nowhere', () => {
  expect(drop('B', 'B one', 'lower').spot).toBeNull()
  expect(drop('B', 'B', 'lower').spot).toBeNull()
})

test('on the heading of another day it lands first there', () => {
  const { record, id, days } = plan()
  const spot = dropSpot(record, id('A'), { day: days[1]?.id as never }, 0)
  expect(spot && shape(withMoved(record, id('A'), spot))[1]).toEqual(['A', 'D'])
})

test('the times shown while dragging are those that moving gives', () => {
  for (const [name, over, half, sideways] of [
    ['C', 'A', 'upper', 0],
    ['B', 'D', 'lower', 0],
    ['B two', 'A', 'lower', 0],
    ['A', 'B two', 'upper', 0],
    ['D', 'C', 'upper', 60],
  ] as const) {
    const { record, id, spot } = drop(name, over, half, sideways)
    const { doc } = new LonelySession(record)
    expect(spot && moveItem(doc, null, id(name), spot)).toBe(true)
    expect(shape(readAgenda(doc)), name).toEqual(shape(spot ? withMoved(record, id(name), spot) : record))
  }
})

test('the line stands below the last sub-item of what it goes behind', () => {
  const { record, id } = plan()
  const day = record.days[0]?.id as never
  expect(dropLineAt(record, id('A'), { parent: null, day, after: id('B') })).toEqual({
    at: id('B two'),
    edge: 'below',
  })
  expect(dropLineAt(record, id('C'), { parent: null, day, after: null })).toEqual({
    at: id('A'),
    edge: 'above',
  })
})
