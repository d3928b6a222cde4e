/** Undo and redo for the whole page, in the agenda's texts and outside of them. */
import { type RefObject, useEffect } from 'react'
import type { Acts } from '../model/acts'

export function useUndoKeys(acts: Acts | null, root: RefObject<HTMLElement | null>): void {
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

function undoStepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  // By the key's place, so that a Hangul layout does not matter.
  if (event.code === 'KeyZ' || event.key.toLowerCase() === 'z') return event.shiftKey ? 'redo' : 'undo'
  return event.code === 'KeyY' && !event.shiftKey && !event.metaKey ? 'redo' : null
}

/** Other fields of the page, such as a comment, keep the browser's own undo. */
function isForeignText(target: EventTarget | null, root: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || root?.contains(target)) return false
  return target.isContentEditable || target.closest('input, textarea, select') !== null
}
