import { expect, test } from 'vitest'
import { readAgenda } from '../documents/index.js'
import { agendaOf, agendaPair } from './agenda-pair.js'
import { moveItem } from './edit-agenda.js'
import { spotBeside, spotInside } from './spots.js'

const twoDays = () => agendaPair(agendaOf(['A', 'B', { title: 'C', day: 1 }, { title: 'D', day: 1 }])).one
const days = (side: ReturnType<typeof twoDays>) => {
  const record = readAgenda(side.doc)
  return record.days.map((day) =>
    record.items.filter((item) => item.day === day.id).map((item) => side.title(item.id)),
  )
}

test('at the edge of a day an item goes on to the next, first there, and back to the end [M3]', () => {
  const side = twoDays()
  const b = side.id('B')
  const step = (direction: 'up' | 'down') => {
    const spot = spotBeside(readAgenda(side.doc), b, direction)
    return spot !== null && moveItem(side.doc, null, b, spot)
  }
  expect(step('down')).toBe(true)
  expect(days(side)).toEqual([['A'], ['B', 'C', 'D']])
  expect(step('up')).toBe(true)
  expect(days(side)).toEqual([
    ['A', 'B'],
    ['C', 'D'],
  ])
})

test('the first stands at the edge, and so does the last', () => {
  const record = readAgenda(twoDays().doc)
  const [first, last] = [record.items[0], record.items.at(-1)]
  expect(first && spotBeside(record, first.id, 'up')).toBeNull()
  expect(last && spotBeside(record, last.id, 'down')).toBeNull()
})

test('the first of a day has nothing above to go under', () => {
  const side = twoDays()
  expect(spotInside(readAgenda(side.doc), side.id('C'))).toBeNull()
})

test('a day that is empty takes an item from the day before', () => {
  const record = agendaOf(['A', 'B', { title: 'C', day: 1 }])
  const { one } = agendaPair({ ...record, items: record.items.slice(0, 2) })
  const spot = spotBeside(readAgenda(one.doc), one.id('B'), 'down')
  expect(spot && moveItem(one.doc, null, one.id('B'), spot)).toBe(true)
  expect(days(one)).toEqual([['A'], ['B']])
})
