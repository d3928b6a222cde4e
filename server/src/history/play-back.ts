/**
 * A document in motion: from what it said at one position, row by row, to what it said at later ones. What was only
 * typed comes as steps in its text; whatever else a row changed comes as the record that stood then.
 *
 * Always true: the steps of a row, done to the record before it, give the record after it.
 */
import { annotationField, itemsOf, minutesNodes, readElements, titleField } from '@tandem/shared/documents'
import { type TextKey, textKeys } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { PlayedStep } from './document-history.js'
import { LookBack } from './look-back.js'
import { materialise } from './materialise.js'
import { lengthAt, stepsOfText, textAnew } from './text-steps.js'
import type { Change, IdRange } from './time-index.js'
import type { WholeText } from './whole-text.js'

/** Where a text stands in the record. */
interface Shown {
  readonly key: TextKey
  /** Without letters it is not there, and others have its number. */
  readonly mustSay: boolean
}

export function* playBack(text: WholeText, after: number, upTo: number): Generator<PlayedStep> {
  const changes = text.index.changesBetween(after, upTo)
  let shown = textsShown(text, after)
  for (const seq of [...changes.keys()].toSorted((a, b) => a - b)) {
    const steps = typedSteps(text, seq, changes.get(seq) as Change, shown)
    if (steps) {
      yield* steps
      continue
    }
    const before = materialise(text, seq - 1).record
    const { record } = materialise(text, seq)
    shown = textsShown(text, seq)
    if (!isDeepStrictEqual(before, record)) yield { seq, before, record }
  }
}

/** Null: more than letters in texts that stand before and after. */
function typedSteps(
  text: WholeText,
  seq: number,
  change: Change,
  shown: ReadonlyMap<Y.XmlText, Shown>,
): PlayedStep[] | null {
  const touched = textsTouched(text.doc, change)
  if (!touched) return null
  const [before, after] = [text.index.at(seq - 1), text.index.at(seq)]
  const steps: PlayedStep[] = []
  for (const [each, isMarked] of touched) {
    const place = shown.get(each)
    if (!place) {
      if (stands(each, new LookBack(after))) return null
      continue
    }
    if (place.mustSay && lengthAt(each, after) === 0) return null
    const made = isMarked ? [textAnew(each, before, after)] : stepsOfText(each, before, after)
    for (const step of made) steps.push({ seq, text: { key: place.key, ...step } })
  }
  return steps
}

/** The texts whose letters a row changed, and whether their marks too; null: it changed something else. */
function textsTouched(doc: Y.Doc, { inserted, deleted }: Change): Map<Y.XmlText, boolean> | null {
  const touched = new Map<Y.XmlText, boolean>()
  for (const range of [...inserted, ...deleted]) {
    for (const item of itemsIn(doc, range)) {
      const { content, parent } = item
      // What came without its letters says nothing.
      if (content instanceof Y.ContentDeleted) continue
      const isMark = content instanceof Y.ContentFormat
      if (!(parent instanceof Y.XmlText) || !(isMark || content instanceof Y.ContentString)) return null
      // Attributes of a text are no letters of it.
      if (item.parentSub !== null) return null
      touched.set(parent, isMark || (touched.get(parent) ?? false))
    }
  }
  return touched
}

function* itemsIn(doc: Y.Doc, { client, clock, length }: IdRange): Generator<Y.Item> {
  const structs = doc.store.clients.get(client) ?? []
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at] as Y.Item | Y.GC
    if (struct.id.clock >= clock + length) return
    if (struct instanceof Y.Item) yield struct
  }
}

function stands(type: Y.XmlText, look: LookBack): boolean {
  for (
    let item = type._item;
    item !== null;
    item = (item.parent as Pick<Y.AbstractType<never>, '_item'>)._item
  )
    if (!look.stands(item)) return false
  return true
}

/** The texts that are one text of the record each. Of a table, or of several paragraphs in one title, none is. */
function textsShown(text: WholeText, seq: number): Map<Y.XmlText, Shown> {
  const { record } = materialise(text, seq)
  const look = new LookBack(text.index.at(seq))
  const shown = new Map<Y.XmlText, Shown>()
  for (const language of record.languages) {
    if (record.kind === 'record') addBlocks(text.doc, look, language, shown)
    else for (const { id } of record.items) addItem(text.doc, look, { id, language }, shown)
  }
  return shown
}

function addBlocks(doc: Y.Doc, look: LookBack, language: Language, shown: Map<Y.XmlText, Shown>): void {
  for (const [id, element] of readElements(doc, language, look)) {
    const only = onlyText(element, look)
    if (only && element.nodeName === minutesNodes.block)
      shown.set(only, { key: textKeys.block(id, language), mustSay: false })
  }
}

function addItem(
  doc: Y.Doc,
  look: LookBack,
  { id, language }: { id: string; language: Language },
  shown: Map<Y.XmlText, Shown>,
): void {
  const item = look.entry(itemsOf(doc), id)
  if (!(item instanceof Y.Map)) return
  const paragraphsOf = (field: string): readonly unknown[] => {
    const fragment = look.entry(item, field)
    return fragment instanceof Y.XmlFragment ? look.nodes(fragment) : []
  }
  const [title, ...more] = paragraphsOf(titleField(language))
  const only = title instanceof Y.XmlElement && more.length === 0 ? onlyText(title, look) : null
  if (only) shown.set(only, { key: textKeys.title(id, language), mustSay: false })
  let number = 0
  for (const paragraph of paragraphsOf(annotationField(language))) {
    const said = paragraph instanceof Y.XmlElement ? onlyText(paragraph, look) : null
    // One that is wrapped in more has a number all the same.
    if (!said) return
    if (lengthAt(said, look.position) === 0) continue
    shown.set(said, { key: textKeys.annotation(id, language, number), mustSay: true })
    number += 1
  }
}

function onlyText(element: Y.XmlElement, look: LookBack): Y.XmlText | null {
  const [first, ...more] = look.nodes(element)
  return first instanceof Y.XmlText && more.length === 0 ? first : null
}
