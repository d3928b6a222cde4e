/** Whose letters a live text is made of, while people type in it. */
import type { Blame, HistoryAuthor } from '@tandem/shared/history'
import { type DelegationCode, newId } from '@tandem/shared/ids'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LetterAuthors } from './letter-authors'

let doc: Y.Doc
let text: Y.XmlText
let letters: LetterAuthors

const author = (code: string): HistoryAuthor => ({
  userId: newId('usr'),
  name: { en: code },
  delegation: code as DelegationCode,
  colour: { index: 1, lap: 0 },
})
const [kor, usa] = [author('KOR'), author('USA')]

beforeEach(() => {
  doc = new Y.Doc({ gc: false })
  doc.clientID = 1
  text = new Y.XmlText()
  doc.getXmlFragment('text_en').insert(0, [text])
  text.insert(0, 'agreed by both')
  letters = new LetterAuthors()
  letters.pages.set(1, kor)
  doc.on('afterTransaction', (transaction: Y.Transaction) => letters.textsChanged(transaction))
})

function told(...runs: [length: number, author: number][]): Blame {
  return {
    seq: 1,
    authors: [kor, usa],
    texts: { key: runs.map(([length, by]) => ({ length, author: by, at: 10 })) },
  }
}
const shown = () =>
  letters
    .of('key', [text])
    .written.map(({ from, to, author: by, at }) => [text.toJSON().slice(from, to), by.delegation, at])

test('letters are whose the server says, and stay so when others come between them', () => {
  letters.asked()
  letters.answered(told([6, 0], [8, 1]))
  expect(shown()).toEqual([
    ['agreed', 'KOR', 10],
    [' by both', 'USA', 10],
  ])
  text.insert(3, '-X-')
  text.delete(0, 1)
  expect(shown()).toEqual([
    ['gr', 'KOR', 10],
    ['-X-', 'KOR', null],
    ['eed', 'KOR', 10],
    [' by both', 'USA', 10],
  ])
})

test('an answer of a text that changed meanwhile is not taken, and asked for again', () => {
  letters.asked()
  text.insert(0, 'now ')
  letters.answered(told([18, 1]))
  expect(letters.of('key', [text])).toMatchObject({ isTold: false })
  expect(shown()).toEqual([['now agreed by both', 'KOR', null]])
  letters.asked()
  letters.answered(told([4, 0], [14, 1]))
  expect(shown()).toEqual([
    ['now ', 'KOR', 10],
    ['agreed by both', 'USA', 10],
  ])
})

test('letters of a page that nobody here has met have no author', () => {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  ;(other.getXmlFragment('text_en').get(0) as Y.XmlText).insert(0, '?')
  letters.asked()
  letters.answered(told([14, 0]))
  expect(shown()).toEqual([['agreed by both', 'KOR', 10]])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(shown()).toEqual([['agreed by both', 'KOR', 10]])
})
