// @vitest-environment jsdom
/** Taking back a move is moving back [M6, SYNC-14]. */
import { minutesTextOf, readElements, readMinutes } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { deleteBlocks, insertBlock, moveBlocks, recordAs } from '@tandem/shared/minutes'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LonelySession } from '../../../editing/testing'
import { say } from '../../../lib/i18n'
import { idsOf, minutesWith } from '../testing'
import { words } from '../words'
import { createActs } from './acts'
import { MinutesDesk } from './minutes-desk'
import { minutesOrigin } from './minutes-undo'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0).toReversed()) close()
})

/** A person at minutes of two sections, and another who has them too. */
function sit() {
  const { record, ids } = minutesWith([
    { kind: 'heading', en: 'Opening', ko: '개회' },
    { en: 'One', ko: '하나' },
    { kind: 'heading', en: 'Boundary', ko: '경계' },
    { en: 'Two', ko: '둘' },
  ])
  const session = new LonelySession(record)
  const desk = new MinutesDesk(session, () => 'MYS co-chair')
  const acts = createActs(desk, (key, values) => say(words, key, values), 'en')
  open.push(() => desk.destroy(), desk.start())
  const { doc } = session
  const other = new Y.Doc()
  const exchange = (): void => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), session)
  }
  exchange()
  const types = (id: BlockId, words: string, at = 0): void =>
    doc.transact(() => textOf(doc, id).insert(at, words), minutesOrigin)
  return { acts, desk, doc, other, exchange, types, ids: ids as [BlockId, BlockId, BlockId, BlockId] }
}

function textOf(doc: Y.Doc, id: BlockId, language: 'en' | 'ko' = 'en'): Y.XmlText {
  return readElements(doc, language).get(id)?.get(0) as Y.XmlText
}

function order(doc: Y.Doc): (BlockId | undefined)[] {
  const en = idsOf(minutesTextOf(doc, 'en'))
  expect(idsOf(minutesTextOf(doc, 'ko')).filter((id) => en.includes(id))).toEqual(
    en.filter((id) => idsOf(minutesTextOf(doc, 'ko')).includes(id)),
  )
  return en
}

test('what another wrote in the moved section stays when the move is taken back, and when it is done again', () => {
  const { acts, doc, other, exchange, ids } = sit()
  const [opening, one, boundary, two] = ids
  acts.moveAfter(opening, two)
  exchange()
  textOf(other, one).insert(3, ' and a half')
  textOf(other, one, 'ko').insert(0, '다시 ')
  exchange()
  acts.undo()
  expect(order(doc)).toEqual([opening, one, boundary, two])
  expect(textOf(doc, one).toJSON()).toBe('One and a half')
  expect(textOf(doc, one, 'ko').toJSON()).toBe('다시 하나')
  acts.redo()
  expect(order(doc)).toEqual([boundary, two, opening, one])
  expect(textOf(doc, one).toJSON()).toBe('One and a half')
  acts.undo()
  expect(order(doc)).toEqual([opening, one, boundary, two])
  exchange()
  expect(readMinutes(other)).toEqual(readMinutes(doc))
})

test('a paragraph that another added to the moved section goes back with it', () => {
  const { acts, doc, other, exchange, ids } = sit()
  const [opening, one, boundary, two] = ids
  acts.moveAfter(opening, two)
  exchange()
  const added = insertBlock(other, 'them', { language: 'en', after: one, runs: [{ text: 'Added' }] })
  exchange()
  acts.undo()
  expect(order(doc)).toEqual([opening, one, added, boundary, two])
})

test('when what it stood behind is gone, it goes behind what came before that', () => {
  const { acts, doc, other, exchange, ids } = sit()
  const [opening, one, boundary, two] = ids
  acts.moveAfter(two, opening)
  exchange()
  deleteBlocks(other, 'them', [boundary])
  exchange()
  acts.undo()
  expect(order(doc)).toEqual([opening, one, two])
})

test('what another has moved since stays where he put it, and undo goes on to what I did before', () => {
  const { acts, doc, other, exchange, ids } = sit()
  const [opening, one, boundary, two] = ids
  acts.record(one, 'noted')
  acts.moveAfter(one, two)
  exchange()
  moveBlocks(other, 'them', [one], boundary)
  exchange()
  acts.undo()
  expect(order(doc)).toEqual([opening, boundary, one, two])
  expect(readMinutes(doc).blocks.find(({ id }) => id === one)?.verb).toBeNull()
})

test('what I did in a block before I moved it is undone in it, wherever it stands', () => {
  const { acts, desk, doc, exchange, other, types, ids } = sit()
  const [opening, one, boundary, two] = ids
  types(one, ' more', 3)
  desk.undo.newStep()
  doc.transact(() => textOf(doc, one).delete(0, 2), minutesOrigin)
  desk.undo.newStep()
  doc.transact(() => textOf(doc, one).format(0, 1, { bold: {} }), minutesOrigin)
  acts.moveAfter(one, two)
  exchange()
  textOf(other, one).insert(6, '!')
  exchange()
  expect(textOf(doc, one).toString()).toBe('<bold>e</bold> more!')
  acts.undo()
  expect(order(doc)).toEqual([opening, one, boundary, two])
  acts.undo()
  expect(textOf(doc, one).toString()).toBe('e more!')
  acts.undo()
  expect(textOf(doc, one).toString()).toBe('One more!')
  acts.undo()
  expect(textOf(doc, one).toString()).toBe('One!')
  acts.redo()
  acts.redo()
  acts.redo()
  acts.redo()
  expect(textOf(doc, one).toString()).toBe('<bold>e</bold> more!')
  expect(order(doc)).toEqual([opening, boundary, two, one])
})

test('a step of mine that changes nothing any more does not take a move back by halves', () => {
  const { acts, desk, doc, other, exchange, types, ids } = sit()
  const [opening, one, boundary, two] = ids
  acts.moveAfter(one, two)
  types(two, 'gone ')
  desk.undo.newStep()
  exchange()
  textOf(other, two).delete(0, 5)
  textOf(other, one).insert(0, 'Their ')
  exchange()
  acts.undo()
  expect(order(doc)).toEqual([opening, one, boundary, two])
  expect(textOf(doc, one).toJSON()).toBe('Their One')
})

test('a new act after taking back a move cannot be followed by doing it again', () => {
  const { acts, doc, ids } = sit()
  const [opening, one, boundary, two] = ids
  acts.moveAfter(one, two)
  acts.undo()
  recordAs(doc, minutesOrigin, two, 'noted')
  acts.redo()
  expect(order(doc)).toEqual([opening, one, boundary, two])
})

test('when another moves the block I write in, my caret goes along, and what I did there can be taken back', () => {
  const { acts, desk, doc, other, exchange, types, ids } = sit()
  const [, one, , two] = ids
  types(one, ' more', 3)
  desk.undo.newStep()
  exchange()
  // Written and not yet sent when the other moves it.
  types(one, 'ly', 8)
  const caret = Y.createRelativePositionFromTypeIndex(textOf(doc, one), 4)
  const end = Y.createRelativePositionFromTypeIndex(textOf(doc, one), 10)
  moveBlocks(other, 'them', [one], two)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'server')
  expect(textOf(doc, one).toJSON()).toBe('One more')
  for (const [position, index] of [
    [caret, 4],
    [end, 8],
  ] as const) {
    const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
    expect(found?.type).toBe(textOf(doc, one))
    expect(found?.index).toBe(index)
  }
  acts.undo()
  expect(textOf(doc, one).toJSON()).toBe('One')
})
