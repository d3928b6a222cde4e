import { minutesTextOf, readElements, writeMinutes } from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import { moveBlocks } from '@tandem/shared/minutes'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { someMinutes } from '../testing/some-minutes.js'
import type { KnownPairs } from './carry-over.js'
import { materialise } from './materialise.js'
import { MovedLetters } from './moved-letters.js'
import { WholeText } from './whole-text.js'

const [first, second] = [newId('usr'), newId('usr')]
const words = 'The delegations agreed on the exercise. '
let doc: Y.Doc
let history: WholeText
let seq: number
let at: number
let ids: BlockId[]

beforeEach(() => {
  doc = new Y.Doc({ gc: false })
  const record = someMinutes(3, words, ['en'])
  ids = record.blocks.map(({ id }) => id)
  writeMinutes(doc, record)
  history = new WholeText()
  seq = 0
  at = 0
  log(first, Y.encodeStateAsUpdate(doc))
})

function log(author: string, frame: Uint8Array, known: KnownPairs | null = null): void {
  seq += 1
  at += 1_000
  history.take({ seq, at, author, kind: 'edit', frame, hash: '' }, known)
}

/** Everything that is done is one row. */
function acts(author: string, ...changes: (() => void)[]): Uint8Array {
  const frames: Uint8Array[] = []
  const hear = (frame: Uint8Array): void => void frames.push(frame)
  doc.on('update', hear)
  for (const change of changes) doc.transact(change)
  doc.off('update', hear)
  const frame = Y.mergeUpdates(frames)
  log(author, frame)
  return frame
}

function textOf(block: number): Y.XmlText {
  return textIn(ids[block] as BlockId)
}

function textIn(id: BlockId): Y.XmlText {
  return readElements(doc, 'en').get(id)?.get(0) as Y.XmlText
}

function insertBlock(id: BlockId, text: string, where: number): void {
  const block = new Y.XmlElement('block')
  block.setAttribute('id', id)
  block.insert(0, [new Y.XmlText(text)])
  minutesTextOf(doc, 'en').insert(where, [block])
}

/** What stands in a block, by who wrote it. */
function writers(id: BlockId): [string, string][] {
  const { record, origins } = materialise(history, seq)
  const block = record.kind === 'record' ? record.blocks.find((each) => each.id === id) : undefined
  const plain = (block?.text.en ?? []).map(({ text }) => text).join('')
  const told: [string, string][] = []
  let from = 0
  for (const { client, clock, length } of origins.get(`${id}.en`) ?? []) {
    for (let letter = 0; letter < length; letter += 1, from += 1) {
      const { author } = history.batches.of(history.index.insertedAt(client, clock + letter) ?? 0)
      const last = told.at(-1)
      if (last && last[0] === author) last[1] += plain.charAt(from)
      else told.push([author ?? '', plain.charAt(from)])
    }
  }
  return told
}

const counts = () => {
  const { added, deleted } = history.batches.of(seq)
  return { added, deleted }
}

test('what goes into a block of its own at a split is its first author’s, and nothing new [H5]', () => {
  const made = newId('blk')
  acts(second, () => {
    textOf(1).delete(16, words.length - 16)
    insertBlock(made, words.slice(16), 2)
  })
  expect(writers(made)).toEqual([[first, words.slice(16)]])
  expect(counts()).toEqual({ added: 0, deleted: 0 })
})

test('what was typed in the same row as a split is of whoever typed it', () => {
  const made = newId('blk')
  acts(
    second,
    () => textOf(1).delete(16, words.length - 16),
    () => insertBlock(made, words.slice(16), 2),
    () => textOf(1).insert(16, 'gladly '),
    () => textIn(made).insert(6, 'not '),
  )
  expect(writers(ids[1] as BlockId)).toEqual([
    [first, words.slice(0, 16)],
    [second, 'gladly '],
  ])
  expect(writers(made)).toEqual([
    [first, words.slice(16, 22)],
    [second, 'not '],
    [first, words.slice(22)],
  ])
  expect(counts()).toEqual({ added: 11, deleted: 0 })
})

test('joined text and moved blocks keep their authors, moved twice in one row too', () => {
  acts(second, () => textOf(2).insert(4, 'two '))
  acts(
    first,
    () => moveBlocks(doc, 'test', [ids[2] as BlockId], null),
    () => moveBlocks(doc, 'test', [ids[2] as BlockId], ids[0] as BlockId),
  )
  const moved: [string, string][] = [
    [first, 'The '],
    [second, 'two '],
    [first, words.slice(4)],
  ]
  expect(writers(ids[2] as BlockId)).toEqual(moved)
  expect(counts()).toEqual({ added: 0, deleted: 0 })
  const tail = textOf(2).toString()
  acts(second, () => {
    textOf(1).insert(words.length, tail)
    const where = [...readElements(doc, 'en').keys()].indexOf(ids[2] as BlockId)
    minutesTextOf(doc, 'en').delete(where, 1)
  })
  expect(writers(ids[1] as BlockId)).toEqual([[first, `${words}The `], ...moved.slice(1)])
})

test('a pair that the server knows of counts for more than what is alike', () => {
  // The second of two equal paragraphs goes into the third, and the first is deleted.
  acts(
    second,
    () => textOf(2).insert(0, 'x'),
    () => textOf(2).delete(0, 1),
  )
  const { client, clock } = (textOf(2)._start as Y.Item).id
  const before = Y.getState(doc.store, doc.clientID)
  const frames: Uint8Array[] = []
  doc.on('update', (frame: Uint8Array) => frames.push(frame))
  doc.transact(() => {
    textOf(3).insert(0, words)
    textOf(1).delete(0, words.length)
    textOf(2).delete(0, words.length)
  })
  const letters: [number, number, number, number, number][] = [
    [client, clock, doc.clientID, before, words.length],
  ]
  log(second, frames[0] as Uint8Array, new MovedLetters([{ letters }]))
  expect(history.aliases.originsOf(doc.clientID, before, 1)).toEqual(
    history.aliases.originsOf(client, clock, 1),
  )
})

test('a cut and a paste soon after are one thing, done by one person; of twenty letters and more', () => {
  const long = words.slice(0, 30)
  acts(second, () => textOf(1).delete(0, 30))
  acts(second, () => textOf(3).insert(0, long))
  expect(writers(ids[3] as BlockId)).toEqual([[first, long + words]])
  // Pasted again it is a copy.
  acts(second, () => textOf(3).insert(0, long))
  expect(writers(ids[3] as BlockId)[0]).toEqual([second, long])

  acts(second, () => textOf(2).delete(0, 30))
  acts(first, () => textOf(1).insert(0, long))
  expect(writers(ids[1] as BlockId)[0]?.[0]).toBe(first)
  expect(history.batches.of(seq).added).toBe(30)
  at += 11 * 60_000
  acts(second, () => textOf(1).insert(0, long))
  expect(writers(ids[1] as BlockId)[0]).toEqual([second, long])

  acts(second, () => textOf(0).delete(0, 8))
  acts(second, () => textOf(3).insert(0, words.slice(0, 8)))
  expect(writers(ids[3] as BlockId)[0]?.[0]).toBe(second)
})

test('what is taken back by undo is what it was', () => {
  const undo = new Y.UndoManager(minutesTextOf(doc, 'en'), { captureTimeout: 0 })
  acts(second, () => textOf(1).delete(4, 5))
  expect(counts()).toEqual({ added: 0, deleted: 5 })
  acts(second, () => void undo.undo())
  expect(writers(ids[1] as BlockId)).toEqual([[first, words]])
  expect(counts()).toEqual({ added: 0, deleted: 0 })
})
