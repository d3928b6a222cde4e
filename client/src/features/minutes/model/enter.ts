/** What Enter, Backspace and Tab mean by what the block is, which ProseMirror does not know. */
import { minutesNodes } from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import { clearOutcome, setField, setKind } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import type { EditorView } from '@tiptap/pm/view'
import { TextSelection } from '@tiptap/pm/state'
import { blockAt } from '../text/block-at'
import type { MinutesDesk } from './minutes-desk'
import { minutesOrigin } from './minutes-undo'

/** In a list Enter goes on with it, and ends it in an empty item; so do quotations. */
export function enter(desk: MinutesDesk, view: EditorView, language: Language): boolean {
  const facts = factsAt(desk, view)
  if (!facts || view.state.selection.$head.depth !== 1) return false
  const goesOn = facts.kind === 'list_item' || facts.kind === 'quotation'
  const { $head, empty } = view.state.selection
  if (goesOn && empty && $head.parent.content.size === 0) {
    setKind(desk.doc, minutesOrigin, facts.id, 'narrative')
    return true
  }
  const takesWords = !isAtEdge(view)
  const next = split(view)
  if (!next) return false
  // Its other half stands in a block of its own now: the counterpart still says both.
  if (takesWords) desk.inStep.changed(facts.id, language)
  if (goesOn) {
    const { doc } = desk
    doc.transact(() => {
      setKind(doc, minutesOrigin, next, facts.kind === 'quotation' ? 'quotation' : 'list_item', facts.level)
      if (facts.ordered) setField(doc, minutesOrigin, next, 'ordered', true)
    }, minutesOrigin)
  }
  return true
}

/** Enter before or behind all words of a block leaves them where they are. */
function isAtEdge({ state: { selection } }: EditorView): boolean {
  const { $from, $to } = selection
  return selection.empty && ($from.parentOffset === 0 || $to.parentOffset === $to.parent.content.size)
}

/** Splits the block at the caret; the new one, before it or behind it, has the id that comes back. */
function split(view: EditorView): BlockId | null {
  const { state } = view
  const transaction = state.selection.empty ? state.tr : state.tr.deleteSelection()
  const { $head } = transaction.selection
  const type = state.schema.nodes[minutesNodes.block]
  if ($head.depth !== 1 || !type) return null
  const id = newId('blk')
  const atStart = $head.parentOffset === 0 && $head.parent.content.size > 0
  if (atStart) {
    // In front of it an empty line, so that the block keeps its id, its words and what it is.
    transaction.insert($head.before(1), type.create({ id }))
  } else {
    transaction.split($head.pos, 1, [{ type, attrs: { id } }])
    transaction.setSelection(TextSelection.near(transaction.doc.resolve($head.pos + 2)))
  }
  view.dispatch(transaction.scrollIntoView())
  return id
}

/** At the beginning of what is more than a paragraph: first it becomes a paragraph, then it joins. */
export function backspace(desk: MinutesDesk, view: EditorView): boolean {
  const facts = factsAt(desk, view)
  if (!facts || facts.kind === 'narrative' || facts.kind === 'table' || facts.kind === 'image') return false
  const { doc } = desk
  desk.asOneStep(() => {
    if (facts.kind === 'list_item' && facts.level > 0)
      setField(doc, minutesOrigin, facts.id, 'level', facts.level - 1 || null)
    else if (facts.kind === 'outcome' || facts.verb) clearOutcome(doc, minutesOrigin, facts.id)
    else setKind(doc, minutesOrigin, facts.id, 'narrative')
  })
  return true
}

const deepestLevel = 5

/** Level of a list item, pattern of an empty block; in an outcome, on to its owner. False: on to what follows the text. */
export function tab(desk: MinutesDesk, view: EditorView, isBack: boolean, language: Language): boolean {
  const facts = factsAt(desk, view)
  if (!facts) return false
  if (facts.kind === 'list_item') {
    const level = facts.level + (isBack ? -1 : 1)
    if (level >= 0 && level <= deepestLevel)
      desk.asOneStep(() => setField(desk.doc, minutesOrigin, facts.id, 'level', level || null))
    return true
  }
  if (isBack) return false
  if (takeHint(desk, view, facts.id, language)) return true
  const first = desk.page.row(facts.id, language)?.querySelector<HTMLElement>('[data-task] button')
  first?.focus()
  return first !== null && first !== undefined
}

/** Writes the pattern of an empty block into it, as if it were typed. */
export function takeHint(desk: MinutesDesk, view: EditorView, id: BlockId, language: Language): boolean {
  const hint = desk.board.block(id)?.hints[language]
  const { $head } = view.state.selection
  if (!hint || $head.depth !== 1 || $head.parent.content.size > 0) return false
  view.dispatch(view.state.tr.insertText(hint))
  return true
}

function factsAt(desk: MinutesDesk, view: EditorView) {
  const id = blockAt(view.state)
  return id ? (desk.board.block(id)?.facts ?? null) : null
}
