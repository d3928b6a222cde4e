/** Paragraphs without ids of their own: of an annotation, of a cell. */
import * as Y from 'yjs'
import type { Run } from '../../documents/runs.js'
import type { TextKey } from '../origins.js'
import { insertRuns, type LiveTexts } from './live-texts.js'
import { pairUp } from './pair-up.js'
import { type Holder, textsIn } from './record-texts.js'

export interface ParagraphsChange {
  /** What they stand in. */
  holder: Holder
  before: readonly (readonly Run[])[]
  after: readonly (readonly Run[])[]
  keyOf(index: number): TextKey
  /** In what is wanted. */
  keyAfter?(index: number): TextKey
  make(runs: readonly Run[]): Y.XmlElement
}

/** @returns what is left to do once the texts are changed */
export function changeParagraphs(texts: LiveTexts, change: ParagraphsChange): () => void {
  const { holder, before, after, keyOf, keyAfter = keyOf, make } = change
  const later: (() => void)[] = []
  let behind: Y.XmlElement | null = null
  for (const { before: old, after: wanted } of pairUp(before, after)) {
    const runs = wanted?.thing
    const element = old ? (texts.holderOf(keyOf(old.index)) as Y.XmlElement | null) : null
    if (old && wanted) {
      texts.change(keyOf(old.index), old.thing, wanted.thing, { to: keyAfter(wanted.index), around: holder })
    } else if (old) {
      texts.change(keyOf(old.index), old.thing, [])
      if (element) later.push(() => removeEmpty(holder, element))
    } else if (runs) {
      const empty: Y.XmlElement | null = behind ? null : firstEmpty(holder)
      const made: Y.XmlElement = empty ?? make(runs)
      const follows = behind
      if (empty) later.push(() => fill(empty, runs))
      else later.push(() => place(holder, made, follows))
      behind = made
    }
    if (runs && element?.parent === holder) behind = element
  }
  return () => {
    for (const each of later) each()
  }
}

/** A paragraph into which someone wrote since stays, and so does the last one. */
function removeEmpty(holder: Holder, element: Y.XmlElement): void {
  const index = holder.toArray().indexOf(element)
  if (index !== -1 && holder.length > 1 && isEmpty(element)) holder.delete(index, 1)
}

function isEmpty(element: Y.XmlElement): boolean {
  return textsIn(element).every((text) => text.length === 0)
}

function firstEmpty(holder: Holder): Y.XmlElement | null {
  const first = holder.length === 1 ? (holder.get(0) as Y.XmlElement) : null
  return first && isEmpty(first) ? first : null
}

function fill(empty: Y.XmlElement, runs: readonly Run[]): void {
  const [known] = textsIn(empty)
  const text = known ?? new Y.XmlText()
  if (!known) empty.insert(0, [text])
  insertRuns(text, 0, runs)
}

function place(holder: Holder, made: Y.XmlElement, behind: Y.XmlElement | null): void {
  if (behind && behind.parent === holder) holder.insertAfter(behind, [made])
  else holder.insert(0, [made])
}
