/** Which letter of a copy is which letter of what it was copied from. */
import type { Letter } from './letters.js'

export interface Alignment {
  /** Original and copy. */
  pairs: [Letter, Letter][]
  /** Every letter has its counterpart for certain, those nobody knows any more included. */
  isExact: boolean
}

/** Comparing each with each: more than these steps and only what is alike at both ends is paired. */
const mostSteps = 2_000_000

/**
 * @param originals what whoever made the copy may have seen, in order
 * @param copies the copy's letters as they were made
 */
export function align(originals: readonly Letter[], copies: readonly Letter[]): Alignment {
  const isSame = (one: Letter, other: Letter): boolean =>
    one.char === null || other.char === null || one.char === other.char
  if (
    originals.length === copies.length &&
    originals.every((letter, at) => isSame(letter, copies[at] as Letter))
  ) {
    return { pairs: originals.map((letter, at) => [letter, copies[at] as Letter]), isExact: true }
  }
  const known = (letter: Letter): boolean => letter.char !== null
  return { pairs: alike(originals.filter(known), copies.filter(known)), isExact: false }
}

/** Equal letters in one order, in as few rows as can be: a word is rather left out than torn. */
export function alike(one: readonly Letter[], other: readonly Letter[]): [Letter, Letter][] {
  if (one.length * other.length <= mostSteps) return withoutChance(bestRows(one, other), one, other)
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
    ...(middle[0].length * middle[1].length <= mostSteps ? bestRows(...middle) : []),
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
  const rows: [Letter, Letter][][] = []
  for (const pair of pairs) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    const goesOn = pair.every((letter, side) => place(last?.[side]) + 1 === place(letter))
    if (row && goesOn) row.push(pair)
    else rows.push([pair])
  }
  return rows.filter((row) => row.length >= shortestRow).flat()
}

/** A letter counts one where a row begins and two where it goes on. */
function bestRows(one: readonly Letter[], other: readonly Letter[]): [Letter, Letter][] {
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
        paired[cell] = Math.max(1 + at(most, i + 1, j + 1), next < 0 ? 0 : 2 + next)
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
      goesOn = next >= 0 && here === 2 + next
      i += 1
      j += 1
    } else if (at(most, i + 1, j) >= at(most, i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
