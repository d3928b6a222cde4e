import type { Deed, Piece } from '@tandem/shared/history'
import { expect, test } from 'vitest'
import { agendaItem, block, blockId } from '../testing'
import { onlyBy } from './only-by'
import { isPlaced, wordsByAuthor, wordsChanged } from './passages'

const [korea, states] = [0, 1]
const by = (author: number): Deed => ({ author, at: 1 })
const both = block('p1', 'They [-will-] {+shall+} meet.', {
  fields: [
    { field: 'verb', before: 'agreed', after: 'shared', deed: by(korea), weight: 94 },
    { field: 'owners', before: [], after: ['USA'], deed: by(states), weight: 80 },
  ],
  moved: { direction: 'up', deed: by(states) },
})

function piecesOf(passages: ReturnType<typeof onlyBy>): string[] {
  return passages.flatMap((passage) =>
    isPlaced(passage)
      ? passage.texts.flatMap(({ pieces }) => pieces.map(({ change, run }) => `${change} ${run.text}`))
      : [],
  )
}

test('of a paragraph that two changed, the words, facts and place of one are changes, the rest is the text', () => {
  const [mine] = onlyBy([both], states)
  expect(piecesOf([mine!])).toEqual(['same They ', 'same  ', 'added shall', 'same  meet.'])
  expect(mine).toMatchObject({ state: 'changed', moved: { direction: 'up' }, fields: [{ field: 'owners' }] })
  const [other] = onlyBy([both], korea)
  expect(piecesOf([other!])).toEqual(['same They ', 'deleted will', 'same  ', 'same shall', 'same  meet.'])
  expect(other).toMatchObject({ state: 'changed', moved: null, fields: [{ field: 'verb' }] })
})

test('words are counted for this author alone', () => {
  const passages = onlyBy([both, block('p2', '{+Three more words.+}', { state: 'added' })], korea)
  expect(wordsChanged(passages, ['en'])).toEqual({ added: 0, deleted: 1 })
  expect(wordsByAuthor(passages, ['en'])).toEqual([{ author: korea, added: 0, deleted: 1 }])
})

test('what others added stands unmarked, what they took out is not there, and neither is a change', () => {
  const passages = [
    block('p1', '{+Added.+}', { state: 'added' }),
    block('p2', '[-Taken out.-]', { state: 'deleted' }),
    block('p3', 'Words [-gone-] here.'),
    agendaItem('i', 'A {+new+} title'),
  ]
  expect(onlyBy(passages, korea).map(({ id, state }) => [id, state])).toEqual([
    [blockId('p1'), 'same'],
    [blockId('p2'), 'deleted'],
    [blockId('p3'), 'changed'],
    [passages[3]!.id, 'same'],
  ])
  expect(onlyBy(passages, states).map(({ state }) => state)).toEqual(['added', 'same', 'changed'])
  expect(piecesOf(onlyBy(passages, states))).toEqual([
    'added Added.',
    'same Words ',
    'same  here.',
    'same A ',
    'added new',
    'same  title',
  ])
})

test('a paragraph is added by who began it; who wrote on in it changed it', () => {
  const text: Piece[] = [
    { change: 'added', run: { text: 'Begun' }, deed: by(korea) },
    { change: 'added', run: { text: ' and ended' }, deed: by(states) },
  ]
  const plain = block('p1', 'x', { state: 'added' })
  const added = { ...plain, texts: [{ ...plain.texts[0]!, pieces: text }] }
  expect(onlyBy([added], korea)[0]?.state).toBe('added')
  expect(onlyBy([added], states)[0]?.state).toBe('changed')
})

test('a cell that others changed is no change, and a table with none is shown once', () => {
  const cell = (said: string) => [[{ header: false, colspan: 1, rowspan: 1, text: [[{ text: said }]] }]]
  const changedCells = [
    { row: 0, cell: 0, texts: [[{ change: 'added' as const, run: { text: 'new' }, deed: by(states) }]] },
  ]
  const table = { language: 'en' as const, before: cell('old'), after: cell('new'), changedCells }
  const one = block('t', '', { state: 'changed', texts: [], tables: [table] })
  expect(onlyBy([one], korea)[0]).toMatchObject({
    state: 'same',
    tables: [{ before: cell('new'), after: cell('new'), changedCells: [] }],
  })
  expect(onlyBy([one], states)[0]).toBe(one)
})
