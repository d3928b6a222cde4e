import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type BlockId, type DelegationCode, newId } from '../ids/index.js'
import { hashRecord } from './hash-record.js'
import { type MinutesBlock, type MinutesRecord, plainBlock } from './minutes-record.js'
import { fieldKey, minutesFieldsOf, minutesTextOf } from './minutes-shape.js'
import { orderOfBlocks, readBlockFacts, readMinutes } from './read-minutes.js'
import { readRecord, writeRecord } from './read-record.js'
import { makeTextBlock } from './write-minutes.js'

function block(change: Partial<MinutesBlock> = {}): MinutesBlock {
  return { ...plainBlock(newId('blk'), 'both'), text: { ko: [], en: [] }, ...change }
}

function minutes(blocks: MinutesBlock[]): MinutesRecord {
  return { kind: 'record', schemaVersion: 1, languages: ['ko', 'en'], attribution: 'both', blocks }
}

function written(record: MinutesRecord): Y.Doc {
  const doc = new Y.Doc()
  writeRecord(doc, record)
  return doc
}

test('minutes that are written read back the same, every field, table, image and note included [M5, M7]', () => {
  const item = newId('itm')
  const note = newId('blk')
  const whole = minutes([
    block({ kind: 'heading', item, text: { ko: [{ text: '훈련' }], en: [{ text: 'Exercises' }] } }),
    block({
      kind: 'outcome',
      item,
      verb: 'tasked',
      opens: true,
      attribution: 'KOR' as DelegationCode,
      flags: ['brackets', 'embargo'],
      adReferendum: ['USA', 'KOR'] as DelegationCode[],
      owners: ['KOR', 'USA'] as DelegationCode[],
      due: { type: 'month', value: '2023-11' },
      lagging: ['ko'],
      text: { en: [{ text: 'To circulate ' }, { text: 'the plan', bold: true, footnote: note }], ko: [] },
    }),
    block({ id: note, kind: 'footnote', item, text: { en: [{ text: 'CCWG/8/4' }] } }),
    block({ kind: 'list_item', level: 2, ordered: true, item }),
    {
      ...plainBlock(newId('blk'), 'both'),
      kind: 'table',
      item,
      table: { en: [[{ header: true, colspan: 2, rowspan: 1, text: [[{ text: 'A' }], []] }]] },
    },
    {
      ...plainBlock(newId('blk'), 'both'),
      kind: 'image',
      item,
      image: { ko: { blob: 'a'.repeat(64), width: 300 } },
      altText: { en: 'A map of the port', ko: '항만 지도' },
    },
  ])
  const read = readRecord(written(whole))
  expect(read).toEqual(whole)
  expect(hashRecord(read)).toBe(hashRecord(whole))
})

test('the first language gives the order; what another has alone follows what it follows there [M5]', () => {
  const [a, b, c, x, y] = Array.from({ length: 5 }, () => newId('blk')) as [
    BlockId,
    BlockId,
    BlockId,
    BlockId,
    BlockId,
  ]
  expect(
    orderOfBlocks([
      [a, b, c],
      [x, b, a, y],
    ]),
  ).toEqual([x, a, y, b, c])
  expect(orderOfBlocks([[], [x, y]])).toEqual([x, y])
})

test('two people who set the first fields of a new block at once both keep theirs [M5]', () => {
  const one = block()
  const [mine, yours] = [written(minutes([one])), new Y.Doc()]
  Y.applyUpdate(yours, Y.encodeStateAsUpdate(mine))
  minutesFieldsOf(mine).set(fieldKey(one.id, 'verb'), 'agreed')
  minutesFieldsOf(yours).set(fieldKey(one.id, 'due'), 'date:2023-06-30')
  Y.applyUpdate(yours, Y.encodeStateAsUpdate(mine))
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(yours))
  expect(readMinutes(mine).blocks[0]).toMatchObject({
    verb: 'agreed',
    due: { type: 'date', value: '2023-06-30' },
  })
  expect(readRecord(yours)).toEqual(readRecord(mine))
})

test('what is said of blocks is read without their words, of what stands in the text alone and in order [M5]', () => {
  const first = block({ verb: 'tasked', opens: true, owners: ['KOR'] as DelegationCode[], compartment: 'x' })
  const second = block({ kind: 'statement', text: { ko: [{ text: '말' }], en: [{ text: 'Words' }] } })
  const doc = written(minutes([block(), first, block(), second]))
  minutesFieldsOf(doc).set(fieldKey(newId('blk'), 'verb'), 'agreed')
  expect(readBlockFacts(doc)).toEqual([first, second].map((each) => ({ ...each, text: {} })))
})

test('reading minutes is total: nonsense reads as defaults, a second block of one id is passed over [M5]', () => {
  const one = block({ text: { en: [{ text: 'Kept' }], ko: [] } })
  const doc = written(minutes([one]))
  const fields = minutesFieldsOf(doc)
  for (const [field, value] of [
    ['kind', 'riot'],
    ['level', -3],
    ['verb', 'shouted'],
    ['due', 'someday'],
    ['attribution', 'nobody'],
    ['owners.K', 'a0'],
    ['owners.KOR', 7],
  ] as const)
    fields.set(`${one.id}.${field}`, value)
  fields.set('no id at all', 1)
  minutesTextOf(doc, 'en').insert(1, [makeTextBlock(one.id, [{ text: 'Twice' }]), new Y.XmlElement('riot')])
  expect(readMinutes(doc).blocks).toEqual([one])
})
