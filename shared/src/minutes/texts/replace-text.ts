/**
 * Replacing words in minutes, in all languages as one transaction and so as one step of undo. Only the
 * letters that differ are changed: what others write beside them, and the marks, stay.
 */
import type * as Y from 'yjs'
import { fieldKey, minutesFieldsOf } from '../../documents/minutes-shape.js'
import { readLanguages } from '../../documents/read-agenda.js'
import type { BlockId } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import { setField } from '../edit-minutes.js'
import { findText, lettersOf, type Search, type TextMatch } from './find-text.js'
import { isBetweenLetters } from './fold-text.js'

/** Replaces every place. Answers how many there were, in how many blocks. */
export function replaceAll(
  doc: Y.Doc,
  origin: unknown,
  search: Search,
  replacement: string,
): { places: number; blocks: number } {
  const matches = findText(doc, search)
  replaceMatches(doc, origin, matches, replacement)
  return { places: matches.length, blocks: new Set(matches.map(({ blockId }) => blockId)).size }
}

/** Replaces one place; false when other words stand there by now. */
export function replaceMatch(doc: Y.Doc, origin: unknown, match: TextMatch, replacement: string): boolean {
  if (!match.text.doc || lettersOf(match.text).slice(match.from, match.to) !== match.found) return false
  replaceMatches(doc, origin, [match], replacement)
  return true
}

function replaceMatches(
  doc: Y.Doc,
  origin: unknown,
  matches: readonly TextMatch[],
  replacement: string,
): void {
  const words = replacement.normalize('NFC')
  const changing = matches.filter(({ found }) => found !== words)
  if (changing.length === 0) return
  doc.transact(() => {
    // From the end, so that the places before stay as they are.
    for (const match of changing.toReversed()) replaceAt(match, words)
    markOutOfStep(doc, origin, changing)
  }, origin)
}

function replaceAt({ text, from, to, found }: TextMatch, words: string): void {
  const { start, end } = differing(found, words)
  const marks = marksOf(text, from, to, from + start)
  const inserted = words.slice(start, words.length - end)
  if (inserted !== '') text.insert(from + start, inserted, marks)
  const gone = found.length - start - end
  if (gone > 0) text.delete(from + start + inserted.length, gone)
}

/** How much two words share at their start and at their end, counted in whole letters. */
function differing(before: string, after: string): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  while (!isBetweenLetters(before, start) || !isBetweenLetters(after, start)) start -= 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const cuts = () =>
    !isBetweenLetters(before, before.length - end) || !isBetweenLetters(after, after.length - end)
  while (end > 0 && cuts()) end -= 1
  return { start, end }
}

type Marks = Record<string, unknown>

/** The marks of the place itself; a reference to a footnote anywhere in what goes is kept. */
function marksOf(text: Y.XmlText, from: number, to: number, at: number): Marks {
  let marks: Marks = {}
  let footnote: unknown
  let begins = 0
  const wanted = Math.min(at, to - 1)
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Marks }[]) {
    const ends = begins + (typeof insert === 'string' ? insert.length : 1)
    if (begins <= wanted && wanted < ends) marks = { ...attributes }
    if (begins < to && ends > from) footnote ??= attributes?.['footnote']
    begins = ends
  }
  return footnote === undefined ? marks : { ...marks, footnote }
}

/** A pair changed on one side only has to be brought into step on the other (E5). */
function markOutOfStep(doc: Y.Doc, origin: unknown, changed: readonly TextMatch[]): void {
  const languages = readLanguages(doc)
  const changedIn = new Map<BlockId, Set<Language>>()
  for (const { blockId, language } of changed) {
    changedIn.set(blockId, (changedIn.get(blockId) ?? new Set()).add(language))
  }
  for (const [id, changedLanguages] of changedIn) {
    for (const language of languages) {
      if (changedLanguages.has(language)) continue
      if (minutesFieldsOf(doc).get(fieldKey(id, `lag.${language}`)) === true) continue
      setField(doc, origin, id, `lag.${language}`, true)
    }
  }
}
