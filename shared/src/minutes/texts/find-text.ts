/** Finding words in minutes: in every block of every language, tables included. */
import * as Y from 'yjs'
import { minutesTextOf } from '../../documents/minutes-shape.js'
import { readLanguages } from '../../documents/read-agenda.js'
import { BlockId } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import type { Span } from '../phrases/span.js'
import { beginsAsWord, endsAsWord } from '../phrases/word-ends.js'
import { foldText } from './fold-text.js'

export interface Search {
  words: string
  matchCase: boolean
  /** English words from end to end; Korean ones with any particle. */
  wholeWord: boolean
  /** Null: in every language. */
  language: Language | null
}

/** The span is in `text`, whose places are those of its letters. */
export interface TextMatch extends Span {
  blockId: BlockId
  language: Language
  text: Y.XmlText
  /** The words as they stand there. */
  found: string
}

/** What stands in a text for something that is no letter: one place, and no word matches it. */
const noLetter = '\ufffc'

/** All places, language by language and from top to bottom. None for no words. */
export function findText(doc: Y.Doc, search: Search): TextMatch[] {
  const words = searchedWords(search)
  if (words === '') return []
  const matches: TextMatch[] = []
  for (const language of readLanguages(doc)) {
    if (search.language !== null && search.language !== language) continue
    for (const block of minutesTextOf(doc, language).toArray()) {
      const id = block instanceof Y.XmlElement ? BlockId.safeParse(block.getAttribute('id')) : null
      if (!id?.success) continue
      for (const text of textsIn(block as Y.XmlElement)) {
        const letters = lettersOf(text)
        for (const { from, to } of findInLetters(letters, words, search)) {
          matches.push({ blockId: id.data, language, text, from, to, found: letters.slice(from, to) })
        }
      }
    }
  }
  return matches
}

/** The words as they are compared. */
export function searchedWords({ words, matchCase }: Pick<Search, 'words' | 'matchCase'>): string {
  return foldText(words, matchCase).text
}

/** Every text in an element, in order. */
export function textsIn(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return [node]
    return node instanceof Y.XmlElement ? textsIn(node) : []
  })
}

/** The letters of a text, each at its place. */
export function lettersOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : noLetter))
    .join('')
}

/** `words` as `searchedWords` gives them. Matches do not overlap, and never cut a letter or a syllable. */
export function findInLetters(
  letters: string,
  words: string,
  search: Pick<Search, 'matchCase' | 'wholeWord'>,
): Span[] {
  const folded = foldText(letters, search.matchCase)
  const spans: Span[] = []
  let at = folded.text.indexOf(words)
  while (at !== -1) {
    const from = folded.place(at)
    const to = folded.place(at + words.length)
    const stands = from !== null && to !== null && (!search.wholeWord || isWholeWord(letters, from, to))
    if (stands) spans.push({ from, to })
    at = folded.text.indexOf(words, stands ? at + words.length : at + 1)
  }
  return spans
}

function isWholeWord(letters: string, from: number, to: number): boolean {
  const begins = !isLetter(letters.slice(from, to)) || beginsAsWord(letters, from)
  return begins && (!/[\p{L}\p{N}\p{M}]$/u.test(letters.slice(from, to)) || endsAsWord(letters, to))
}

function isLetter(text: string): boolean {
  return /^[\p{L}\p{N}]/u.test(text)
}
