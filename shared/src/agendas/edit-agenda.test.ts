import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { daysOf, itemsOf, readAgenda } from '../documents/index.js'
import type { ItemId } from '../ids/index.js'
import { agendaOf, agendaPair, type Side } from './agenda-pair.js'
import {
  addItem,
  bringBack,
  deletedItems,
  deleteItem,
  isItemDeleted,
  moveItem,
  setField,
  setListed,
} from './edit-agenda.js'
import { spotBeside, spotInside, spotOutside } from './spots.js'

const mine = 'my act'
const moveUp = (side: Side, id: ItemId) =>
  moveItem(side.doc, mine, id, spotBeside(readAgenda(side.doc), id, 'up') ?? missing())
const moveInside = (side: Side, id: ItemId) =>
  moveItem(side.doc, mine, id, spotInside(readAgenda(side.doc), id) ?? missing())
function missing(): never {
  throw new Error('no spot')
}
function undoOf(side: Side): Y.UndoManager {
  return new Y.UndoManager([itemsOf(side.doc), daysOf(side.doc)], {
    trackedOrigins: new Set([mine]),
    captureTimeout: 0,
  })
}

test('an item that moves while another types in it loses nothing [M1]', () => {
  const { one, two, join } = agendaPair(agendaOf(['Opening', 'Threats', 'Exercise']))
  const exercise = one.id('Exercise')
  moveUp(one, exercise)
  two.types(exercise, ' in November')
  join()
  expect(one.outline()).toEqual(['Opening', 'Exercise in November', 'Threats'])
  expect(two.outline()).toEqual(one.outline())
})

test('moving writes one key and nothing else of the item [M1]', () => {
  const { one } = agendaPair(agendaOf(['Opening', 'Threats', 'Exercise']))
  const written: string[] = []
  itemsOf(one.doc).observeDeep((events) => {
    for (const event of events) written.push(...event.changes.keys.keys())
  })
  moveUp(one, one.id('Exercise'))
  expect(written).toEqual(['order'])
})

test('one changes the title, the other the minutes, and both win [M1]', () => {
  const { one, two, join } = agendaPair(agendaOf(['Opening']))
  const opening = one.id('Opening')
  one.types(opening, ' and welcome')
  setField(two.doc, mine, opening, 'minutes', 25)
  join()
  for (const { doc, title } of [one, two]) {
    expect(title(opening)).toBe('Opening and welcome')
    expect(readAgenda(doc).items[0]?.minutes).toBe(25)
  }
})

test('two who move two items at once both find theirs where they put it [M1]', () => {
  const { one, two, join } = agendaPair(agendaOf(['A', 'B', 'C', 'D']))
  moveUp(one, one.id('B'))
  moveUp(two, two.id('D'))
  join()
  expect(one.outline()).toEqual(['B', 'A', 'D', 'C'])
  expect(two.outline()).toEqual(one.outline())
})

test('two who move the same item at once end with it in one place, the same for both [M1]', () => {
  const { one, two, join } = agendaPair(agendaOf(['A', 'B', 'C', 'D']))
  moveItem(one.doc, mine, one.id('D'), {
    ...(spotBeside(readAgenda(one.doc), one.id('A'), 'down') ?? missing()),
  })
  moveUp(two, two.id('D'))
  join()
  expect(one.outline().toSorted()).toEqual(['A', 'B', 'C', 'D'])
  expect(two.outline()).toEqual(one.outline())
})

test('two who nest two items under each other lose neither: a cycle reads as top level [M1]', () => {
  const { one, two, join } = agendaPair(agendaOf(['A', 'B']))
  const [a, b] = [one.id('A'), one.id('B')]
  moveInside(one, b)
  moveItem(two.doc, mine, a, { parent: b, day: readAgenda(two.doc).days[0]?.id ?? missing(), after: null })
  join()
  expect(
    one
      .outline()
      .map((line) => line.replace('- ', ''))
      .toSorted(),
  ).toEqual(['A', 'B'])
  expect(two.outline()).toEqual(one.outline())
})

test('a sub-item goes in under the item above it and comes out behind it', () => {
  const { one } = agendaPair(agendaOf(['Exercise', 'Rules', 'Closing']))
  const rules = one.id('Rules')
  moveInside(one, rules)
  expect(one.outline()).toEqual(['Exercise', '- Rules', 'Closing'])
  moveItem(one.doc, mine, rules, spotOutside(readAgenda(one.doc), rules) ?? missing())
  expect(one.outline()).toEqual(['Exercise', 'Rules', 'Closing'])
})

