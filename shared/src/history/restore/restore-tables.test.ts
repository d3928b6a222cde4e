/** Tables and images come back cell by cell, in the elements that stand [H6]. */
import * as Y from 'yjs'
import { beforeEach, expect, test } from 'vitest'
import { type MinutesRecord, plainBlock, type Table, type TableCell } from '../../documents/minutes-record.js'
import { readElements, readMinutes } from '../../documents/read-minutes.js'
import { makeCell, makeRow, writeMinutes } from '../../documents/write-minutes.js'
import { newId } from '../../ids/index.js'
import { keepMarks } from '../../sync/keep-marks.js'
import { materialised } from '../testing/materialised.js'
import { applyDifference } from './apply-difference.js'
import { goalOf } from './goal.js'

const [id, image] = [newId('blk'), newId('blk')]
let doc: Y.Doc

const cell = (...texts: string[]): TableCell => ({
  header: false,
  colspan: 1,
  rowspan: 1,
  text: texts.map((text) => [{ text }]),
})
const table: Table = [
  [cell('Who'), cell('What')],
  [cell('Korea'), cell('hosts', 'and reports')],
  [cell('United States'), cell('prepares')],
]
const record: MinutesRecord = {
  kind: 'record',
  schemaVersion: 1,
  languages: ['en'],
  attribution: 'both',
  blocks: [
    { ...plainBlock(id, 'both'), kind: 'table', table: { en: table } },
    { ...plainBlock(image, 'both'), kind: 'image', image: { en: { blob: 'a'.repeat(64), width: null } } },
  ],
}

beforeEach(() => {
  doc = keepMarks(new Y.Doc())
  writeMinutes(doc, record)
})

const element = (of = id): Y.XmlElement => readElements(doc, 'en').get(of) as Y.XmlElement
const textAt = (row: number, at: number): Y.XmlText =>
  (((element().get(row) as Y.XmlElement).get(at) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText

function restores(then: ReturnType<typeof materialised>): void {
  const now = materialised(doc, 2)
  const goal = goalOf(now, then, { kind: 'whole' })
  if (!goal) throw new Error('nothing to bring back')
  doc.transact(() => applyDifference(doc, { before: now, after: goal, now }))
  expect(readMinutes(doc)).toEqual(then.record)
}

test('a word in a cell comes back in its cell, and the table stays the one that stands', () => {
  const then = materialised(doc, 1)
  textAt(1, 1).insert(0, 'gladly ')
  const [before, text] = [element(), textAt(1, 1)]
  restores(then)
  expect([element() === before, textAt(1, 1) === text]).toEqual([true, true])
})

test('rows that came go, rows that went come back, and the others are not touched; the way back is exact', () => {
  const then = materialised(doc, 1)
  element().delete(2, 1)
  element().insert(1, [makeRow([cell('Malaysia'), cell('observes')])])
  textAt(2, 0).insert(5, ' (host)')
  const changed = materialised(doc, 2)
  const row = element().get(2)
  restores(then)
  expect(element().get(1)).toBe(row)
  restores(changed)
})

test('spans, headers and paragraphs of cells come back', () => {
  const then = materialised(doc, 1)
  doc.transact(() => {
    const row = element().get(0) as Y.XmlElement
    row.delete(0, 2)
    row.insert(0, [makeCell({ ...cell('Who and what'), header: true, colspan: 2 })])
    ;((element().get(1) as Y.XmlElement).get(1) as Y.XmlElement).delete(1, 1)
  })
  const changed = materialised(doc, 2)
  restores(then)
  restores(changed)
})

test('an image comes back as it was, in the element that stands', () => {
  const then = materialised(doc, 1)
  const before = element(image) as Y.XmlElement<{ blob: string; width: number }>
  before.setAttribute('blob', 'b'.repeat(64))
  before.setAttribute('width', 300)
  restores(then)
  expect(element(image)).toBe(before)
})
