import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId, type DelegationCode } from '../ids/index.js'
import { itemsOf } from './agenda-shape.js'
import { readAgenda } from './read-agenda.js'
import type { AgendaItem, AgendaRecord } from './agenda-record.js'
import { writeAgenda } from './write-agenda.js'

const days = [
  { id: newId('day'), date: '2023-07-11', start: '09:00', end: '17:00' },
  { id: newId('day'), date: '2023-07-12', start: '09:00', end: '16:00' },
]

function item(change: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: newId('itm'),
    parent: null,
    day: days[0]?.id ?? newId('day'),
    kind: 'proposal',
    minutes: 15,
    action: 'consider',
    leads: [],
    papers: [],
    number: null,
    title: { en: [], ko: [] },
    annotation: { en: [], ko: [] },
    ...change,
  }
}

function record(items: AgendaItem[]): AgendaRecord {
  return { kind: 'agenda', schemaVersion: 1, languages: ['ko', 'en'], days, items }
}

function written(from: AgendaRecord): Y.Doc {
  const doc = new Y.Doc()
  writeAgenda(doc, from)
  return doc
}

test('what is written reads back the same, order of leads and papers and marks included [M7]', () => {
  const parent = item({ title: { en: [{ text: 'Exercises' }], ko: [{ text: '훈련' }] } })
  const whole = record([
    parent,
    item({
      parent: parent.id,
      leads: ['MYS', 'KOR'] as DelegationCode[],
      papers: ['CCWG/8/4', 'CCWG/8/3'],
      annotation: {
        en: [
          [{ text: 'The meeting will be ' }, { text: 'invited', bold: true }],
          [{ text: 'See the plan', link: 'https://example.org/plan' }],
        ],
        ko: [[{ text: '의제 채택을 ' }, { text: '요청', italic: true }]],
      },
    }),
    item({ day: days[1]?.id ?? newId('day'), number: '7' }),
  ])
  expect(readAgenda(written(whole))).toEqual(whole)
})

test('a missing parent, a cycle and a sub-item of a sub-item read as top level [M1]', () => {
  const [a, b, c, lost] = [item(), item(), item(), item()] as const
  const doc = written(record([a, b, c, lost]))
  itemsOf(doc).get(a.id)?.set('parent', b.id)
  itemsOf(doc).get(b.id)?.set('parent', a.id)
  itemsOf(doc).get(c.id)?.set('parent', a.id)
  itemsOf(doc).get(lost.id)?.set('parent', newId('itm'))
  expect(readAgenda(doc).items.map((each) => [each.id, each.parent])).toEqual([
    [a.id, null],
    [b.id, null],
    [c.id, null],
    [lost.id, null],
  ])
})

test('equal order keys order by id, on every machine alike [M1]', () => {
  const items = [item(), item(), item()]
  const doc = written(record(items))
  for (const each of items) itemsOf(doc).get(each.id)?.set('order', 'a0')
  const ids = items.map((each) => each.id)
  expect(readAgenda(doc).items.map((each) => each.id)).toEqual(ids.toSorted())
})

test('a deleted item leaves the record with its sub-items, and its text stays in the document [M2]', () => {
  const parent = item({ title: { en: [{ text: 'Kept' }], ko: [] } })
  const doc = written(record([parent, item({ parent: parent.id })]))
  itemsOf(doc).get(parent.id)?.set('deleted', true)
  expect(readAgenda(doc).items).toEqual([])
  itemsOf(doc).get(parent.id)?.set('deleted', false)
  expect(readAgenda(doc).items).toHaveLength(2)
})

test('reading is total: nonsense in the document reads as defaults, never an error [M1]', () => {
  const one = item()
  const doc = written(record([one]))
  const map = itemsOf(doc).get(one.id)
  for (const [key, value] of [
    ['kind', 'riot'],
    ['minutes', -5],
    ['action', 7],
    ['day', 'no day'],
    ['leads', 'KOR'],
    ['title_en', 'plain'],
    ['number', {}],
  ] as const) {
    map?.set(key, value)
  }
  itemsOf(doc).set('not an id', new Y.Map())
  expect(readAgenda(doc).items).toEqual([
    { ...one, kind: 'procedural', minutes: 0, action: 'none', title: { en: [], ko: [] } },
  ])
})

test('a link that a browser should not open is read as plain text', () => {
  const one = item({ annotation: { en: [[{ text: 'here', link: 'javascript:alert(1)' }]], ko: [] } })
  expect(readAgenda(written(record([one]))).items[0]?.annotation.en).toEqual([[{ text: 'here' }]])
})
