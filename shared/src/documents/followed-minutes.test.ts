import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type BlockId, newId } from '../ids/index.js'
import type { Language } from '../words/index.js'
import { infoOf } from './agenda-shape.js'
import { FollowedMinutes } from './followed-minutes.js'
import { type MinutesBlock, plainBlock } from './minutes-record.js'
import { fieldKey, minutesFieldsOf, minutesNodes, minutesTextOf } from './minutes-shape.js'
import { readElements, readMinutes } from './read-minutes.js'
import { makeTextBlock, writeMinutes } from './write-minutes.js'

const item = newId('itm')

function minutes(): { doc: Y.Doc; ids: BlockId[] } {
  const doc = new Y.Doc()
  const block = (change: Partial<MinutesBlock>): MinutesBlock => ({
    ...plainBlock(newId('blk'), 'meeting'),
    ...change,
  })
  const blocks = [
    block({ kind: 'heading', item, text: { en: [{ text: 'Opening' }], ko: [{ text: '개회' }] } }),
    block({ text: { en: [{ text: 'The Meeting agreed' }] } }),
    block({ kind: 'list_item', text: { ko: [{ text: '하나' }] } }),
    block({
      kind: 'table',
      table: { en: [[{ header: false, colspan: 1, rowspan: 1, text: [[{ text: 'cell' }]] }]] },
    }),
  ]
  writeMinutes(doc, {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    attribution: 'meeting',
    blocks,
  })
  return { doc, ids: blocks.map(({ id }) => id) }
}

const number = fc.nat(1_000)
const act = fc.record({
  kind: fc.constantFrom(
    ...([
      'type',
      'type',
      'type',
      'cell',
      'format',
      'add',
      'addTwin',
      'remove',
      'rename',
      'field',
      'field',
    ] as const),
    ...(['clear', 'item', 'owner', 'languages', 'attribution', 'undo'] as const),
  ),
  language: fc.constantFrom<Language>('en', 'ko'),
  at: number,
  from: number,
})
type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never

function make(doc: Y.Doc, undo: Y.UndoManager, { kind, language, at, from }: Act): void {
  const text = minutesTextOf(doc, language)
  const fields = minutesFieldsOf(doc)
  const elements = text.toArray().filter((each) => each instanceof Y.XmlElement)
  const element = elements[at % Math.max(1, elements.length)]
  const id = (element?.getAttribute('id') ?? newId('blk')) as BlockId
  const words = element && wordsIn(element)
  if (kind === 'type') words?.insert(from % (words.length + 1), 'x')
  else if (kind === 'format' && words) words.format(0, words.length, { bold: from % 2 === 0 ? {} : null })
  else if (kind === 'cell') {
    const table = elements.find(({ nodeName }) => nodeName === minutesNodes.table)
    if (table) wordsIn(table)?.insert(0, 'c')
  } else if (kind === 'add')
    text.insert(at % (text.length + 1), [makeTextBlock(newId('blk'), [{ text: 'new' }])])
  else if (kind === 'addTwin') text.insert(at % (text.length + 1), [makeTextBlock(id, [{ text: 'twin' }])])
  else if (kind === 'remove' && text.length > 0) text.delete(at % text.length)
  else if (kind === 'rename') element?.setAttribute('id', from % 3 === 0 ? 'no id' : newId('blk'))
  else if (kind === 'field') fields.set(fieldKey(id, 'kind'), from % 2 === 0 ? 'heading' : 'outcome')
  else if (kind === 'clear') fields.delete(fieldKey(id, 'kind'))
  else if (kind === 'item') fields.set(fieldKey(id, 'item'), newId('itm'))
  else if (kind === 'owner') fields.set(fieldKey(id, 'owners.KOR'), `a${from}`)
  else if (kind === 'languages') infoOf(doc).set('languages', from % 2 === 0 ? ['ko', 'en'] : ['en'])
  else if (kind === 'attribution') infoOf(doc).set('attribution', from % 2 === 0 ? 'both' : 'meeting')
  else if (kind === 'undo') undo.undo()
}

function wordsIn(element: Y.XmlElement): Y.XmlText | null {
  const child: unknown = element.get(0)
  if (child instanceof Y.XmlText) return child
  return child instanceof Y.XmlElement ? wordsIn(child) : null
}

test('[M5] what is followed says after any edits what reading the whole document says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 20 }),
      (transactions) => {
        const { doc } = minutes()
        const undo = new Y.UndoManager([
          minutesTextOf(doc, 'en'),
          minutesTextOf(doc, 'ko'),
          minutesFieldsOf(doc),
        ])
        const minutesFollowed = new FollowedMinutes(doc)
        for (const [at, acts] of transactions.entries()) {
          doc.transact(() => {
            for (const each of acts) if (each.kind !== 'undo') make(doc, undo, each)
          })
          for (const each of acts) if (each.kind === 'undo') make(doc, undo, each)
          // Not after every one, so that several are taken in together.
          if (at % 3 === 1) continue
          expect(minutesFollowed.read()).toEqual(readMinutes(doc))
          for (const language of ['en', 'ko'] as const)
            expect([...minutesFollowed.elementsIn(language)]).toEqual([...readElements(doc, language)])
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('[M5] what nobody has touched stays the same object, and so does a record in which nothing changed', () => {
  const { doc, ids } = minutes()
  const followed = new FollowedMinutes(doc)
  const before = followed.read()
  expect(followed.read()).toBe(before)
  wordsIn(minutesTextOf(doc, 'en').get(1) as Y.XmlElement)?.insert(0, 'Then ')
  const after = followed.read()
  expect(after).not.toBe(before)
  const touched = after.blocks.filter((block, at) => block !== before.blocks[at])
  expect(touched.map(({ id }) => id)).toEqual([ids[1]])
  minutesTextOf(doc, 'en').insert(0, [makeTextBlock(newId('blk'), [])])
  expect(followed.read().blocks.slice(1)).toEqual(after.blocks)
  expect(followed.read().blocks[2]).toBe(after.blocks[1])
})
