import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type MinutesBlock, plainBlock } from '../documents/minutes-record.js'
import { minutesTextOf } from '../documents/minutes-shape.js'
import { readMinutes } from '../documents/read-minutes.js'
import { plainText } from '../documents/runs.js'
import { writeMinutes } from '../documents/write-minutes.js'
import { type BlockId, type DelegationCode, newId } from '../ids/index.js'
import {
  addCounterpart,
  clearOutcome,
  deleteBlocks,
  insertBlock,
  recordAs,
  setDue,
  setKind,
  setListed,
} from './edit-minutes.js'
import { laggingIn, outOfStep } from './in-step.js'
import { KeepInStep } from './keep-in-step.js'
import { moveBlocks, sectionFrom } from './move-blocks.js'
import { numberParagraphs } from './number-paragraphs.js'
import { releaseMinutesTo } from './release.js'

const me = 'me'

function paragraph(text: string, change: Partial<MinutesBlock> = {}): MinutesBlock {
  return {
    ...plainBlock(newId('blk'), 'meeting'),
    text: { en: [{ text }], ko: [{ text: `${text}, 한국어` }] },
    ...change,
  }
}

function minutes(...blocks: MinutesBlock[]) {
  const doc = new Y.Doc()
  writeMinutes(doc, {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    attribution: 'meeting',
    blocks,
  })
  return doc
}

function texts(doc: Y.Doc, language: 'en' | 'ko' = 'en'): string[] {
  return readMinutes(doc).blocks.map((block) => plainText(block.text[language]))
}

function first(doc: Y.Doc): MinutesBlock {
  const [block] = readMinutes(doc).blocks
  if (!block) throw new Error('there is no block')
  return block
}

/** Types at the end of a block, as an editor would. */
function types(doc: Y.Doc, id: BlockId, language: 'en' | 'ko', words: string): void {
  for (const node of minutesTextOf(doc, language).toArray()) {
    if (!(node instanceof Y.XmlElement) || node.getAttribute('id') !== id) continue
    const text = node.get(0)
    if (text instanceof Y.XmlText) text.insert(text.length, words)
  }
}

test('what a block is changes without touching its words, so who types in it loses none [M5]', () => {
  const one = paragraph('The two sides agreed')
  const [mine, yours] = [minutes(one), new Y.Doc()]
  Y.applyUpdate(yours, Y.encodeStateAsUpdate(mine))
  recordAs(mine, me, one.id, 'agreed')
  types(yours, one.id, 'en', ' to meet again')
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(yours))
  expect(first(mine)).toMatchObject({ kind: 'outcome', verb: 'agreed', opens: false })
  expect(texts(mine)).toEqual(['The two sides agreed to meet again'])
  setKind(mine, me, one.id, 'heading', 1)
  expect(first(mine)).toMatchObject({ kind: 'heading', level: 1 })
})

test('an outcome that leaves someone to do something opens a commitment, by its verb, its owner or its due [A8]', () => {
  const [tasked, agreed, decided] = [paragraph('a'), paragraph('b'), paragraph('c')]
  const doc = minutes(tasked, agreed, decided)
  recordAs(doc, me, tasked.id, 'tasked')
  recordAs(doc, me, agreed.id, 'agreed')
  setListed(doc, me, agreed.id, 'owners', { code: 'KOR' as DelegationCode, listed: true })
  setListed(doc, me, agreed.id, 'owners', { code: 'MYS' as DelegationCode, listed: true })
  setListed(doc, me, agreed.id, 'owners', { code: 'KOR' as DelegationCode, listed: false })
  setDue(doc, me, decided.id, { type: 'date', value: '2023-06-30' })
  expect(readMinutes(doc).blocks.map(({ opens, owners }) => [opens, owners])).toEqual([
    [true, []],
    [true, ['MYS']],
    [true, []],
  ])
  clearOutcome(doc, me, tasked.id)
  expect(first(doc)).toMatchObject({ kind: 'narrative', verb: null, opens: false })
})

test('a section moves with all that stands under it, in both languages at once, ids and fields kept [M6]', () => {
  const blocks = [
    paragraph('One', { kind: 'heading' }),
    paragraph('a', { verb: 'noted', kind: 'outcome' }),
    paragraph('Two', { kind: 'heading' }),
    paragraph('b'),
  ]
  const doc = minutes(...blocks)
  const section = sectionFrom(readMinutes(doc).blocks, (blocks[0] as MinutesBlock).id)
  expect(section).toHaveLength(2)
  expect(moveBlocks(doc, me, section, (blocks[3] as MinutesBlock).id)).not.toBeNull()
  expect(texts(doc)).toEqual(['Two', 'b', 'One', 'a'])
  expect(texts(doc, 'ko')[3]).toBe('a, 한국어')
  expect(readMinutes(doc).blocks[3]).toMatchObject({ id: (blocks[1] as MinutesBlock).id, verb: 'noted' })
  expect(moveBlocks(doc, me, section, (blocks[1] as MinutesBlock).id)).toBeNull()
})

test('a block written in one language follows its neighbour in the other when its counterpart comes [M5]', () => {
  const [one, two] = [paragraph('a'), paragraph('b')]
  const doc = minutes(one, two)
  const id = insertBlock(doc, me, { language: 'ko', after: one.id, runs: [{ text: '새 문단' }] })
  expect(texts(doc, 'ko')[1]).toBe('새 문단')
  expect(outOfStep(readMinutes(doc)).map((block) => block.id)).toEqual([id])
  expect(addCounterpart(doc, me, id, 'en')).toBe(true)
  expect(addCounterpart(doc, me, id, 'en')).toBe(false)
  types(doc, id, 'en', 'New paragraph')
  expect(texts(doc)).toEqual(['a', 'New paragraph', 'b'])
  expect(deleteBlocks(doc, me, [id])).toBe(true)
  expect(texts(doc, 'ko')).toHaveLength(2)
})

test('a change on one side marks the other until it is changed, however many keys that takes [E5]', () => {
  const one = paragraph('The plan')
  const doc = minutes(one)
  const [english, korean] = [new KeepInStep(doc, me), new KeepInStep(doc, me)]
  english.changed(one.id, 'en')
  english.changed(one.id, 'en')
  expect(first(doc).lagging).toEqual(['ko'])
  korean.changed(one.id, 'ko')
  korean.changed(one.id, 'ko')
  expect(laggingIn(first(doc), ['en', 'ko'])).toEqual([])
  korean.left()
  korean.changed(one.id, 'ko')
  expect(first(doc).lagging).toEqual(['en'])
  korean.noChangeNeeded(one.id)
  expect(first(doc).lagging).toEqual([])
})

test('a paragraph in a compartment keeps its number for who lacks it, and says nothing [PERM-7, A14-8]', () => {
  const [one, secret, three] = [
    paragraph('a'),
    paragraph('the scenario', { compartment: 'trusted_agents', flags: ['restricted'], verb: 'noted' }),
    paragraph('c'),
  ]
  const record = readMinutes(minutes(one, secret, three))
  const seen = releaseMinutesTo(record, [])
  expect(JSON.stringify(seen)).not.toContain('scenario')
  expect(seen.blocks[1]).toMatchObject({ withheld: true, verb: null, flags: [], text: {} })
  expect([...numberParagraphs(seen).values()]).toEqual([1, 2, 3])
  expect(releaseMinutesTo(record, ['trusted_agents'])).toEqual(record)
})
