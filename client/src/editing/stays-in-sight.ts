/**
 * Keeps one's caret on the screen when the page changes around it: others write above it, or it went to where
 * nothing was laid out yet. Looked at once in a frame, when the page is laid out in any case: to ask where the
 * caret is within each change would lay it out each time.
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
      if (isWritten(view) && placeOfCaret(view).inText !== before.inText) scrollToCaret(view)
    })
  }
}

const framesAfterJump = 6

/**
 * To be called when the caret went to another paragraph: the browser scrolls there by heights that it takes
 * to be likely, and lays out what is there after that.
 */
export function comesIntoSight(view: EditorView): void {
  const { selection } = view.state
  if (!selection.empty) return
  const look = (frames: number) => {
    requestAnimationFrame(() => {
      if (!isWritten(view) || !view.state.selection.eq(selection)) return
      if (!placeOfCaret(view).isOnScreen) scrollToCaret(view)
      if (frames > 1) look(frames - 1)
    })
  }
  look(framesAfterJump)
}

function isWritten(view: EditorView): boolean {
  return !view.isDestroyed && view.hasFocus() && !view.composing
}

function scrollToCaret(view: EditorView): void {
  view.dispatch(view.state.tr.scrollIntoView())
}

/** How far down in the text, whatever is scrolled meanwhile, and whether one sees it. */
function placeOfCaret(view: EditorView): { inText: number; isOnScreen: boolean } {
  const { top, bottom } = view.coordsAtPos(view.state.selection.head)
  const inText = Math.round(top - view.dom.getBoundingClientRect().top)
  return { inText, isOnScreen: bottom >= 0 && top <= window.innerHeight }
}
