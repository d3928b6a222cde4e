import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type MinutesBlock, plainBlock } from '../../documents/minutes-record.js'
import { minutesTextOf } from '../../documents/minutes-shape.js'
import { readMinutes } from '../../documents/read-minutes.js'
import { plainText, type Run } from '../../documents/runs.js'
import { writeMinutes } from '../../documents/write-minutes.js'
import { newId } from '../../ids/index.js'
import { countMinutesWords, countWords } from './count-words.js'
import { findText, type Search } from './find-text.js'
import { replaceAll, replaceMatch } from './replace-text.js'

const me = 'me'

function block(en: string | Run[], ko: string | Run[] = []): MinutesBlock {
  const runs = (text: string | Run[]) => (typeof text === 'string' ? [{ text }] : text)
  return { ...plainBlock(newId('blk'), 'both'), text: { en: runs(en), ko: runs(ko) } }
}

function table(cell: string): MinutesBlock {
  const rows = [[{ header: false, colspan: 1, rowspan: 1, text: [[{ text: 'x' }], [{ text: cell }]] }]]
  return { ...plainBlock(newId('blk'), 'both'), kind: 'table', table: { en: rows, ko: rows } }
}

function minutes(...blocks: MinutesBlock[]): Y.Doc {
  const doc = new Y.Doc()
  writeMinutes(doc, {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    attribution: 'both',
    blocks,
  })
  return doc
}

const searchFor = (words: string, options: Partial<Search> = {}): Search => ({
  words,
  matchCase: false,
  wholeWord: false,
  language: null,
  ...options,
})

function text(doc: Y.Doc, language: 'en' | 'ko', index = 0): string {
  return plainText(readMinutes(doc).blocks[index]?.text[language])
}

function found(doc: Y.Doc, search: Search): string[] {
  return findText(doc, search).map((match) => `${match.language} ${match.found}`)
}

test('words are found in both languages, in tables, whatever their case, or in one language only', () => {
  const doc = minutes(block('The CCWG and the ccwg', 'CCWG를 개최'), table('ccwg'))
  expect(found(doc, searchFor('CCWG'))).toEqual(['en CCWG', 'en ccwg', 'en ccwg', 'ko CCWG', 'ko ccwg'])
  expect(found(doc, searchFor('CCWG', { matchCase: true }))).toEqual(['en CCWG', 'ko CCWG'])
  expect(found(doc, searchFor('CCWG', { language: 'ko', matchCase: true }))).toEqual(['ko CCWG'])
  expect(found(doc, searchFor(''))).toEqual([])
})

test('a whole word may have a particle in Korean and nothing in English', () => {
  const doc = minutes(block('action, actions, reaction', '의제를 의제안 주의제 의제'))
  expect(findText(doc, searchFor('action', { wholeWord: true }))).toHaveLength(1)
  expect(findText(doc, searchFor('의제', { wholeWord: true })).map(({ from }) => from)).toEqual([0, 12])
  expect(findText(doc, searchFor('(', { wholeWord: true }))).toEqual([])
})

test('composed and decomposed letters are the same word, and no syllable is cut [C16]', () => {
  const doc = minutes(block('café', '한국'.normalize('NFD')), block('cafe', '하나'))
  expect(found(doc, searchFor('한국'))).toEqual([`ko ${'한국'.normalize('NFD')}`])
  expect(findText(doc, searchFor('하'.normalize('NFD'))).map(({ from }) => from)).toEqual([0])
  expect(found(doc, searchFor('하'))).toHaveLength(1)
  expect(found(doc, searchFor('café'.normalize('NFD')))).toEqual(['en café'])
  expect(replaceAll(doc, me, searchFor('한국'), '대한민국')).toEqual({ places: 1, blocks: 1 })
  expect(text(doc, 'ko')).toBe('대한민국')
})

test('no mark is torn from its letter and no sign from its pair, wherever the letters change in length', () => {
  const doc = minutes(
    block('x\u0302 x'),
    block('e\u0301\u0130ab'),
    block('\u{1f468}\u200d\u{1f469} \u{1f469}'),
  )
  expect(findText(doc, searchFor('x')).map(({ from }) => from)).toEqual([3])
  expect(findText(doc, searchFor('ab')).map(({ from, to }) => [from, to])).toEqual([[3, 5]])
  expect(findText(doc, searchFor('\u0130')).map(({ from, to }) => [from, to])).toEqual([[2, 3]])
  expect(findText(doc, searchFor('\u{1f469}')).map(({ from }) => from)).toEqual([6])
})

