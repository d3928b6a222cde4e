import { Schema } from '@tiptap/pm/model'
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProsemirrorBinding, ySyncPlugin, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import { sharedText } from './live-text'

const schema = new Schema({
  nodes: {
    doc: { content: '(block | table)+' },
    block: { content: 'text*', attrs: { id: { default: null } } },
    table: { content: 'block+' },
    text: {},
  },
  marks: { bold: {}, link: { attrs: { href: {} } } },
})

/** As much of an editor's view as the binding asks for. */
class View {
  state: EditorState
  dispatched = 0
  constructor(readonly plugin: Plugin) {
    this.state = EditorState.create({ schema, plugins: [plugin] })
    plugin.spec.view?.(this as never)
  }
  dispatch(transaction: Transaction): void {
    this.dispatched += 1
    this.state = this.state.apply(transaction)
  }
  hasFocus = () => false
  get binding(): ProsemirrorBinding {
    return (this.plugin.getState(this.state) as { binding: ProsemirrorBinding }).binding
  }
}

function paragraph(words: string, id: string): Y.XmlElement {
  const block = new Y.XmlElement('block')
  block.setAttribute('id', id)
  block.insert(0, [new Y.XmlText(words)])
  return block
}

/** Two texts of the same document: one as we bind it, one as the binding alone does; and someone elsewhere. */
function twoTexts() {
  const [here, there] = [new Y.Doc(), new Y.Doc()]
  const elsewhere = there.getXmlFragment('text')
  const table = new Y.XmlElement('table')
  table.insert(0, [paragraph('cell', 'c')])
  elsewhere.insert(0, [paragraph('Hello world', 'a'), paragraph('aaaa', 'b'), table, paragraph('', 'd')])
  there.on('update', (update: Uint8Array) => Y.applyUpdate(here, update))
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
  const fragment = here.getXmlFragment('text')
  const ours = new View(sharedText(fragment))
  const plain = new View(ySyncPlugin(fragment) as Plugin)
  return { here, there, elsewhere, fragment, ours, plain }
}

const where = fc.nat(1_000)
const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('type'),
      at: where,
      from: where,
      words: fc.constantFrom('a', 'aa', '한글', '𝒳 '),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('delete'), at: where, from: where, letters: fc.nat(5) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('mark'),
      at: where,
      from: where,
      letters: fc.nat(5),
      off: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add'), at: where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), at: where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('name'), at: where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('foreign'), at: where }) },
)
type Edit = typeof edit extends fc.Arbitrary<infer Each> ? Each : never

function make(
  text: Y.XmlFragment,
  each: Edit & { from?: number; words?: string; letters?: number; off?: boolean },
  count: number,
): void {
  const index = each.at % text.length
  const element = text.get(index) as Y.XmlElement
  const inner = element.nodeName === 'table' ? (element.get(0) as Y.XmlElement) : element
  const words = inner.get(0) as Y.XmlText
  const from = (each.from ?? 0) % (words.length + 1)
  const letters = Math.min(each.letters ?? 0, words.length - from)
  if (each.kind === 'type') words.insert(from, each.words ?? '')
  else if (each.kind === 'delete') words.delete(from, letters)
  else if (each.kind === 'mark') words.format(from, letters, { bold: each.off ? null : {} })
  else if (each.kind === 'add') text.insert(index, [paragraph('new', `n${count}`)])
  else if (each.kind === 'remove' && text.length > 2) text.delete(index)
  else if (each.kind === 'name') inner.setAttribute('id', `r${count}`)
  // A mark that this client does not know.
  else if (each.kind === 'foreign' && element === inner) words.format(from, letters, { unknown: {} })
}

test('[MP1] what comes from elsewhere is shown as the binding alone would show it, after any edits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 15 }),
      fc.tuple(where, where),
      (transactions, [anchor, head]) => {
        const { there, elsewhere, fragment, ours, plain } = twoTexts()
        for (const view of [ours, plain]) {
          const { doc } = view.state
          const [a, h] = [anchor, head].map((each) => doc.resolve(each % doc.content.size))
          if (a && h) view.dispatch(view.state.tr.setSelection(TextSelection.between(a, h)))
        }
        let count = 0
        for (const edits of transactions) {
          there.transact(() => {
            for (const each of edits) make(elsewhere, each, (count += 1))
          })
          expect(ours.state.doc.toJSON()).toEqual(
            yXmlFragmentToProseMirrorRootNode(fragment, schema).toJSON(),
          )
          expect(ours.state.doc.eq(plain.state.doc)).toBe(true)
          expect(ours.state.selection.toJSON()).toEqual(plain.state.selection.toJSON())
          for (const [index, node] of ours.state.doc.children.entries())
            expect(ours.binding.mapping.get(fragment.get(index))).toBe(node)
        }
      },
    ),
    { numRuns: 80 },
  )
})

/** What a view changes from here on: from, to, and how much comes in. */
function stepsOf(view: View): [number, number, number][] {
  const steps: [number, number, number][] = []
  const { dispatch } = view
  view.dispatch = (transaction) => {
    for (const { from, to, slice } of transaction.steps as unknown as {
      from: number
      to: number
      slice: { size: number }
    }[])
      steps.push([from, to, slice.size])
    dispatch.call(view, transaction)
  }
  return steps
}

test('[MP1] letters typed elsewhere change only the place where they were typed', () => {
  const { elsewhere, ours } = twoTexts()
  const before = ours.state.doc
  const steps = stepsOf(ours)
  ;((elsewhere.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(5, ', you')
  expect(ours.state.doc.child(0).textContent).toBe('Hello, you world')
  expect(steps).toEqual([[6, 6, 5]])
  expect(ours.state.doc.child(1)).toBe(before.child(1))
})

test('[MP1] and so in a table: its other paragraphs, and the selection in one of them, stay', () => {
  const { elsewhere, ours } = twoTexts()
  const cells = elsewhere.get(2) as Y.XmlElement
  cells.insert(1, [paragraph('another', 'e'), paragraph('third', 'f')])
  const { doc } = ours.state
  const at = doc.child(0).nodeSize + doc.child(1).nodeSize + 1
  ours.dispatch(
    ours.state.tr.setSelection(TextSelection.create(doc, at + doc.child(2).child(0).nodeSize + 3)),
  )
  const before = ours.state
  const steps = stepsOf(ours)
  ;((cells.get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(5, ' cell')
  ;((cells.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'my ')
  const [first, third] = [
    at + 1,
    at + doc.child(2).child(0).nodeSize + doc.child(2).child(1).nodeSize + 1 + 5,
  ]
  expect(steps).toEqual([
    [third, third, 5],
    [first, first, 3],
  ])
  const table = ours.state.doc.child(2)
  expect(table.children.map(({ textContent }) => textContent)).toEqual(['my cell', 'another', 'third cell'])
  expect(table.child(1)).toBe(before.doc.child(2).child(1))
  expect(ours.state.selection.$head.parent.textContent).toBe('another')
  expect(ours.state.selection.$head.parentOffset).toBe(before.selection.$head.parentOffset)
})

test('[SYNC-7] words taken in are not written back', () => {
  const { here, elsewhere, ours } = twoTexts()
  let written = 0
  here.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) written += 1
  })
  ;((elsewhere.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(2, 'b')
  // The view's plugins hear of every change of its state.
  ours.binding.mux(() => ours.binding._prosemirrorChanged(ours.state.doc))
  expect(ours.state.doc.child(1).textContent).toBe('aabaa')
  expect(written).toBe(0)
})
