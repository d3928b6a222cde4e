/**
 * Marks the pair while one side is written: whoever changes the English leaves the Korean to be brought into
 * step, until someone changes the Korean or says that no change is needed (E5).
 *
 * What counts is a visit, from the first change in a block until the caret leaves it: the many keys with
 * which the Korean is brought into step must not mark the English in turn.
 */
import type * as Y from 'yjs'
import { fieldKey, minutesFieldsOf } from '../documents/minutes-shape.js'
import { readLanguages } from '../documents/read-agenda.js'
import type { BlockId } from '../ids/index.js'
import type { Language } from '../words/index.js'
import { setField } from './edit-minutes.js'

export class KeepInStep {
  private readonly doc: Y.Doc
  private readonly origin: unknown
  private visit: { id: BlockId; language: Language; settles: boolean } | null = null

  constructor(doc: Y.Doc, origin: unknown) {
    this.doc = doc
    this.origin = origin
  }

  /** This person has just changed the words of a block in one language. */
  changed(id: BlockId, language: Language): void {
    if (this.visit?.id !== id || this.visit.language !== language)
      this.visit = { id, language, settles: this.lags(id, language) }
    if (this.visit.settles) this.set(id, language, false)
    else for (const other of readLanguages(this.doc)) if (other !== language) this.set(id, other, true)
  }

  /** The caret went elsewhere: the next change is a visit of its own. */
  left(): void {
    this.visit = null
  }

  /** Someone has looked, and both sides say the same. */
  noChangeNeeded(id: BlockId): void {
    for (const language of readLanguages(this.doc)) this.set(id, language, false)
  }

  private lags(id: BlockId, language: Language): boolean {
    return minutesFieldsOf(this.doc).get(fieldKey(id, `lag.${language}`)) === true
  }

  private set(id: BlockId, language: Language, lags: boolean): void {
    if (this.lags(id, language) !== lags) setField(this.doc, this.origin, id, `lag.${language}`, lags || null)
  }
}
