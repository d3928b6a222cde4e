import { type BlockId, newId } from '@tandem/shared/ids'
import { insertBlock, setKind } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { blockAt } from '../text/block-at'
import type { MinutesDesk } from './minutes-desk'
import { minutesOrigin } from './minutes-undo'

/**
 * Adds an empty note at its place among the footnotes, else at the end of the text, and refers to it from what
 * is selected or from the word before the caret. Null where there is nothing to refer from.
 */
export function addFootnote(desk: MinutesDesk, language: Language): BlockId | null {
  const view = desk.view(language)
  const mark = view?.state.schema.marks['footnote']
  if (!view || !mark || !blockAt(view.state)) return null
  const { from, to, empty, $head } = view.state.selection
  const before = $head.parent.textBetween(0, $head.parentOffset)
  const word = /\S+\s*$/.exec(before)?.[0] ?? ''
  const start = empty ? to - word.length : from
  if (start === to) return null
  const { doc } = desk
  const note = newId('blk')
  const after = placeOfNote(desk, view.state.doc, start)
  view.dispatch(view.state.tr.addMark(start, to, mark.create({ id: note })))
  doc.transact(() => {
    insertBlock(doc, minutesOrigin, { language, after, id: note })
    setKind(doc, minutesOrigin, note, 'footnote')
  }, minutesOrigin)
  return note
}

/** Footnotes stand in the order of what refers to them: behind the last that is referred to before `start`. */
function placeOfNote({ board }: MinutesDesk, text: ProseMirrorNode, start: number): BlockId | null {
  const earlier = new Set<unknown>()
  text.nodesBetween(0, start, (node, at) => {
    for (const mark of node.marks)
      if (mark.type.name === 'footnote' && at < start) earlier.add(mark.attrs['id'])
  })
  const isNote = (id: BlockId) => board.block(id)?.facts.kind === 'footnote'
  const before = board.order.findLast((id) => isNote(id) && earlier.has(id))
  if (before) return before
  const first = board.order.findIndex(isNote)
  return board.order.at(first === -1 ? -1 : Math.max(0, first - 1)) ?? null
}
