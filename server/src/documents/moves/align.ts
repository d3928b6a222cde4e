/** Which letter of a copy is which letter of what it was copied from. */
import { endsWord, type Letter } from './letters.js'

export interface Alignment {
  /** Original and copy. */
  pairs: [Letter, Letter][]
  /** Good enough for a place to write at, but it may be another letter that looks the same. */
  doubtful: [Letter, Letter][]
  /** Every letter has its counterpart for certain, those nobody knows any more included. */
  isExact: boolean
}

/** Comparing each with each: more than these steps and only what is alike at both ends is paired. */
const mostSteps = 2_000_000

/**
 * Of a direct copy as many letters as there are originals are those, whatever they are. A copy of a copy may
 * have as many others.
 *
 * @param originals what whoever made the copy may have seen, in order
 * @param copies the copy's letters as they were made
 */
export function align(originals: readonly Letter[], copies: readonly Letter[], isDirect = false): Alignment {
  const isSame = (one: Letter, other: Letter): boolean =>
    one.char === other.char || (isDirect && (one.char === null || other.char === null))
  if (
    originals.length === copies.length &&
    originals.every((letter, at) => isSame(letter, copies[at] as Letter))
  ) {
    const pairs = originals.map((letter, at): [Letter, Letter] => [letter, copies[at] as Letter])
    return { pairs, doubtful: [], isExact: true }
  }
  const known = (letter: Letter): boolean => letter.char !== null
  const { pairs, doubtful } = found(originals.filter(known), copies.filter(known), copies.length)
  return { pairs, doubtful, isExact: false }
}

/**
 * Which letters of a whole its part has. In doubt are all of them when the part has letters of its own, since
 * others may be its own as well; else those of which one taken out and one left look the same.
 */
export function found(
  whole: readonly Letter[],
  part: readonly Letter[],
  lengthOfPart = part.length,
): { pairs: [Letter, Letter][]; doubtful: [Letter, Letter][] } {
  const pairs = alike(whole, part)
  if (pairs.length < lengthOfPart) return { pairs: [], doubtful: pairs }
  const ahead = new Map(alike(whole, part, anyEnd))
  const fromBack = new Map(alike(whole.toReversed(), part.toReversed(), anyEnd))
  const isSure = ([letter, copy]: [Letter, Letter]): boolean =>
    ahead.get(letter) === copy && fromBack.get(letter) === copy
  return { pairs: pairs.filter(isSure), doubtful: pairs.filter((pair) => !isSure(pair)) }
}

type Ending = (letters: readonly Letter[], at: number) => boolean

/** What was taken out was rather words than the end of one and the beginning of another. */
const wordEnds: Ending = (letters, at) => at === letters.length - 1 || endsWord(letters[at]?.char ?? '')

const anyEnd: Ending = () => false

/** Equal letters in one order, in as few rows as can be: a word is rather left out than torn. */
export function alike(
  one: readonly Letter[],
  other: readonly Letter[],
  ends: Ending = wordEnds,
): [Letter, Letter][] {
  if (one.length * other.length <= mostSteps) return withoutChance(bestRows(one, other, ends), one, other)
  const least = Math.min(one.length, other.length)
  let front = 0
  while (front < least && one[front]?.char === other[front]?.char) front += 1
  let back = 0
  while (back < least - front && one.at(-1 - back)?.char === other.at(-1 - back)?.char) back += 1
  const pairsFrom = (from: number, to: number, shift: number): [Letter, Letter][] =>
    Array.from({ length: to - from }, (_, at) => [
      one[from + at] as Letter,
      other[from + at + shift] as Letter,
    ])
  const middle = [one.slice(front, one.length - back), other.slice(front, other.length - back)] as const
  return [
    ...pairsFrom(0, front, 0),
    ...(middle[0].length * middle[1].length <= mostSteps ? bestRows(...middle, ends) : []),
    ...pairsFrom(one.length - back, one.length, other.length - one.length),
  ]
}

/** A letter or two are alike in any two texts. */
const shortestRow = 3

function withoutChance(
  pairs: [Letter, Letter][],
  one: readonly Letter[],
  other: readonly Letter[],
): [Letter, Letter][] {
  if (pairs.length === one.length || pairs.length === other.length) return pairs
  const at = new Map([...one, ...other].map((letter, index) => [letter, index]))
  const place = (letter: Letter | undefined): number => (letter && at.get(letter)) ?? Number.NaN
  return rowsOfPairs(pairs, place)
    .filter((row) => row.length >= shortestRow)
    .flat()
}

/** Whole words alone: of a row what goes on in the middle of one is left out. */
export function wholeWords(
  pairs: readonly [Letter, Letter][],
  one: readonly Letter[],
  other: readonly Letter[],
): [Letter, Letter][] {
  const at = new Map([...one, ...other].map((letter, index) => [letter, index]))
  const ends = ([letter, copy]: [Letter, Letter]): boolean =>
    wordEnds(one, at.get(letter) ?? 0) && wordEnds(other, (at.get(copy) ?? 0) - one.length)
  return rowsOfPairs(pairs, (letter) => (letter && at.get(letter)) ?? Number.NaN)
    .map((row) => row.slice(0, row.findLastIndex(ends) + 1))
    .filter((row) => row.length >= shortestRow)
    .flat()
}

function rowsOfPairs(
  pairs: readonly [Letter, Letter][],
  place: (letter: Letter | undefined) => number,
): [Letter, Letter][][] {
  const rows: [Letter, Letter][][] = []
  for (const pair of pairs) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    const goesOn = pair.every((letter, side) => place(last?.[side]) + 1 === place(letter))
    if (row && goesOn) row.push(pair)
    else rows.push([pair])
  }
  return rows
}

/** A letter counts one where a row ends, a trifle more where a word does, and two where the row goes on. */
const countAtEnd = 4_096
const countGoesOn = 2 * countAtEnd

function bestRows(one: readonly Letter[], other: readonly Letter[], ends: Ending): [Letter, Letter][] {
  const width = other.length + 1
  // Of what follows i and j: the most it counts, and the most when i and j are paired.
  const most = new Int32Array((one.length + 1) * width)
  const paired = new Int32Array((one.length + 1) * width).fill(-1)
  const at = (counts: Int32Array, i: number, j: number): number => counts[i * width + j] ?? 0
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const cell = i * width + j
      if (one[i]?.char === other[j]?.char) {
        const next = at(paired, i + 1, j + 1)
        const ending = countAtEnd + (ends(one, i) && ends(other, j) ? 1 : 0)
        paired[cell] = Math.max(ending + at(most, i + 1, j + 1), next < 0 ? 0 : countGoesOn + next)
      }
      most[cell] = Math.max(at(paired, i, j), at(most, i + 1, j), at(most, i, j + 1))
    }
  }
  const pairs: [Letter, Letter][] = []
  let [i, j] = [0, 0]
  let goesOn = false
  while (i < one.length && j < other.length) {
    const here = at(paired, i, j)
    if (goesOn || (here >= 0 && here === at(most, i, j))) {
      pairs.push([one[i] as Letter, other[j] as Letter])
      const next = at(paired, i + 1, j + 1)
      goesOn = next >= 0 && here === countGoesOn + next
      i += 1
      j += 1
    } else if (at(most, i + 1, j) >= at(most, i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
