/**
 * Keeps one's caret on the screen when what others write above it moves it. Looked at once in a frame, when
 * the page is laid out in any case: to ask where the caret is within each change would lay it out each time.
 */
import type { EditorView } from '@tiptap/pm/view'

const waiting = new WeakSet<EditorView>()

/** To be called before a change from `changedAt` on; call what comes back after it. */
export function staysInSight(view: EditorView, changedAt: number): () => void {
  const { head } = view.state.selection
  if (head < changedAt || waiting.has(view) || !view.hasFocus()) return () => undefined
  const before = placeOfCaret(view)
  if (!before.isOnScreen) return () => undefined
  return () => {
    waiting.add(view)
    requestAnimationFrame(() => {
      waiting.delete(view)
      if (view.isDestroyed || !view.hasFocus() || view.composing) return
      if (placeOfCaret(view).inText !== before.inText) view.dispatch(view.state.tr.scrollIntoView())
    })
  }
}

/** How far down in the text, whatever is scrolled meanwhile, and whether one sees it. */
function placeOfCaret(view: EditorView): { inText: number; isOnScreen: boolean } {
  const { top, bottom } = view.coordsAtPos(view.state.selection.head)
  const inText = Math.round(top - view.dom.getBoundingClientRect().top)
  return { inText, isOnScreen: bottom >= 0 && top <= window.innerHeight }
}
