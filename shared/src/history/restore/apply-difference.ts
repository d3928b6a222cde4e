import type * as Y from 'yjs'
import { changeAgenda } from './change-agenda.js'
import { changeMinutes } from './change-minutes.js'
import { type Difference, LiveTexts } from './live-texts.js'

/**
 * Writes what differs between two records into the live document, and nothing else: letters that stand keep
 * their identity, and so does what was typed between them. What came since `before` (words, fields, moves,
 * blocks) stays, except words in what goes as a whole [H6]. Call it in a transaction.
 */
export function applyDifference(doc: Y.Doc, difference: Difference): void {
  const texts = new LiveTexts(doc, difference)
  const [before, after, now] = [difference.before.record, difference.after.record, difference.now.record]
  if (before.kind === 'record' && after.kind === 'record' && now.kind === 'record')
    changeMinutes(doc, texts, { before, after, now })
  else if (before.kind === 'agenda' && after.kind === 'agenda' && now.kind === 'agenda')
    changeAgenda(doc, texts, { before, after, now })
  else throw new TypeError('an agenda and minutes have nothing in common')
}