test('nothing goes under a break, under a sub-item, or under what has sub-items of its own', () => {
  const record = agendaOf([
    { title: 'Lunch', kind: 'break' },
    'Exercise',
    { title: 'Rules', under: 'Exercise' },
    'Closing',
  ])
  const { one } = agendaPair(record)
  const day = record.days[0]?.id ?? missing()
  const under = (id: string, parent: string) =>
    moveItem(one.doc, mine, one.id(id), { parent: one.id(parent), day, after: null })
  expect(under('Closing', 'Lunch')).toBe(false)
  expect(under('Closing', 'Rules')).toBe(false)
  expect(under('Exercise', 'Closing')).toBe(false)
})

test('bringing back an item returns also what another typed in it meanwhile [M2]', () => {
  const { one, two, join } = agendaPair(agendaOf(['Opening', 'Threats']))
  const threats = one.id('Threats')
  deleteItem(one.doc, mine, threats)
  two.types(threats, ' to logistics')
  join()
  expect(two.outline()).toEqual(['Opening'])
  expect(deletedItems(two.doc)).toEqual([threats])
  two.types(threats, ' and more')
  bringBack(two.doc, mine, threats)
  join()
  expect(one.outline()).toEqual(['Opening', 'Threats to logistics and more'])
})

test('a sub-item goes with the item above it and brings that back with itself [M2]', () => {
  const { one } = agendaPair(agendaOf(['Exercise', { title: 'Rules', under: 'Exercise' }, 'Closing']))
  const rules = one.id('Rules')
  deleteItem(one.doc, mine, one.id('Exercise'))
  expect(one.outline()).toEqual(['Closing'])
  expect(isItemDeleted(one.doc, rules)).toBe(true)
  bringBack(one.doc, mine, rules)
  expect(one.outline()).toEqual(['Exercise', '- Rules', 'Closing'])
})

test('taking back an added item flags it, so that another’s words in it can be brought back [M2] [SYNC-14]', () => {
  const { one, two, join } = agendaPair(agendaOf(['Opening']))
  const undo = undoOf(one)
  const record = readAgenda(one.doc)
  const id = addItem(one.doc, mine, {
    parent: null,
    day: record.days[0]?.id ?? missing(),
    after: one.id('Opening'),
  })
  join()
  two.types(id, 'Request for cooperation')
  join()
  undo.undo()
  join()
  expect(two.outline()).toEqual(['Opening'])
  bringBack(two.doc, mine, id)
  join()
  expect(one.outline()).toEqual(['Opening', 'Request for cooperation'])
})

test('undo takes back my move and not another’s [SYNC-14]', () => {
  const { one, two, join } = agendaPair(agendaOf(['A', 'B', 'C', 'D']))
  const undo = undoOf(one)
  moveUp(one, one.id('B'))
  moveUp(two, two.id('D'))
  join()
  undo.undo()
  join()
  expect(one.outline()).toEqual(['A', 'B', 'D', 'C'])
  expect(two.outline()).toEqual(one.outline())
})

test('undo leaves minutes that another has set since [SYNC-14]', () => {
  const { one, two, join } = agendaPair(agendaOf(['Opening']))
  const undo = undoOf(one)
  const opening = one.id('Opening')
  setField(one.doc, mine, opening, 'minutes', 20)
  join()
  setField(two.doc, mine, opening, 'minutes', 30)
  join()
  undo.undo()
  join()
  expect(readAgenda(one.doc).items[0]?.minutes).toBe(30)
})

test('two who add a lead each keep both, in one order', () => {
  const { one, two, join } = agendaPair(agendaOf(['Opening']))
  const opening = one.id('Opening')
  setListed(one.doc, mine, opening, 'leads', { name: 'KOR', listed: true })
  setListed(two.doc, mine, opening, 'leads', { name: 'MYS', listed: true })
  join()
  const leads = [one, two].map(({ doc }) => readAgenda(doc).items[0]?.leads)
  expect(leads[0]?.toSorted()).toEqual(['KOR', 'MYS'])
  expect(leads[1]).toEqual(leads[0])
})

test('an act that changes nothing writes nothing [SYNC-7]', () => {
  const { one } = agendaPair(agendaOf(['Opening']))
  let updates = 0
  one.doc.on('update', () => (updates += 1))
  setField(one.doc, mine, one.id('Opening'), 'minutes', 10)
  setListed(one.doc, mine, one.id('Opening'), 'leads', { name: 'KOR', listed: false })
  bringBack(one.doc, mine, one.id('Opening'))
  expect(updates).toBe(0)
})
