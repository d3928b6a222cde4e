/** Bringing back what stood, on two copies of one document [H6]. */
import * as Y from 'yjs'
import { beforeEach, expect, test } from 'vitest'
import { type MinutesRecord, plainBlock } from '../../documents/minutes-record.js'
import { minutesTextOf } from '../../documents/minutes-shape.js'
import { readElements, readMinutes } from '../../documents/read-minutes.js'
import { plainText } from '../../documents/runs.js'
import { writeMinutes } from '../../documents/write-minutes.js'
import { type BlockId, type DelegationCode, newId } from '../../ids/index.js'
import {
  deleteBlocks,
  insertBlock,
  recordAs,
  setDue,
  setField,
  setListed,
} from '../../minutes/edit-minutes.js'
import { moveBlocks } from '../../minutes/move-blocks.js'
import { keepMarks } from '../../sync/keep-marks.js'
import type { RestoreScope } from '../restoring.js'
import { applyDifference } from './apply-difference.js'
import { goalOf } from './goal.js'
import { materialised } from '../testing/materialised.js'

let doc: Y.Doc
let ids: BlockId[]

beforeEach(() => {
  ids = Array.from({ length: 5 }, () => newId('blk'))
  doc = keepMarks(new Y.Doc())
  writeMinutes(doc, record())
})

const words = (at: number): string => `Paragraph ${at} was agreed by both sides.`

function record(): MinutesRecord {
  return {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    attribution: 'both',
    blocks: ids.map((id, at) => ({
      ...plainBlock(id, 'both'),
      kind: at === 0 ? 'heading' : 'narrative',
      text: { en: [{ text: words(at) }], ko: [{ text: `제${at}항에 합의하였다.` }] },
    })),
  }
}

function textAt(of: Y.Doc, at: number): Y.XmlText {
  return readElements(of, 'en')
    .get(ids[at] as BlockId)
    ?.get(0) as Y.XmlText
}

/** Someone's page with a copy of the document. */
function page(): Y.Doc {
  const copy = keepMarks(new Y.Doc())
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  const [toOther, toOne] = [
    Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)),
    Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)),
  ]
  Y.applyUpdate(other, toOther)
  Y.applyUpdate(one, toOne)
}

/** Brings back what `then` says. @returns the size of the update */
function restores(
  then: ReturnType<typeof materialised>,
  scope: RestoreScope = { kind: 'whole' },
  before = materialised(doc, 2),
): number {
  const now = materialised(doc, 3)
  const goal = goalOf(before, then, scope)
  if (!goal) throw new Error('nothing to bring back')
  let bytes = 0
  const hear = (update: Uint8Array): void => void (bytes += update.length)
  doc.on('update', hear)
  const isSame = JSON.stringify(before.record) === JSON.stringify(now.record)
  doc.transact(() => applyDifference(doc, { before: isSame ? now : before, after: goal, now }))
  doc.off('update', hear)
  return bytes
}

test('a word that was changed comes back in the letters that stood around it, in about 200 bytes [H6]', () => {
  const then = materialised(doc, 1)
  textAt(doc, 2).delete(14, 6)
  textAt(doc, 2).insert(14, 'discussed')
  const colleague = page()
  textAt(colleague, 2).insert(3, '—')
  const bytes = restores(then)
  expect(readMinutes(doc)).toEqual(then.record)
  expect(bytes).toBeLessThan(200)
  exchange(doc, colleague)
  expect(plainText(readMinutes(doc).blocks[2]?.text.en)).toBe(`Par—${words(2).slice(3)}`)
})

test('restoring after everything was deleted gives everything back, under the old ids [H6]', () => {
  recordAs(doc, null, ids[3] as BlockId, 'requested')
  const then = materialised(doc, 1)
  deleteBlocks(doc, null, ids)
  expect(readMinutes(doc).blocks).toEqual([])
  restores(then)
  expect(readMinutes(doc)).toEqual(then.record)
})

