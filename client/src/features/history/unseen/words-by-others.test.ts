import type { Comparison, HistoryAuthor, Piece } from '@tandem/shared/history'
import { newId } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import { wordsByOthers } from './words-by-others'

const author = (code: string): HistoryAuthor => ({
  userId: newId('usr'),
  name: { en: code },
  delegation: null,
  colour: null,
})
const [me, usa, product] = [author('me'), author('usa'), { ...author(''), userId: null }]

const piece = (change: Piece['change'], text: string, by: number): Piece => {
  return { change, run: { text }, deed: { author: by, at: 1 } }
}

test('what others wrote counts; one’s own words, those of the product, and what only moved do not', () => {
  const pieces = [
    { change: 'same', run: { text: 'agreed ' } },
    piece('added', 'by both sides', 1),
    piece('deleted', 'at once', 1),
    piece('added', 'and me', 0),
    piece('added', 'by itself', 2),
    piece('carried-in', 'from elsewhere', 1),
  ]
  const comparison = {
    authors: [me, usa, product],
    passages: [{ what: 'block', texts: [{ pieces }], fields: [] }],
  } as unknown as Comparison
  expect(wordsByOthers(comparison, me.userId ?? '')).toEqual({ added: 3, deleted: 2, people: [usa] })
})
