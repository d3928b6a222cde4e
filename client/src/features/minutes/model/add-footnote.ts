import { type BlockId, newId } from '@tandem/shared/ids'
import { insertBlock, setKind } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import { blockAt } from '../text/block-at'
import type { MinutesDesk } from './minutes-desk'
import { minutesOrigin } from './minutes-undo'

/**
 * Adds an empty note behind the last footnote, else at the end of the text, and refers to it from what is
 * selected or from the word before the caret. Null where there is nothing to refer from.
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
  const { board, doc } = desk
  const note = newId('blk')
  const last = board.order.findLast((id) => board.block(id)?.facts.kind === 'footnote') ?? board.order.at(-1)
  view.dispatch(view.state.tr.addMark(start, to, mark.create({ id: note })))
  doc.transact(() => {
    insertBlock(doc, minutesOrigin, { language, after: last ?? null, id: note })
    setKind(doc, minutesOrigin, note, 'footnote')
  }, minutesOrigin)
  return note
}
