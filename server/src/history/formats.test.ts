/** Who made words bold, linked them, or took that away: told off the time index, letter by letter. */
import { readElements, writeMinutes } from '@tandem/shared/documents'
import { compare, type Piece } from '@tandem/shared/history'
import type { BlockId } from '@tandem/shared/ids'
import { newId } from '@tandem/shared/ids'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { someMinutes } from '../testing/some-minutes.js'
import { DeedsOfText } from './deeds.js'
import { materialise } from './materialise.js'
import { WholeText } from './whole-text.js'

const [ann, ben, cho] = [newId('usr'), newId('usr'), newId('usr')]
const words = 'The delegations agreed on the exercise.'
let doc: Y.Doc
let history: WholeText
let seq: number
let id: BlockId

beforeEach(() => {
  doc = new Y.Doc({ gc: false })
  const record = someMinutes(2, words, ['en'])
  id = record.blocks[1]!.id
  writeMinutes(doc, record)
  history = new WholeText()
  seq = 0
  take(ann, Y.encodeStateAsUpdate(doc))
})

function take(author: string, frame: Uint8Array): void {
  seq += 1
  history.take({ seq, at: seq * 1_000, author, kind: 'edit', frame, hash: '' })
}

function acts(author: string, change: (text: Y.XmlText) => void): void {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(readElements(doc, 'en').get(id)!.get(0) as Y.XmlText))
  take(author, Y.encodeStateAsUpdate(doc, before))
}

/** What changed from one row to another, as `change: words, who`. */
function changes(from: number, to: number): string[] {
  const people = [ann, ben, cho]
  const name = ['ann', 'ben', 'cho']
  const passages = compare({
    older: materialise(history, from),
    newer: materialise(history, to),
    deeds: new DeedsOfText(history),
    indexOf: (author) => people.indexOf(author as never),
  })
  const pieces = passages.flatMap((passage): Piece[] =>
    'texts' in passage && passage.id === id ? passage.texts.flatMap((text) => text.pieces) : [],
  )
  return pieces
    .filter(({ change }) => change !== 'same')
    .map(({ change, run, deed }) => `${change}: ${run.text}, ${deed ? name[deed.author] : 'nobody'}`)
}

test('words that were made bold are coloured by who did it, and not by who wrote them', () => {
  acts(ben, (text) => text.format(4, 11, { bold: true }))
  expect(changes(1, 2)).toEqual(['format: delegations, ben'])
})

test('of words that two people formatted each has his own', () => {
  acts(ben, (text) => text.format(4, 11, { bold: true }))
  acts(cho, (text) => text.format(16, 6, { italic: true }))
  acts(ben, (text) => text.insert(0, 'Today: '))
  expect(changes(1, 4)).toEqual(['added: Today: , ben', 'format: delegations, ben', 'format: agreed, cho'])
  expect(changes(2, 4)).toEqual(['added: Today: , ben', 'format: agreed, cho'])
})

test('who takes a mark away did so, whether its setting went or another took its place', () => {
  acts(ben, (text) => text.format(4, 18, { bold: true }))
  acts(cho, (text) => text.format(4, 18, { bold: null }))
  expect(changes(2, 3)).toEqual(['format: delegations agreed, cho'])
  acts(ben, (text) => text.format(4, 18, { bold: true }))
  acts(cho, (text) => text.format(4, 11, { bold: null }))
  expect(changes(4, 5)).toEqual(['format: delegations, cho'])
  expect(changes(1, 5)).toEqual(['format:  agreed, ben'])
})

test('a split in between changes nothing about who formatted what', () => {
  acts(ben, (text) => text.format(16, 6, { bold: true }))
  const made = newId('blk')
  acts(cho, (text) => {
    text.delete(16, words.length - 16)
    const block = new Y.XmlElement('block')
    block.setAttribute('id', made)
    const moved = new Y.XmlText()
    block.insert(0, [moved])
    doc.getXmlFragment('text_en').insert(2, [block])
    moved.insert(0, words.slice(16))
    moved.format(0, 6, { bold: true })
  })
  const deeds = new DeedsOfText(history)
  const [letter] = materialise(history, 3).origins.get(`${made}.en`)!
  expect(deeds.markedBy(letter!.client, letter!.clock, 'bold', 1, 3)?.author).toBe(ben)
  expect(deeds.markedBy(letter!.client, letter!.clock, 'bold', 2, 3)).toBeNull()
  expect(deeds.markedBy(letter!.client, letter!.clock, 'italic', 1, 3)).toBeNull()
})

test('of a word with two new marks it is the later who is named', () => {
  acts(ben, (text) => text.format(4, 11, { bold: true }))
  acts(cho, (text) => text.format(4, 11, { italic: true }))
  expect(changes(1, 3)).toEqual(['format: delegations, cho'])
})

test('words that a split took elsewhere are named by who split, on both sides', () => {
  const made = newId('blk')
  acts(cho, (text) => {
    text.delete(16, words.length - 16)
    const block = new Y.XmlElement('block')
    block.setAttribute('id', made)
    block.insert(0, [new Y.XmlText(words.slice(16))])
    doc.getXmlFragment('text_en').insert(2, [block])
  })
  expect(changes(1, 2)).toEqual([`carried-out: ${words.slice(16)}, cho`])
})
