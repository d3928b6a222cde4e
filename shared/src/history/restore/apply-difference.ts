import type * as Y from 'yjs'
import type { CanonicalRecord } from '../../documents/record.js'
import type { MaterialisedRecord } from '../origins.js'
import { changeAgenda } from './change-agenda.js'
import { changeMinutes } from './change-minutes.js'
import { LiveTexts, type LostWords } from './live-texts.js'

export interface Difference {
  /** What the document said when somebody looked. */
  before: MaterialisedRecord
  /** What he wants of it. */
  after: CanonicalRecord
  /** What it says at this moment; the same object as `before` when nothing came since. */
  now: MaterialisedRecord
}

/**
 * Writes what differs between two records into the live document, and nothing else: letters that stand keep
 * their identity, and so does what was typed between them. What came since `before` (words, fields, moves,
 * blocks) stays, except words in what goes as a whole: those are answered [H6]. Call it in a transaction.
 */
export function applyDifference(doc: Y.Doc, { before, after, now }: Difference): LostWords[] {
  const texts = new LiveTexts(doc, before, now)
  if (before.record.kind === 'record' && after.kind === 'record' && now.record.kind === 'record') {
    changeMinutes(doc, texts, { before: before.record, after, now: now.record })
  } else if (before.record.kind === 'agenda' && after.kind === 'agenda' && now.record.kind === 'agenda') {
    changeAgenda(doc, texts, { before: before.record, after, now: now.record })
  } else throw new TypeError('an agenda and minutes have nothing in common')
  return texts.lost
}
