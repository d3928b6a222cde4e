/** Keys inside one text: where Enter and the arrows lead. */
import type { EditorView } from '@tiptap/pm/view'
import { undoStepOf } from '../../../editing/undo-step'

export type TextKind = 'title' | 'annotation'

export interface TextMoves {
  /** Enter in a title. */
  onEnter: () => void
  /** Up or down over the edge of the text. True when there was another text to go to. */
  onLeave: (direction: 'up' | 'down') => boolean
  /** Undo or redo, by key, from the browser's menu, or by a phone's gesture. */
  onHistory: (step: 'undo' | 'redo') => void
}

export function handleTextKey(
  view: EditorView,
  event: KeyboardEvent,
  kind: TextKind,
  moves: TextMoves,
): boolean {
  // Enter that ends a composition belongs to the composition (PRODUCT C16).
  if (view.composing || event.isComposing || event.keyCode === 229) return false
  const step = undoStepOf(event)
  if (step) {
    // Here and not with the page's keys: ProseMirror prevents these, whether or not anyone has handled them.
    moves.onHistory(step)
    return true
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (event.key === 'Enter' && kind === 'title' && plain) {
    if (!event.shiftKey) moves.onEnter()
    return true
  }
  if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && plain && !event.shiftKey) {
    const direction = event.key === 'ArrowUp' ? 'up' : 'down'
    return isAtEdge(view, direction) && moves.onLeave(direction)
  }
  return false
}

function isAtEdge(view: EditorView, direction: 'up' | 'down'): boolean {
  const { doc, selection } = view.state
  const block = selection.$head.index(0)
  const edge = direction === 'up' ? 0 : doc.childCount - 1
  return block === edge && view.endOfTextblock(direction)
}