test('replacing everywhere is one transaction over both languages, and one step back', () => {
  const doc = minutes(block('Cyber Flag, Cyber Flag', '사이버플래그(Cyber Flag)'), table('Cyber Flag'))
  const before = readMinutes(doc)
  const undo = new Y.UndoManager([minutesTextOf(doc, 'en'), minutesTextOf(doc, 'ko'), doc.getMap('fields')], {
    trackedOrigins: new Set([me]),
  })
  let updates = 0
  doc.on('update', () => (updates += 1))
  expect(replaceAll(doc, me, searchFor('cyber flag'), 'Cyber Shield')).toEqual({ places: 5, blocks: 2 })
  expect(updates).toBe(1)
  expect(text(doc, 'en')).toBe('Cyber Shield, Cyber Shield')
  expect(text(doc, 'ko')).toBe('사이버플래그(Cyber Shield)')
  undo.undo()
  expect(readMinutes(doc)).toEqual(before)
})

test('only the letters that differ change, so what another writes into the word meanwhile stays', () => {
  const doc = minutes(block('the defence policy'))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  replaceAll(doc, me, searchFor('defence policy'), 'defense policy')
  const [theirs] = findText(other, searchFor('policy'))
  theirs?.text.insert(theirs.from, 'cyber ')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(text(doc, 'en')).toBe('the defense cyber policy')
})

test('marks stay: bold is bold, a link goes on, and a footnote keeps its reference', () => {
  const note = newId('blk')
  const doc = minutes(
    block([
      { text: 'see the ' },
      { text: 'old', bold: true },
      { text: ' ' },
      { text: 'paper', link: 'https://example.org/' },
    ]),
    block([{ text: 'the ' }, { text: 'plan', footnote: note }]),
  )
  replaceAll(doc, me, searchFor('old'), 'new')
  replaceAll(doc, me, searchFor('paper'), 'document')
  replaceAll(doc, me, searchFor('the plan'), 'all')
  expect(readMinutes(doc).blocks.map((each) => each.text.en)).toEqual([
    [
      { text: 'see the ' },
      { text: 'new', bold: true },
      { text: ' ' },
      { text: 'document', link: 'https://example.org/' },
    ],
    [{ text: 'all', footnote: note }],
  ])
})

test('a pair changed on one side is marked on the other, a pair changed on both is not [E5]', () => {
  const doc = minutes(block('CCWG', 'CCWG'), block('the CCWG', '실무협의회'))
  replaceAll(doc, me, searchFor('CCWG'), 'Group')
  expect(readMinutes(doc).blocks.map(({ lagging }) => lagging)).toEqual([[], ['ko']])
})

test('one place is replaced, unless other words stand there by now', () => {
  const doc = minutes(block('one two one'))
  const [first, second] = findText(doc, searchFor('one'))
  if (!first || !second) throw new Error('there are two')
  expect(replaceMatch(doc, me, second, 'three')).toBe(true)
  first.text.insert(0, '!')
  expect(replaceMatch(doc, me, first, 'zero')).toBe(false)
  expect(text(doc, 'en')).toBe('!one two three')
})

test('replacing by the same words, or in no place, is no edit', () => {
  const doc = minutes(block('one'))
  let updates = 0
  doc.on('update', () => (updates += 1))
  expect(replaceAll(doc, me, searchFor('one'), 'one')).toEqual({ places: 1, blocks: 1 })
  expect(replaceAll(doc, me, searchFor('two'), 'one')).toEqual({ places: 0, blocks: 0 })
  expect(updates).toBe(0)
})

test('whatever is replaced by whatever, the text is what a plain replacement would make of it', () => {
  const letters = fc.constantFrom('a', 'b', 'A', '한', '하', '글', ' ', '\u{1f600}', '\u{1f601}', 'é')
  const words = fc.array(letters, { maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(words, words, words, (content, wanted, replacement) => {
      fc.pre(wanted !== '')
      const doc = minutes(block(content))
      replaceAll(doc, me, searchFor(wanted, { matchCase: true }), replacement)
      expect(text(doc, 'en')).toBe(content.replaceAll(wanted, () => replacement))
    }),
  )
})

test('words are counted by language, eojeol in Korean, with the cells of tables', () => {
  expect(countWords('The co-chairs of the ROK–U.S. group — all 18 — agreed.')).toBe(10)
  expect(countWords('양측은 의제를 채택하였다.')).toBe(3)
  expect(countWords(' — … ')).toBe(0)
  const doc = minutes(block('Two words', '세 어절 이다'), table('in cells'))
  expect(countMinutesWords(readMinutes(doc))).toEqual({ en: 5, ko: 6 })
})
