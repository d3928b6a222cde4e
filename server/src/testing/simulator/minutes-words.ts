/** Where words stand in minutes, and where they stood. */
import { minutesTextOf } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import type { Id } from '../../documents/guard/read-update.js'
import { rowsOf } from '../../documents/moves/copied.js'
import { type Letter, lettersOf, textsIn } from '../../documents/moves/letters.js'
import { wordsIn } from './ledger.js'

export const languagesOfMinutes = ['en', 'ko'] as const

/** Every text of a language, cells included, in order. */
export function textsOf(doc: Y.Doc, language: Language = 'en'): Y.XmlText[] {
  return minutesTextOf(doc, language)
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlElement ? textsIn(node) : []))
    .filter((text) => text._item?.deleted === false)
}

export function blockOf(node: unknown): Y.XmlElement | null {
  return node instanceof Y.XmlElement ? node : null
}

/** A word at a place where it stands or once stood. */
export interface Occurrence {
  readonly language: Language
  /** Every id its block ever had. */
  readonly blocks: readonly string[]
  readonly element: Id
  readonly isElementDeleted: boolean
  /** Its first letter. */
  readonly letter: Id
  readonly isStanding: boolean
  readonly text: Y.XmlText
  /** The words that were written, or copied, in one go with it. */
  readonly together: readonly number[]
}

/** @param doc from which nothing was collected */
export function occurrences(doc: Y.Doc): Map<number, Occurrence[]> {
  const found = new Map<number, Occurrence[]>()
  for (const language of languagesOfMinutes) {
    for (let item = minutesTextOf(doc, language)._start; item !== null; item = item.right) {
      const type = item.content instanceof Y.ContentType ? item.content.type : null
      if (!(type instanceof Y.XmlElement)) continue
      const element = { client: item.id.client, clock: item.id.clock }
      const blocks = idsOf(type)
      for (const text of textsIn(type)) {
        const letters = lettersOf(text)
        const rows = rowsOf(letters)
        const chars = charsOf(letters)
        for (const match of chars.matchAll(/<(\d+)(?::x*)?>/g)) {
          const letter = letters[match.index]
          if (!letter) continue
          const word = Number(match[1])
          const at: Occurrence = {
            language,
            blocks,
            element,
            isElementDeleted: item.deleted,
            letter,
            isStanding: letter.isStanding && !item.deleted,
            text,
            together: wordsOf(rows.find((row) => row.includes(letter)) ?? []),
          }
          found.set(word, [...(found.get(word) ?? []), at])
        }
      }
    }
  }
  return found
}

function charsOf(letters: readonly Letter[]): string {
  return letters.map(({ char }) => char ?? '\0').join('')
}

function wordsOf(letters: readonly Letter[]): number[] {
  return wordsIn(charsOf(letters))
}

function idsOf(element: Y.XmlElement): string[] {
  const ids: string[] = []
  for (let item: Y.Item | null = element._map.get('id') ?? null; item !== null; item = item.left) {
    const [id] = item.content.getContent()
    if (typeof id === 'string') ids.push(id)
  }
  return ids
}