test('blocks that stand are not touched: what is typed in them meanwhile stays, and one that did not stand goes [H6]', () => {
  const then = materialised(doc, 1)
  const added = insertBlock(doc, null, { language: 'en', after: ids[1] as BlockId, runs: [{ text: 'New.' }] })
  deleteBlocks(doc, null, [ids[4] as BlockId])
  const colleague = page()
  const before = new Map(readElements(doc, 'en'))
  textAt(colleague, 3).insert(0, 'Meanwhile ')
  restores(then)
  for (const at of [0, 1, 2, 3])
    expect(readElements(doc, 'en').get(ids[at] as BlockId)).toBe(before.get(ids[at] as BlockId))
  expect(readElements(doc, 'en').has(added)).toBe(false)
  exchange(doc, colleague)
  expect(plainText(readMinutes(doc).blocks[3]?.text.en)).toBe(`Meanwhile ${words(3)}`)
})

test('the old order comes back by moving what moved and nothing else [H6]', () => {
  const then = materialised(doc, 1)
  moveBlocks(doc, null, [ids[1] as BlockId], ids[4] as BlockId)
  const before = new Map(readElements(doc, 'ko'))
  restores(then)
  expect(readMinutes(doc)).toEqual(then.record)
  const after = readElements(doc, 'ko')
  expect(ids.filter((id) => after.get(id) !== before.get(id))).toEqual([ids[1]])
})

test('one paragraph comes back alone; what else was changed stays', () => {
  const then = materialised(doc, 1)
  for (const at of [1, 2]) textAt(doc, at).insert(0, 'Not ')
  const [added, wanted] = [newId('blk'), ids[2] as BlockId]
  insertBlock(doc, null, { language: 'en', after: null, id: added })
  restores(then, { kind: 'block', id: wanted })
  const { blocks } = readMinutes(doc)
  expect(blocks.map(({ id }) => id)).toEqual([added, ...ids])
  expect(blocks.slice(2, 4).map(({ text }) => plainText(text.en))).toEqual([`Not ${words(1)}`, words(2)])
})

test('a paragraph that did not stand then goes when it is itself taken back, and nothing else with it', () => {
  const then = materialised(doc, 1)
  const [added, other] = [newId('blk'), newId('blk')]
  insertBlock(doc, null, { language: 'en', after: ids[2] as BlockId, id: added })
  insertBlock(doc, null, { language: 'en', after: null, id: other })
  textAt(doc, 1).insert(0, 'Not ')
  restores(then, { kind: 'block', id: added })
  const { blocks } = readMinutes(doc)
  expect(blocks.map(({ id }) => id)).toEqual([other, ...ids])
  expect(plainText(blocks[2]?.text.en)).toBe(`Not ${words(1)}`)
  expect(goalOf(materialised(doc, 2), then, { kind: 'block', id: added })).toBeNull()
})

test('a paragraph that is gone comes back behind what it followed', () => {
  const then = materialised(doc, 1)
  deleteBlocks(doc, null, [ids[2] as BlockId, ids[3] as BlockId])
  restores(then, { kind: 'block', id: ids[3] as BlockId })
  expect(readMinutes(doc).blocks.map(({ id }) => id)).toEqual([0, 1, 3, 4].map((at) => ids[at]))
})

test('a section comes back with its paragraphs in their order, and nothing else is touched', () => {
  const [item, other] = [newId('itm'), newId('itm')]
  setField(doc, null, ids[0] as BlockId, 'item', other)
  setField(doc, null, ids[1] as BlockId, 'kind', 'heading')
  setField(doc, null, ids[1] as BlockId, 'item', item)
  const then = materialised(doc, 1)
  deleteBlocks(doc, null, [ids[2] as BlockId])
  moveBlocks(doc, null, [ids[4] as BlockId], ids[1] as BlockId)
  textAt(doc, 0).insert(0, 'Changed ')
  restores(then, { kind: 'item', id: item })
  const { blocks } = readMinutes(doc)
  expect(blocks.map(({ id }) => id)).toEqual(ids)
  expect(plainText(blocks[0]?.text.en)).toBe(`Changed ${words(0)}`)
})

