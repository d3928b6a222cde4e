import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepMarks } from './keep-marks.js'

/** Two who made the same words bold at one moment, each as one update, after a first one with the words. */
function boldTwice(): Uint8Array[] {
  const words = new Y.Doc()
  words.getText('text').insert(0, 'agenda of the day')
  const first = Y.encodeStateAsUpdate(words)
  const marks = [new Y.Doc(), new Y.Doc()].map((doc) => {
    Y.applyUpdate(doc, first)
    const before = Y.encodeStateVector(doc)
    doc.getText('text').format(0, 6, { bold: {} })
    return Y.encodeStateAsUpdate(doc, before)
  })
  return [first, ...marks]
}

function editsMadeBy(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  let edits = 0
  doc.getText('text')
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== 'others') edits += 1
  })
  for (const update of updates) Y.applyUpdate(doc, update, 'others')
  return edits
}

test('a document that takes over the marks of others edits nothing by itself [SYNC-7]', () => {
  const kept = keepMarks(new Y.Doc())
  expect(editsMadeBy(kept, boldTwice())).toBe(0)
  expect(kept.getText('text').toDelta()).toEqual([
    { insert: 'agenda', attributes: { bold: {} } },
    { insert: ' of the day' },
  ])
})

test('without that, Yjs would delete marks on every copy that hears of them', () => {
  expect(editsMadeBy(new Y.Doc(), boldTwice())).toBeGreaterThan(0)
})
