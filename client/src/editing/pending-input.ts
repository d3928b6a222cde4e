/**
 * Where one clicked and what one typed last, before what others wrote is let in. The browser tells of both a
 * moment after it has shown them; a change that comes in between would put the caret back to where it was.
 */
import type { EditorView } from '@tiptap/pm/view'

/** ProseMirror's own, which it keeps to itself. */
interface Watched {
  domObserver: { flush(): void; forceFlush(): void }
}

/** Not within a change of the shared text: what one typed would go out as another's. */
export function takePendingInput(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.hasFocus()) return
  const { domObserver } = view as EditorView & Watched
  // The first does nothing unless a look was put off, the second nothing while one is.
  domObserver.forceFlush()
  domObserver.flush()
}
