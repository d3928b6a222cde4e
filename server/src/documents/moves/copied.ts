/** What a copy of a block was made with, and what of a person's own words he took along into it. */
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { alike } from './align.js'
import { idOf, type Letter } from './letters.js'

/** Of a copy's letters those it was made with: what is written in it later comes after its id. */
export function madeWith(element: Y.XmlElement, letters: readonly Letter[]): Letter[] {
  return letters.filter((letter) => isMadeWith(element, letter))
}

export function isMadeWith(element: Y.XmlElement, part: Id): boolean {
  const { client, clock } = idOf(element)
  const id = element._map.get('id')?.id
  const until = id?.client === client ? id.clock : Number.POSITIVE_INFINITY
  return part.client === client && part.clock > clock && part.clock < until
}

/**
 * Of letters that were written before a copy was made those that the copy has: row by row, whole ones first,
 * then parts of what is left. A letter of the copy is taken for one letter only.
 *
 * @param others what others wrote there and he may have copied as well: no part of a word of his
 * @returns each with its copy
 */
export function takenAlong(
  written: readonly (readonly Letter[])[],
  copied: readonly Letter[],
  others: readonly Letter[] = [],
): Map<Letter, Letter> {
  const taken = new Map<Letter, Letter>()
  const left = copied.map(({ char }) => char)
  const rows = written.flatMap(rowsOf).toSorted((a, b) => b.length - a.length)
  const torn = rows.filter((row) => {
    const from = left
      .map((char) => char ?? '\0')
      .join('')
      .indexOf(row.map(({ char }) => char).join(''))
    if (from === -1) return true
    left.fill(null, from, from + row.length)
    for (const [at, letter] of row.entries()) taken.set(letter, copied[from + at] as Letter)
    return false
  })
  if (torn.length > 0) {
    for (const [, copy] of alike(others, copied)) left[copied.indexOf(copy)] = null
  }
  for (const row of torn) {
    const rest = copied.map((letter, at): Letter => ({ ...letter, char: left[at] ?? null }))
    for (const [letter, copy] of alike(row, rest)) {
      const at = rest.indexOf(copy)
      taken.set(letter, copied[at] as Letter)
      left[at] = null
    }
  }
  return taken
}

/** What one person wrote one after the other. */
export function rowsOf<One extends Letter>(letters: readonly One[]): One[][] {
  const rows: One[][] = []
  for (const letter of letters) {
    const row = rows.at(-1)
    if (row && isRight(row.at(-1), letter)) row.push(letter)
    else rows.push([letter])
  }
  return rows
}

function isRight(left: Letter | undefined, right: Letter | undefined): boolean {
  return (
    left !== undefined &&
    right !== undefined &&
    left.client === right.client &&
    left.clock + 1 === right.clock
  )
}
