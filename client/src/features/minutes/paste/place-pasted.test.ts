import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { minutesSchema } from '../text/schema'
import type { PastedBlock, PastedText } from './pasted'
import { placePasted } from './place-pasted'

const schema = getSchema(minutesSchema)
const [first, second] = ['blk_00000000000000000001', 'blk_00000000000000000002']

const text = (words: string, kind: PastedText['kind'] = 'narrative'): PastedText => ({
  kind,
  level: 0,
  ordered: false,
  runs: [{ text: words }],
})
const table: PastedBlock = {
  kind: 'table',
  table: [[{ header: true, colspan: 1, rowspan: 1, text: [[{ text: 'Cell' }]] }]],
}

/** Two blocks with the caret at an offset of the first. */
function at(offset: number, words = 'One two'): EditorState {
  const block = (id: string, content: string) =>
    schema.node('block', { id }, content === '' ? [] : [schema.text(content)])
  const doc = schema.node('doc', null, [block(first, words), block(second, 'Three')])
  return EditorState.create({ doc, selection: TextSelection.create(doc, 1 + offset) })
}

function place(state: EditorState, blocks: PastedBlock[], mayTakeKind = true) {
  const placed = placePasted(state, blocks, () => mayTakeKind)
  const lines = placed.transaction.doc.content.content.map((node) => node.textContent)
  const ids = placed.transaction.doc.content.content.map((node) => node.attrs['id'] as string | null)
  return { ...placed, lines, ids }
}

test('one paragraph goes into the line the caret is in, whatever it was [MIN-6]', () => {
  const { lines, ids, kinds } = place(at(3), [text(' and', 'heading')])
  expect(lines).toEqual(['One and two', 'Three'])
  expect(ids).toEqual([first, second])
  expect(kinds).toEqual([])
})

test('several begin and end in the lines they were pasted between [MIN-6]', () => {
  const { lines, ids } = place(at(3), [text(' a'), text('b'), text('c')])
  expect(lines).toEqual(['One a', 'b', 'c two', 'Three'])
  expect([ids[0], ids[3]]).toEqual([first, second])
  expect(new Set(ids).size).toBe(4)
})

test('a heading does not swallow the line before it [MIN-6]', () => {
  const { lines, kinds, ids } = place(at(7), [text('Title', 'heading'), text('Body')])
  expect(lines.slice(0, 3)).toEqual(['One two', 'Title', 'Body'])
  expect(kinds).toEqual([{ id: ids[1], kind: 'heading', level: 0, ordered: false }])
})

test('an empty line becomes what is pasted into it, unless it is something already [MIN-6]', () => {
  const pasted = [text('Title', 'heading'), text('Body')]
  expect(place(at(0, ''), pasted).kinds).toMatchObject([{ id: first, kind: 'heading' }])
  expect(place(at(0, ''), pasted, false).kinds).toEqual([])
  expect(place(at(0, ''), pasted).lines).toEqual(['Title', 'Body', 'Three'])
})

test('an empty line gives way to a table, and there is a line to go on in [MIN-6]', () => {
  const { transaction } = place(at(0, ''), [table])
  expect(transaction.doc.content.content.map((node) => node.type.name)).toEqual(['table', 'block'])
  const { doc } = at(0)
  const end = EditorState.create({ doc, selection: TextSelection.create(doc, doc.content.size - 1) })
  const placed = place(end, [text('x'), table])
  expect(placed.transaction.doc.lastChild?.type.name).toBe('block')
  placed.transaction.doc.check()
})

test('a cell takes the words, and an image stands behind its table [MIN-6]', () => {
  const { transaction } = place(at(0, ''), [table])
  const state = EditorState.create({
    doc: transaction.doc,
    selection: TextSelection.create(transaction.doc, 4),
  })
  const image: PastedBlock = {
    kind: 'image',
    source: 'data:image/png;base64,AA==',
    isKept: false,
    alt: 'Map',
  }
  const { transaction: inCell, kinds, images } = place(state, [text('Title', 'heading'), image, table])
  inCell.doc.check()
  expect(inCell.doc.childCount).toBe(2)
  expect(inCell.doc.firstChild?.textContent).toBe('TitleCellCell')
  expect(kinds).toEqual([])
  expect(images.map(({ after, alt }) => [after, alt])).toEqual([[inCell.doc.firstChild?.attrs['id'], 'Map']])
})

test('an image stands behind the block it followed, and one from elsewhere is its words [MIN-6]', () => {
  const far: PastedBlock = { kind: 'image', source: null, isKept: false, alt: 'Far' }
  const near: PastedBlock = {
    kind: 'image',
    source: 'data:image/png;base64,AA==',
    isKept: false,
    alt: 'Near',
  }
  const { lines, images, ids } = place(at(7), [near, text(' a'), text('b'), near, far])
  expect(lines.slice(0, 3)).toEqual(['One two a', 'b', 'Far'])
  expect(images.map(({ after }) => after)).toEqual([first, ids[1]])
})
