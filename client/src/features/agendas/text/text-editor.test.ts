// @vitest-environment jsdom
import { annotationField, readAgenda, textOf, type TextField, titleField } from '@tandem/shared/documents'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LonelySession } from '../../../editing/testing'
import { agendaWith } from '../testing'
import { CaretBoard } from '../../../editing/caret-board'
import { MyPlace } from '../../../editing/my-place'
import { undoOfAgenda } from '../model/agenda-undo'
import { decodePosition, encodePosition } from '../../../editing/positions'
import { createTextEditor } from './text-editor'

const open: { destroy(): void }[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

function editorOf(session: LonelySession, id: Parameters<typeof textOf>[1], field: TextField) {
  const fragment = textOf(session.doc, id, field)
  if (!fragment) throw new Error('no such text')
  const carets = new CaretBoard(session, new MyPlace(session), () => 'MYS co-chair').open(
    { itemId: id, field },
    () => ({ itemId: id }),
  )
  const host = document.body.appendChild(document.createElement('div'))
  const entered: string[] = []
  const editor = createTextEditor({
    host,
    fragment,
    kind: field.startsWith('title') ? 'title' : 'annotation',
    language: 'en',
    labelledBy: 'label',
    carets,
    moves: { onEnter: () => entered.push(field), onLeave: () => false, onHistory: () => undefined },
  })
  open.push(editor)
  return { editor, host, entered }
}

function wordsOf(doc: Y.Doc, id: Parameters<typeof textOf>[1]): Y.XmlText {
  const paragraph = textOf(doc, id, 'title_en')?.get(0) as Y.XmlElement
  return paragraph.get(0) as Y.XmlText
}

test('opening every text of an agenda makes no update [SYNC-7]', () => {
  const { record } = agendaWith(['A', { name: 'B', note: 'To be adopted.' }, { name: 'B one', under: 'B' }])
  const session = new LonelySession(record)
  let updates = 0
  session.doc.on('update', () => (updates += 1))
  for (const { id } of record.items) {
    for (const language of record.languages) {
      editorOf(session, id, titleField(language))
      editorOf(session, id, annotationField(language))
    }
  }
  expect(open).toHaveLength(12)
  for (const editor of open.splice(0)) editor.destroy()
  expect(updates).toBe(0)
  expect(readAgenda(session.doc)).toEqual(record)
})

test('opening a title that other software gave two paragraphs and marks takes nothing out of it [SYNC-7]', () => {
  const { record, id } = agendaWith(['A'])
  const session = new LonelySession(record)
  const title = textOf(session.doc, id('A'), 'title_en') as Y.XmlFragment
  const text = new Y.XmlText()
  text.insert(0, 'Second', { bold: {}, link: { href: 'https://example.org/' } })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  title.insert(1, [paragraph])
  const before = readAgenda(session.doc)
  let updates = 0
  session.doc.on('update', () => (updates += 1))
  const { editor } = editorOf(session, id('A'), 'title_en')
  expect(editor.state.doc.childCount).toBe(2)
  expect(updates).toBe(0)
  expect(readAgenda(session.doc)).toEqual(before)
})

test('Enter in a title goes on and adds no paragraph', () => {
  const { record, id } = agendaWith(['A'])
  const { editor, entered } = editorOf(new LonelySession(record), id('A'), 'title_en')
  editor.view.dom.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
  )
  expect(entered).toEqual(['title_en'])
  expect(editor.state.doc.childCount).toBe(1)
})

test('Enter that belongs to a composition submits nothing [SYNC-13]', () => {
  const { record, id } = agendaWith(['A'])
  const { editor, entered } = editorOf(new LonelySession(record), id('A'), 'title_en')
  const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  editor.view.dom.dispatchEvent(enter)
  expect(entered).toEqual([])
})

test('a link that a browser must not open is shown as plain text', () => {
  const { record, id } = agendaWith([{ name: 'A', note: 'Note' }])
  const session = new LonelySession(record)
  const note = textOf(session.doc, id('A'), 'annotation_en')?.get(0) as Y.XmlElement
  ;(note.get(0) as Y.XmlText).insert(0, 'press ', { link: { href: 'javascript:alert(1)' } })
  const { host } = editorOf(session, id('A'), 'annotation_en')
  expect(host.textContent).toBe('press Note')
  expect(host.querySelector('a')).toBeNull()
})

test('nothing of the editor needs an inline style or a style element [M23]', () => {
  const { record, id } = agendaWith(['A'])
  const session = new LonelySession(record)
  editorOf(session, id('A'), 'title_en')
  expect(document.querySelectorAll('[style], style')).toHaveLength(0)
})

test('undo goes through titles and minutes, and leaves what others write [SYNC-14]', () => {
  const { record, id } = agendaWith(['A', 'B'])
  const session = new LonelySession(record)
  const undo = undoOfAgenda(session.doc)
  const a = editorOf(session, id('A'), 'title_en').editor
  const b = editorOf(session, id('B'), 'title_en').editor
  a.commands.insertContentAt(2, '1')
  undo.newStep()
  b.commands.insertContentAt(2, '2')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(session.doc))
  wordsOf(other, id('B')).insert(0, 'their ')
  Y.applyUpdate(session.doc, Y.encodeStateAsUpdate(other), session)
  undo.undo()
  expect([a.getText(), b.getText()]).toEqual(['A1', 'their B'])
  undo.undo()
  expect([a.getText(), b.getText()]).toEqual(['A', 'their B'])
  undo.redo()
  expect(a.getText()).toBe('A1')
  undo.destroy()
})

test('a caret survives the journey in a few characters', () => {
  const { record, id } = agendaWith(['Opening'])
  const session = new LonelySession(record)
  const text = wordsOf(session.doc, id('Opening'))
  const encoded = encodePosition(Y.createRelativePositionFromTypeIndex(text, 3))
  expect(encoded.length).toBeLessThan(40)
  const position = decodePosition(encoded)
  expect(position && Y.createAbsolutePositionFromRelativePosition(position, session.doc)?.index).toBe(3)
  expect(decodePosition('no base64!')).toBeNull()
})

test('my caret is told with item, field and positions [SYNC-10]', () => {
  const { record, id } = agendaWith(['Opening'])
  const session = new LonelySession(record)
  const { editor } = editorOf(session, id('Opening'), 'title_en')
  editor.view.focus()
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 1, 4)))
  const place = session.places.at(-1)
  expect(place).toMatchObject({ itemId: id('Opening'), field: 'title_en' })
  expect(place?.anchor).not.toBe(place?.head)
})
