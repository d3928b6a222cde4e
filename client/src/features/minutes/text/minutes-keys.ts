/** Keys inside the text of minutes. By their place on the board where a letter or digit is meant, so that a Hangul layout does not matter. */
import type { TextKind } from '@tandem/shared/words'
import type { EditorView } from '@tiptap/pm/view'
import { goToNextCell, isInTable } from '@tiptap/pm/tables'
import { undoStepOf } from '../../../editing/undo-step'
import type { QuickVerb } from '../model/verbs'
import { quickVerbs } from '../model/verbs'

/** What a key asks of the block the caret is in. True: done, the key goes no further. */
export interface MinutesMoves {
  onHistory: (step: 'undo' | 'redo') => void
  onRecord: (verb: QuickVerb) => void
  onKind: (kind: TextKind, level?: number) => void
  onMove: (direction: 'up' | 'down') => void
  onOpen: (opening: 'block' | 'owners' | 'due') => boolean
  onFootnote: () => void
  onNextOutOfStep: () => void
  /** Before ProseMirror splits the block. */
  onEnter: (view: EditorView) => boolean
  /** At the very beginning of a block. */
  onBackspace: (view: EditorView) => boolean
  onTab: (view: EditorView, isBack: boolean) => boolean
}

export function handleMinutesKey(view: EditorView, event: KeyboardEvent, moves: MinutesMoves): boolean {
  // A key that ends a composition belongs to the composition (PRODUCT C16).
  if (view.composing || event.isComposing || event.keyCode === 229) return false
  const step = undoStepOf(event)
  if (step) {
    moves.onHistory(step)
    return true
  }
  const isMod = event.ctrlKey || event.metaKey
  if (event.altKey && !isMod) return handleAlt(event, moves)
  if (event.altKey && isMod && !event.getModifierState('AltGraph')) return handleModAlt(event, moves)
  if (isMod) return false
  if (event.key === 'Enter' && !event.shiftKey) return moves.onEnter(view)
  // A line break within a paragraph is nothing a record has.
  if (event.key === 'Enter') return true
  if (event.key === 'Tab') {
    if (isInTable(view.state)) return goToNextCell(event.shiftKey ? -1 : 1)(view.state, view.dispatch)
    return moves.onTab(view, event.shiftKey)
  }
  if (event.key === 'Backspace' && isAtBlockStart(view)) return moves.onBackspace(view)
  return false
}

function handleAlt(event: KeyboardEvent, moves: MinutesMoves): boolean {
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1]
  const verb = digit && !event.shiftKey ? quickVerbs[Number(digit) - 1] : undefined
  if (verb) moves.onRecord(verb)
  else if (event.key === 'ArrowUp' && !event.shiftKey) moves.onMove('up')
  else if (event.key === 'ArrowDown' && !event.shiftKey) moves.onMove('down')
  else if (event.key === 'Enter') moves.onOpen('block')
  else if (event.code === 'KeyO' && event.shiftKey) moves.onOpen('owners')
  else if (event.code === 'KeyD' && event.shiftKey) moves.onOpen('due')
  else if (event.code === 'KeyN' && event.shiftKey) moves.onNextOutOfStep()
  else return false
  return true
}

function handleModAlt(event: KeyboardEvent, moves: MinutesMoves): boolean {
  const digit = /^Digit([0-3])$/.exec(event.code)?.[1]
  if (digit === '0') moves.onKind('narrative')
  else if (digit !== undefined) moves.onKind('heading', Number(digit) - 1)
  else if (event.code === 'KeyF') moves.onFootnote()
  else return false
  return true
}

function isAtBlockStart({ state: { selection } }: EditorView): boolean {
  const { $head, empty } = selection
  return empty && $head.depth === 1 && $head.parentOffset === 0
}
