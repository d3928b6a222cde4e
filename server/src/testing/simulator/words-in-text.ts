/** What people do to a text, whichever document it is in: with words that can be found again. */
import type { DelegationCode } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { Dice } from './dice.js'
import { type Ledger, wordsIn } from './ledger.js'

/** What a person did, as far as words came or went by it. */
export interface Act {
  typed: number[]
  deleted: number[]
}

export interface Pen {
  doc: Y.Doc
  dice: Dice
  ledger: Ledger
  /** Who holds it. */
  author: string
  delegation: DelegationCode
  undo: Y.UndoManager
}

/** The origin of typing: undo takes back this and nothing else. */
export const typing = 'typing'

export const nothing: Act = { typed: [], deleted: [] }

/** @param before stands before the word, and goes with it */
export function typeInto(pen: Pen, text: Y.XmlText, before = ''): Act {
  const { id, text: word } = pen.ledger.newWord(pen.author)
  const at = pen.dice.pick(gapsIn(plain(text)))
  pen.doc.transact(() => text.insert(at, before + word), typing)
  return { typed: [id], deleted: [] }
}

export function removeFrom(pen: Pen, text: Y.XmlText): Act {
  const letters = plain(text)
  const [from, to] = span(letters, pen.dice)
  const deleted = wordsIn(letters.slice(from, to))
  pen.ledger.deleted(deleted)
  if (to > from) text.delete(from, to - from)
  return { typed: [], deleted }
}

export function markIn(pen: Pen, text: Y.XmlText): Act {
  const [from, to] = span(plain(text), pen.dice)
  if (to > from) text.format(from, to - from, { bold: pen.dice.chance(0.5) ? {} : null })
  return nothing
}

export function takeBack(pen: Pen): Act {
  if (pen.undo.undoStack.length === 0) return nothing
  const before = standingWords(pen.doc)
  pen.undo.undo()
  const after = standingWords(pen.doc)
  const deleted = [...before.keys()].filter((id) => !after.has(id))
  pen.ledger.deleted(deleted)
  return { typed: [], deleted }
}

/** Each word that stands in the document, seen or in a deleted item, and how often. */
export function standingWords(doc: Y.Doc): Map<number, number> {
  const found = new Map<number, number>()
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentType))
        continue
      const { type } = struct.content
      if (!(type instanceof Y.XmlText)) continue
      for (const id of wordsIn(plain(type))) found.set(id, (found.get(id) ?? 0) + 1)
    }
  }
  return found
}

export function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}

/** Before, between and after words; never inside one. */
export function gapsIn(letters: string): number[] {
  return [0, ...[...letters.matchAll(/>/g)].map((match) => match.index + 1)]
}

/** Some words that stand together. */
function span(letters: string, dice: Dice): [from: number, to: number] {
  const gaps = gapsIn(letters)
  const first = dice.below(gaps.length)
  const last = Math.min(gaps.length - 1, first + dice.between(1, 3))
  return [gaps[first] as number, gaps[last] as number]
}
