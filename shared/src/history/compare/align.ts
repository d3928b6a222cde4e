/**
 * What stayed of a text, word by word. First by identity: letters that are the same letters stayed, whatever
 * was typed around them. Then, between those, by what they say, as a reader sees it.
 */
import type { Letters } from './letters.js'
import { commonInOrder, longestIncreasing, type Pairs } from './orders.js'
import type { Token } from './tokens.js'

export interface Side {
  readonly tokens: readonly Token[]
  readonly letters: Letters
  /** Its letters stand in another text of the other record: whatever says the same here is not it. */
  isElsewhere(token: Token): boolean
}

/** A stretch of tokens, from one (with) to another (without). */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** In order, and both sides are covered: what stayed has as many tokens on either side. */
export interface Step {
  readonly kind: 'same' | 'differs'
  readonly older: Stretch
  readonly newer: Stretch
}

export function align(older: Side, newer: Side): Step[] {
  const anchors = sameLetters(older, newer)
  const pairs: Pairs = []
  // By what they say alone: what is between two such anchors, and short, is a coincidence.
  const saying = new Set<number>()
  let [o, n] = [0, 0]
  for (const [oAnchor, nAnchor] of [...anchors, [older.tokens.length, newer.tokens.length] as const]) {
    if (oAnchor > o && nAnchor > n) {
      const oldWords = wordsOf(older, o, oAnchor)
      for (const [oIn, nIn] of commonInOrder(oldWords, wordsOf(newer, n, nAnchor))) {
        saying.add(n + nIn)
        pairs.push([o + oIn, n + nIn])
      }
    }
    if (oAnchor < older.tokens.length && nAnchor < newer.tokens.length) pairs.push([oAnchor, nAnchor])
    ;[o, n] = [oAnchor + 1, nAnchor + 1]
  }
  return cleanUp(stepsOf(pairs, older.tokens.length, newer.tokens.length), older, newer, saying)
}

function sameLetters(older: Side, newer: Side): Pairs {
  const places = new Map<string, number>()
  for (const [index, { at }] of older.tokens.entries()) {
    const name = older.letters.nameAt(at)
    if (name !== undefined) places.set(name, index)
  }
  if (places.size === 0) return []
  const found: Pairs = []
  for (const [index, { at, text }] of newer.tokens.entries()) {
    const name = newer.letters.nameAt(at)
    const place = name === undefined ? undefined : places.get(name)
    if (place !== undefined && older.tokens[place]?.text === text) found.push([place, index])
  }
  return longestIncreasing(found.map(([place]) => place)).map((index) => found[index] as [number, number])
}

/** What each token says; what is equal to nothing is an object of its own. */
function wordsOf(side: Side, from: number, to: number): (string | object)[] {
  return side.tokens.slice(from, to).map((token) => (side.isElsewhere(token) ? token : token.text))
}

function stepsOf(pairs: Pairs, olds: number, news: number): Step[] {
  const steps: Step[] = []
  let [o, n] = [0, 0]
  const differs = (oTo: number, nTo: number): void => {
    if (oTo > o || nTo > n)
      steps.push({ kind: 'differs', older: { from: o, to: oTo }, newer: { from: n, to: nTo } })
    ;[o, n] = [oTo, nTo]
  }
  for (const [oPair, nPair] of pairs) {
    differs(oPair, nPair)
    const last = steps.at(-1)
    const older = { from: last?.kind === 'same' ? last.older.from : o, to: o + 1 }
    const newer = { from: last?.kind === 'same' ? last.newer.from : n, to: n + 1 }
    if (last?.kind === 'same') steps.pop()
    steps.push({ kind: 'same', older, newer })
    ;[o, n] = [o + 1, n + 1]
  }
  differs(olds, news)
  return steps
}

/** Takes out what is equal by chance between two changes: a reader sees one change, not its splinters. */
function cleanUp(steps: readonly Step[], older: Side, newer: Side, saying: ReadonlySet<number>): Step[] {
  let cleaned: Step[] = []
  for (const step of steps) {
    const [before, between] = cleaned.slice(-2)
    cleaned.push(step)
    if (before && between && isSplinter(between, before, step)) {
      cleaned = cleaned.slice(0, -3)
      cleaned.push({
        kind: 'differs',
        older: { from: before.older.from, to: step.older.to },
        newer: { from: before.newer.from, to: step.newer.to },
      })
    }
  }
  // What was joined is larger: beside it more is a splinter.
  return cleaned.length === steps.length ? cleaned : cleanUp(cleaned, older, newer, saying)

  function isSplinter({ kind, newer: stretch }: Step, before: Step, behind: Step): boolean {
    if (kind !== 'same' || before.kind !== 'differs' || behind.kind !== 'differs') return false
    const length = lengthOf(newer, stretch)
    const isSmall = length <= sizeOf(before) && length <= sizeOf(behind)
    const isBlank = everyToken(stretch, (index) => newer.tokens[index]?.kind === 'space')
    if (isBlank) return replaces(before) && replaces(behind)
    return isSmall && everyToken(stretch, (index) => saying.has(index))
  }

  function sizeOf(step: Step): number {
    return Math.max(lengthOf(older, step.older), lengthOf(newer, step.newer))
  }
}

function everyToken({ from, to }: Stretch, holds: (index: number) => boolean): boolean {
  for (let index = from; index < to; index += 1) if (!holds(index)) return false
  return true
}

/** Something went and something came. */
function replaces({ older, newer }: Step): boolean {
  return older.to > older.from && newer.to > newer.from
}

function lengthOf({ tokens }: Side, { from, to }: Stretch): number {
  let length = 0
  for (let index = from; index < to; index += 1) length += (tokens[index] as Token).text.length
  return length
}
