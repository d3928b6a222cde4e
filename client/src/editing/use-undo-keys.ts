/** Undo and redo for the whole page outside the document's texts, which have these keys themselves. */
import { type RefObject, useEffect } from 'react'
import { undoStepOf } from './undo-step'

export interface UndoActs {
  undo(): void
  redo(): void
}

export function useUndoKeys(acts: UndoActs | null, root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!acts) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const step = undoStepOf(event)
      if (!step || event.defaultPrevented || event.isComposing || isForeignText(event.target, root.current))
        return
      event.preventDefault()
      acts[step]()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [acts, root])
}

/** Other fields of the page, such as a comment, keep the browser's own undo. */
function isForeignText(target: EventTarget | null, root: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || root?.contains(target)) return false
  return target.isContentEditable || target.closest('input, textarea, select') !== null
}
