/** Watches one view for compositions (Hangul and others) and says when one begins and has wholly ended. */
import type { EditorView } from '@tiptap/pm/view'

export interface CompositionListener {
  begin(): void
  /** The browser says it is over; the last letters may still be on their way into the document. */
  over(): void
  /** All that was composed is in the document. */
  settled(): void
}

// ProseMirror reads the last of the composed text up to 20 ms after the event.
const settlesWithinMs = 30

export function watchComposition(view: EditorView, listener: CompositionListener): () => void {
  let composing = false
  let settling: ReturnType<typeof setTimeout> | undefined

  const onStart = () => {
    // The next syllable began before the last had settled; ProseMirror has just read that one.
    if (settling !== undefined) settle()
    if (composing) return
    composing = true
    listener.begin()
  }
  const onEnd = () => {
    if (!composing || settling !== undefined) return
    listener.over()
    settling = setTimeout(settle, settlesWithinMs)
  }
  const settle = () => {
    clearTimeout(settling)
    settling = undefined
    composing = false
    listener.settled()
  }

  // Added after ProseMirror's own listeners, so that what it had not read yet is read before ours run.
  view.dom.addEventListener('compositionstart', onStart)
  view.dom.addEventListener('compositionend', onEnd)
  return () => {
    view.dom.removeEventListener('compositionstart', onStart)
    view.dom.removeEventListener('compositionend', onEnd)
    if (!composing) return
    if (settling === undefined) listener.over()
    settle()
  }
}
