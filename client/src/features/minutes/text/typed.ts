/**
 * What this person has just typed, for whoever looks for phrases in it, such as `/decision` at the beginning
 * of a block. Never a syllable that is still being composed.
 */
import type { BlockId } from '@tandem/shared/ids'
import type { EditorView } from '@tiptap/pm/view'
import { blockAt } from './block-at'

export interface Typed {
  id: BlockId
  /** The text of the block from its beginning to the caret. */
  before: string
  /** How many letters came with this change: one for a key, more for what a keyboard puts in as a whole. */
  came: number
  /** Takes so many letters off the beginning of the block. */
  takeOff: (letters: number) => void
}

export function readTyped(view: EditorView, came = 0): Typed | null {
  const { $head, empty } = view.state.selection
  const id = blockAt(view.state)
  if (view.composing || !id || !empty || $head.depth !== 1) return null
  const start = $head.start()
  return {
    id,
    before: $head.parent.textBetween(0, $head.parentOffset),
    came,
    takeOff: (letters) => view.dispatch(view.state.tr.delete(start, start + letters)),
  }
}
