import {
  annotationField,
  itemsOf,
  minutesTextOf,
  plainText,
  type CanonicalRecord,
  writeRecord,
} from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anAgenda, theItem } from '../testing/an-agenda.js'
import { someMinutes } from '../testing/some-minutes.js'
import { playBack } from './play-back.js'
import { WholeText } from './whole-text.js'

const author = newId('usr')
let doc: Y.Doc
let history: WholeText
let seq: number

beforeEach(() => {
  doc = new Y.Doc({ gc: false })
  history = new WholeText()
  seq = 0
})

function row(change: () => void): void {
  const before = Y.encodeStateVector(doc)
  doc.transact(change)
  seq += 1
  const frame = Y.encodeStateAsUpdate(doc, before)
  history.take({ seq, at: seq * 1_000, author, kind: 'edit', frame, hash: '' })
}

function textIn(parent: Y.XmlFragment | Y.XmlElement, place: number): Y.XmlText {
  const element = parent.get(place)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('There is no text.')
  return text
}

test('what one row brought comes in the order in which it was typed, wherever it stands [H7]', () => {
  row(() => writeRecord(doc, someMinutes(1, 'Middle', ['en'])))
  const text = textIn(minutesTextOf(doc, 'en'), 0)
  row(() => {
    text.insert(6, ' last')
    text.insert(0, 'First ')
    text.insert(3, 'X')
  })
  const typed = [...playBack(history, 1, 2)].map((step) =>
    'text' in step ? `${step.text.from} ${plainText([...step.text.insert])}` : 'all of it',
  )
  expect(typed).toEqual(['6  last', '0 Fir', '3 st ', '3 X'])
})

test('an annotation that loses all its letters gives those behind it another number: the whole comes anew [H7]', () => {
  const agenda = anAgenda()
  const annotation = { en: [[{ text: 'One' }], [{ text: 'Two' }]] }
  row(() => writeRecord(doc, { ...agenda, items: agenda.items.map((item) => ({ ...item, annotation })) }))
  const item = itemsOf(doc).get(theItem)
  const fragment = item?.get(annotationField('en')) as Y.XmlFragment
  row(() => textIn(fragment, 0).delete(0, 3))
  const said = (record: CanonicalRecord) =>
    record.kind === 'agenda' ? record.items[0]?.annotation.en?.map((runs) => plainText([...runs])) : null
  const steps = [...playBack(history, 1, 2)]
  expect(steps.map((step) => ('record' in step ? said(step.record) : step.text))).toEqual([['Two']])
})
