/** The texts that are on the page, so that focus can be sent to one and undo can find where it was. */
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { TextAddress } from './places'

const nameOf = ({ itemId, field }: TextAddress) => (itemId ? `${itemId} ${field}` : field)

export class MountedTexts {
  #views = new Map<string, EditorView>()
  #wanted: string | null = null

  /** Adds a view; it gets the focus if that was asked for before it was there. */
  add(address: TextAddress, view: EditorView): () => void {
    const name = nameOf(address)
    this.#views.set(name, view)
    if (this.#wanted === name) {
      this.#wanted = null
      focusAt(view, 'end')
    }
    return () => {
      if (this.#views.get(name) === view) this.#views.delete(name)
    }
  }

  focus(address: TextAddress, at: 'start' | 'end' = 'end'): void {
    const name = nameOf(address)
    const view = this.#views.get(name)
    this.#wanted = view ? null : name
    if (view) focusAt(view, at)
  }

  focused(): EditorView | null {
    for (const view of this.#views.values()) if (view.hasFocus()) return view
    return null
  }

  /** To the text above or below on the page. False at the first and the last. */
  focusBeside(from: EditorView, direction: 'up' | 'down'): boolean {
    const inOrder = [...this.#views.values()].toSorted((a, b) =>
      a.dom.compareDocumentPosition(b.dom) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )
    const next = inOrder[inOrder.indexOf(from) + (direction === 'up' ? -1 : 1)]
    if (!next) return false
    focusAt(next, direction === 'up' ? 'end' : 'start')
    return true
  }
}

function focusAt(view: EditorView, at: 'start' | 'end'): void {
  const { doc } = view.state
  const selection = at === 'start' ? TextSelection.atStart(doc) : TextSelection.atEnd(doc)
  view.focus()
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
}
