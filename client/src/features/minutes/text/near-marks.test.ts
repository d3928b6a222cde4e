// @vitest-environment jsdom
import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { afterEach, expect, test, vi } from 'vitest'
import { ySyncPluginKey } from 'y-prosemirror'
import { NearMarks } from './near-marks'
import { minutesSchema } from './schema'

const schema = getSchema(minutesSchema)
const block = (at: number, words: string) =>
  schema.node('block', { id: `blk_0000000000000000000${at}` }, [schema.text(words)])

let view: EditorView | null = null
afterEach(() => view?.destroy())

/** A text on the page in which every "term" is marked; blocks name themselves as the views of minutes do. */
async function marked(...words: string[]) {
  let looks = 0
  const marks = new NearMarks(({ letters }) => {
    looks += 1
    return [...letters.matchAll(/term/g)].map(({ index }) => ({
      from: index,
      to: index + 4,
      className: 'mark',
    }))
  })
  const doc = schema.node(
    'doc',
    null,
    words.map((each, at) => block(at, each)),
  )
  const shown = new EditorView(document.body.appendChild(document.createElement('div')), {
    state: EditorState.create({ doc, plugins: [marks.plugin] }),
  })
  view = shown
  const seen = () => [...shown.dom.querySelectorAll('.mark')].map((each) => each.textContent)
  await vi.waitFor(() => expect(seen().length).toBeGreaterThan(0))
  /** As the binding shows a change of another: the whole document is replaced. */
  const receive = (...now: string[]) => {
    const { tr } = shown.state
    tr.replaceWith(
      0,
      tr.doc.content.size,
      now.map((each, at) => block(at, each)),
    )
    shown.dispatch(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true }))
  }
  return { view: shown, seen, receive, looks: () => looks }
}

test('a change from another, which replaces the document, takes no mark along [MIN-7]', async () => {
  const { seen, receive, looks } = await marked('a term', 'another term')
  const before = looks()
  receive('a term', 'another term, and more')
  expect(seen()).toEqual(['term', 'term'])
  // Put back at once, without looking at any block again.
  expect(looks()).toBe(before)
})

test('a mark whose words have gone goes with them, and comes back with them [MIN-7]', async () => {
  const { seen, receive } = await marked('a term', 'another term')
  receive('a word', 'another term')
  expect(seen()).toEqual(['term'])
  receive('a word', 'another term', 'a third term')
  await vi.waitFor(() => expect(seen()).toEqual(['term', 'term']))
})

test('a key before a mark moves it, and looks at no block [MIN-7]', async () => {
  const { view: shown, seen, looks } = await marked('a term')
  const before = looks()
  shown.dispatch(shown.state.tr.insertText('not ', 1))
  expect(seen()).toEqual(['term'])
  expect(looks()).toBe(before)
})
