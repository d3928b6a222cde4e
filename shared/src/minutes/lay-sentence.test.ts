import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { plainText } from '../documents/index.js'
import { plainBlock } from '../documents/minutes-record.js'
import { readMinutes } from '../documents/read-minutes.js'
import { writeMinutes } from '../documents/write-minutes.js'
import { type BlockId, newId } from '../ids/index.js'
import { laySentence } from './lay-sentence.js'
import type { UsualSentence } from './usual-sentences.js'

const heading = newId('blk')
const empty = newId('blk')
const said = newId('blk')
const sentence: UsualSentence = {
  when: { en: 'not ready' },
  kind: 'outcome',
  verb: 'deferred',
  flags: ['brackets'],
  attribution: 'meeting',
  text: { en: 'We return to it.', ko: '다시 논의한다.' },
}

function minutes(): Y.Doc {
  const doc = new Y.Doc()
  const block = (id: BlockId, en: string, ko: string) => ({
    ...plainBlock(id, 'both'),
    text: { en: en ? [{ text: en }] : [], ko: ko ? [{ text: ko }] : [] },
  })
  writeMinutes(doc, {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    attribution: 'both',
    blocks: [
      { ...block(heading, 'Proposals', '제안'), kind: 'heading' },
      block(empty, '', ''),
      block(said, '', '이미 적었다.'),
    ],
  })
  return doc
}

const asRead = (doc: Y.Doc) =>
  readMinutes(doc).blocks.map(({ id, kind, verb, attribution, flags, opens, text }) => ({
    id,
    is: [kind, verb, attribution, flags, opens] as unknown[],
    text: [plainText(text.en), plainText(text.ko)],
  }))
const laid = {
  is: ['outcome', 'deferred', 'meeting', ['brackets'], true],
  text: ['We return to it.', '다시 논의한다.'],
}

it('a usual sentence fills a paragraph in which nothing stands, in every language, with what it is', () => {
  const doc = minutes()
  expect(laySentence(doc, null, empty, sentence)).toBe(empty)
  expect(asRead(doc)[1]).toEqual({ id: empty, ...laid })
  expect(asRead(doc)).toHaveLength(3)
})

it.each([
  ['a paragraph that says something in one language', said],
  ['a heading', heading],
])('it stands behind %s, which stays as it was', (_what, at) => {
  const doc = minutes()
  const before = asRead(doc)
  const id = laySentence(doc, null, at, sentence)
  const place = before.findIndex((each) => each.id === at) + 1
  expect(asRead(doc)).toEqual(before.toSpliced(place, 0, { id, ...laid }))
})
