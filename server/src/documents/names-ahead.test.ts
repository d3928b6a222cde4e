import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { namesAhead } from './names-ahead.js'

function written(client: number, words: string): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getText('items').insert(0, words)
  return doc
}

test('whose words are written or deleted ahead is told, and whose stand is not [SYNC-5]', () => {
  const doc = written(7, 'abc')
  // Deletions alone: of what 7 wrote, of what 7 will write, of somebody unknown.
  expect(namesAhead(doc, Uint8Array.of(0, 1, 7, 1, 0, 3))).toEqual([])
  expect(namesAhead(doc, Uint8Array.of(0, 1, 7, 1, 2, 3))).toEqual([7])
  expect(namesAhead(doc, Uint8Array.of(0, 1, 9, 1, 0, 1))).toEqual([9])
  expect(namesAhead(doc, Y.encodeStateAsUpdate(written(7, 'abc')))).toEqual([])
  expect(namesAhead(doc, Y.encodeStateAsUpdate(written(8, 'abc')))).toEqual([8])
})

test('a damaged update names nobody', () => {
  expect(namesAhead(new Y.Doc(), Uint8Array.of(1, 1, 7))).toEqual([])
})