test('what an outcome is comes back: verb, owners in their order, due, and the way back is exact [H6]', () => {
  const id = ids[2] as BlockId
  const code = (name: string): DelegationCode => name as DelegationCode
  recordAs(doc, null, id, 'requested')
  for (const name of ['KOR', 'MYS']) setListed(doc, null, id, 'owners', { code: code(name), listed: true })
  setDue(doc, null, id, { type: 'month', value: '2023-09' })
  const then = materialised(doc, 1)
  recordAs(doc, null, id, 'agreed')
  setListed(doc, null, id, 'owners', { code: code('KOR'), listed: false })
  setListed(doc, null, id, 'owners', { code: code('KOR'), listed: true })
  setDue(doc, null, id, null)
  const was = materialised(doc, 2)
  restores(then)
  expect(readMinutes(doc)).toEqual(then.record)
  const since = materialised(doc, 3)
  doc.transact(() => applyDifference(doc, { before: since, after: was, now: since }))
  expect(readMinutes(doc)).toEqual(was.record)
})

test('who may see a paragraph does not change when its words come back [M5]', () => {
  const then = materialised(doc, 1)
  setField(doc, null, ids[2] as BlockId, 'compartment', 'finance')
  textAt(doc, 2).insert(0, 'Not ')
  restores(then)
  expect(readMinutes(doc).blocks[2]).toMatchObject({
    compartment: 'finance',
    text: { en: [{ text: words(2) }] },
  })
})

test('marks come back without their letters being written anew', () => {
  const then = materialised(doc, 1)
  textAt(doc, 2).format(0, 9, { bold: {} })
  const marked = materialised(doc, 2)
  restores(then)
  expect(readMinutes(doc)).toEqual(then.record)
  restores(marked)
  expect(readMinutes(doc)).toEqual(marked.record)
  expect(
    materialised(doc, 4)
      .origins.get(`${ids[2]}.en`)
      ?.every(({ client }) => client === doc.clientID),
  ).toBe(true)
})

test('words typed after somebody looked stay where they are', () => {
  const then = materialised(doc, 1)
  textAt(doc, 2).insert(0, 'Not ')
  const looked = materialised(doc, 2)
  textAt(doc, 2).insert(15, ' (since)')
  restores(then, { kind: 'whole' }, looked)
  expect(plainText(readMinutes(doc).blocks[2]?.text.en)).toBe('Paragraph 2 (since) was agreed by both sides.')
})

test('words typed after somebody looked, in a paragraph that goes, go with it; what else came since stays [H6]', () => {
  const then = materialised(doc, 1)
  const added = insertBlock(doc, null, {
    language: 'en',
    after: ids[1] as BlockId,
    runs: [{ text: 'A new one.' }],
  })
  const looked = materialised(doc, 2)
  const text = readElements(doc, 'en').get(added)?.get(0) as Y.XmlText
  text.insert(5, ' and better')
  setField(doc, null, ids[3] as BlockId, 'ordered', true)
  const late = insertBlock(doc, null, {
    language: 'en',
    after: ids[3] as BlockId,
    runs: [{ text: 'Later.' }],
  })
  restores(then, { kind: 'whole' }, looked)
  const { blocks } = readMinutes(doc)
  expect(blocks.map(({ id }) => id)).toEqual([...ids.slice(0, 4), late, ids[4]])
  expect(blocks[3]?.ordered).toBe(true)
})

test('a paragraph that another kind of element stands for now comes back as what it was', () => {
  const then = materialised(doc, 1)
  const id = ids[2] as BlockId
  doc.transact(() => {
    const text = minutesTextOf(doc, 'en')
    text.delete(2, 1)
    const image = new Y.XmlElement('image')
    image.setAttribute('id', id)
    image.setAttribute('blob', '0'.repeat(64))
    text.insert(2, [image])
  })
  const asImage = materialised(doc, 2)
  restores(then)
  expect(readMinutes(doc)).toEqual(then.record)
  restores(asImage)
  expect(readMinutes(doc)).toEqual(asImage.record)
})
