import { expect, test } from 'vitest'
import { agendaOf } from './agenda-pair.js'
import { numberItems, shortNumber } from './number-items.js'

const numbersOf = (record: ReturnType<typeof agendaOf>) => {
  const numbers = numberItems(record)
  return record.items.map((item) => numbers.get(item.id))
}

test('items count on over the days, sub-items by letter, breaks not at all [M4]', () => {
  const record = agendaOf([
    'Opening',
    { title: 'Coffee', kind: 'break' },
    'Exercise',
    { title: 'Scenario', under: 'Exercise' },
    { title: 'Rules', under: 'Exercise' },
    { title: 'Closing', day: 1 },
  ])
  expect(numbersOf(record)).toEqual(['1', undefined, '2', '2(a)', '2(b)', '3'])
})

test('the letters go on after z', () => {
  const subs = Array.from({ length: 28 }, (_, at) => ({ title: `Sub ${at}`, under: 'Item' }))
  expect(numbersOf(agendaOf(['Item', ...subs])).slice(-3)).toEqual(['1(z)', '1(aa)', '1(ab)'])
})

test('numbers fixed at adoption stay, whatever the order [M4]', () => {
  const record = agendaOf(['A', 'B', { title: 'B one', under: 'B' }])
  const items = record.items.map((item, at) => (at === 1 ? { ...item, number: '7' } : item))
  expect(numbersOf({ ...record, items })).toEqual(['1', '7', '7(a)'])
})

test('in front of a sub-item stands its letter alone', () => {
  const record = agendaOf(['A', { title: 'A one', under: 'A' }])
  const numbers = numberItems(record)
  const shorts = record.items.map((item) => shortNumber(item, numbers.get(item.id)))
  expect(shorts).toEqual(['1', 'a'])
})
