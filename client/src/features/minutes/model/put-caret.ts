import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { findBlock } from '../text/block-at'
import type { MinutesDesk } from './minutes-desk'

/** Puts the caret into a block, in this language if it stands there, and brings it into sight. */
export function putCaret(
  desk: MinutesDesk,
  id: BlockId,
  language: Language,
  where: 'start' | 'end' | number,
): boolean {
  const view = desk.view(language)
  const found = view && findBlock(view.state.doc, id)
  if (!view || !found) return false
  const { node, at } = found
  const offset =
    where === 'start' ? 0 : where === 'end' ? node.content.size : Math.min(where, node.content.size)
  const { doc } = view.state
  const selection = node.isAtom
    ? NodeSelection.create(doc, at)
    : TextSelection.near(doc.resolve(at + 1 + offset), where === 'end' ? -1 : 1)
  view.focus()
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  return true
}

const openWord = '…'

/** Selects what a sentence still leaves open, so that typing fills it in; nothing open: the caret at its end. */
export function goToOpenWord(desk: MinutesDesk, id: BlockId, language: Language): void {
  if (!putCaret(desk, id, language, 'end')) return
  const view = desk.view(language)
  const found = view && findBlock(view.state.doc, id)
  const open = found ? found.node.textContent.indexOf(openWord) : -1
  if (!view || !found || open === -1) return
  const from = found.at + 1 + open
  const { tr, doc } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(doc, from, from + openWord.length)))
}

/** Remembers where the caret is in its block; what comes back puts it there, wherever the block went. */
export function keepCaret(desk: MinutesDesk): () => void {
  const current = desk.current.get()
  const view = current && desk.view(current.language)
  if (!current || !view) return () => undefined
  const offset = offsetIn(view)
  return () => void putCaret(desk, current.id, current.language, offset)
}

function offsetIn(view: EditorView): number {
  const { $head } = view.state.selection
  return $head.depth > 0 ? $head.pos - $head.start(1) : 0
}
