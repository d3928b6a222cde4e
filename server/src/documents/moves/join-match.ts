/** Which of the letters that came with an update are those of a block that went with it. */
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { alike, wholeWords } from './align.js'
import { rowsOf } from './copied.js'
import type { Letter } from './letters.js'
import { type NewLetter, type NewText, unbroken } from './new-letters.js'

export interface JoinedText {
  readonly element: Y.XmlElement
  readonly text: Y.XmlText
  /** The letter of the text that the joined words stand behind; null: they begin it. */
  readonly start: Id | null
  readonly pairs: readonly (readonly [Letter, NewLetter])[]
  /** Good for a place; it may be another letter that looks the same. */
  readonly doubtful: readonly (readonly [Letter, NewLetter])[]
  /** Every letter has its counterpart, those nobody knows any more included. */
  readonly isExact: boolean
}

type Found = Pick<JoinedText, 'pairs' | 'doubtful' | 'isExact'>

/** A letter or two are in any text. */
const leastOfRow = 3
/** What somebody wrote some time ago he may have written twice. */
const leastOfOld = 8

/**
 * A block is joined to the one before it, as a rule; or what it was joined to was moved or split in the same
 * update.
 *
 * @param seen the block's letters, those taken out long ago without their char
 * @param near where a join puts them
 * @param isExact only all of it in a row
 */
export function whereJoined(
  seen: readonly Letter[],
  texts: readonly NewText[],
  { near, isExact }: { near: readonly Y.XmlElement[]; isExact: boolean },
): JoinedText | null {
  const known = seen.filter(({ char }) => char !== null)
  const isNear = ({ element }: NewText): boolean => near.includes(element)
  const inOrder = [...texts.filter(isNear), ...texts.filter((text) => !isNear(text))]
  if (known.length === 0) return isExact ? null : byCount(seen, inOrder)
  for (const text of inOrder) {
    const least = text.isOld ? leastOfOld : isNear(text) ? 1 : leastOfRow
    const exact = known.length >= least ? exactIn(seen, text) : null
    if (exact) return { ...text, start: null, ...exact }
  }
  if (isExact) return null
  const parts = inOrder
    .filter(({ isOld }) => !isOld)
    .map((text) => ({ text, pairs: partIn(known, text, isNear(text)) }))
  const [best] = parts.toSorted((a, b) => b.pairs.length - a.pairs.length)
  if (!best || best.pairs.length === 0) return null
  return { ...best.text, start: null, pairs: [], doubtful: best.pairs, isExact: false }
}

/** Others took all of it out, and nobody knows any more what it was: as many letters. */
function byCount(seen: readonly Letter[], texts: readonly NewText[]): JoinedText | null {
  if (seen.length < leastOfRow) return null
  for (const text of texts) {
    if (text.isOld) continue
    const row = [text.letters, ...rowsOf(text.letters)].find(({ length }) => length === seen.length)
    const doubtful = row && seen.map((letter, at) => [letter, row[at] as NewLetter] as const)
    if (doubtful) return { ...text, start: null, pairs: [], doubtful, isExact: false }
  }
  return null
}

/** All in a row. */
function exactIn(seen: readonly Letter[], { letters }: NewText): Found | null {
  const starts = [...letters.keys()].filter(
    (from) =>
      from + seen.length <= letters.length &&
      seen.every(({ char }, at) => char === null || char === letters[from + at]?.char),
  )
  const [from] = starts
  if (from === undefined) return null
  const pairs = seen.map((letter, at) => [letter, letters[from + at] as NewLetter] as const)
  const isSure = starts.length === 1
  return { pairs: isSure ? pairs : [], doubtful: isSure ? [] : pairs, isExact: isSure }
}

/** With words taken out before, or written in between: half of it, or what was written in a go is nothing else. */
function partIn(known: readonly Letter[], { letters }: NewText, isNear: boolean): Found['doubtful'] {
  const all = wordsOf(known, letters)
  if (all.length >= Math.max(leastOfRow, known.length / 2)) return all
  if (!isNear) return []
  const rows = unbroken(letters).filter(({ length }) => length >= leastOfRow)
  const parts = rows
    .map((row) => wordsOf(known, row))
    .filter((pairs, at) => pairs.length === rows[at]?.length)
  const [longest] = parts.toSorted((one, other) => other.length - one.length)
  return longest ?? []
}

function wordsOf(known: readonly Letter[], letters: readonly NewLetter[]): [Letter, NewLetter][] {
  return wholeWords(alike(known, letters), known, letters) as [Letter, NewLetter][]
}
