/** Which passage of the older record is which of the newer: by id, else by what it says. */
import { commonInOrder, longestIncreasing, type Pairs } from './orders.js'

export interface Passage {
  readonly id: string
  /** Only passages of one shape can be the same: a text, a table, an image, an item. */
  readonly shape: string
  /** Among whose parts it has its place. */
  readonly parent: string | null
  /** All it says, in every language. */
  words(): string
}

export interface Matches {
  /** Position in the newer → position in the older. */
  readonly olderOf: ReadonlyMap<number, number>
  /** Of those that stand elsewhere among their neighbours, by position in the newer. */
  readonly moved: ReadonlyMap<number, 'up' | 'down'>
}

/** Of the words of the longer, so much must be common. */
const enough = 0.6
/** A word that stands in more passages than this tells nothing apart. */
const tooCommon = 40

export function match(older: readonly Passage[], newer: readonly Passage[]): Matches {
  const olderOf = new Map<number, number>()
  const places = new Map(older.map(({ id }, index) => [id, index]))
  const free = new Set(older.keys())
  for (const [index, { id, shape }] of newer.entries()) {
    const place = places.get(id)
    if (place === undefined || older[place]?.shape !== shape) continue
    olderOf.set(index, place)
    free.delete(place)
  }
  const left = [...newer.keys()].filter((index) => !olderOf.has(index))
  if (left.length > 0 && free.size > 0) matchByWords(older, newer, { olderOf, free, left })
  return { olderOf, moved: movedOf(older, newer, olderOf) }
}

interface Unmatched {
  readonly olderOf: Map<number, number>
  readonly free: Set<number>
  readonly left: readonly number[]
}

function matchByWords(
  older: readonly Passage[],
  newer: readonly Passage[],
  { olderOf, free, left }: Unmatched,
): void {
  const take = (index: number, place: number): void => {
    olderOf.set(index, place)
    free.delete(place)
  }
  const same = new Map<string, number[]>()
  for (const place of free) {
    const { shape, words } = older[place] as Passage
    const said = words()
    if (said.trim() !== '') push(same, `${shape} ${said}`, place)
  }
  for (const index of left) {
    const { shape, words } = newer[index] as Passage
    const place = same.get(`${shape} ${words()}`)?.shift()
    if (place !== undefined) take(index, place)
  }
  const bags = new Map([...free].map((place) => [place, bagOf((older[place] as Passage).words())]))
  const standing = new Map<string, number[]>()
  for (const [place, { counts }] of bags) for (const word of counts.keys()) push(standing, word, place)
  for (const index of left) {
    if (olderOf.has(index)) continue
    const bag = bagOf((newer[index] as Passage).words())
    const candidates = new Set(
      [...bag.counts.keys()].flatMap((word) => {
        const found = standing.get(word) ?? []
        return found.length > tooCommon ? [] : found
      }),
    )
    let best: { place: number; overlap: number } | null = null
    for (const place of candidates) {
      if (!free.has(place) || older[place]?.shape !== newer[index]?.shape) continue
      const overlap = overlapOf(bag, bags.get(place) as Bag)
      if (overlap >= enough && overlap > (best?.overlap ?? 0)) best = { place, overlap }
    }
    if (best) take(index, best.place)
  }
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

function bagOf(text: string): Bag {
  const counts = new Map<string, number>()
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, size: words.length }
}

function overlapOf(a: Bag, b: Bag): number {
  let common = 0
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0)
  return common / Math.max(a.size, b.size, 1)
}

/** Among those that had the same parent before and after: who is outside of the longest that kept its order. */
function movedOf(
  older: readonly Passage[],
  newer: readonly Passage[],
  olderOf: ReadonlyMap<number, number>,
): Map<number, 'up' | 'down'> {
  const moved = new Map<number, 'up' | 'down'>()
  const families = new Map<string | null, number[]>()
  for (const [index, { parent }] of newer.entries()) {
    const place = olderOf.get(index)
    if (place !== undefined && older[place]?.parent === parent) push(families, parent, index)
  }
  for (const family of families.values()) {
    const places = family.map((index) => olderOf.get(index) as number)
    const kept = longestIncreasing(places)
    if (kept.length === family.length) continue
    const isKept = new Set(kept)
    const keptPlaces = kept.map((position) => places[position] as number)
    let keptBefore = 0
    for (const [position, index] of family.entries()) {
      if (isKept.has(position)) keptBefore += 1
      else {
        const place = places[position] as number
        // Those it stood behind once, against those it stands behind now.
        const keptBeforeOnce = countBelow(keptPlaces, place)
        moved.set(index, keptBefore < keptBeforeOnce ? 'up' : 'down')
      }
    }
  }
  return moved
}

function countBelow(sorted: readonly number[], number: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Positions of both in one sequence: the order of the newer, and what is gone where it stood, behind whatever
 * stood before it and kept its place.
 */
export function inOneOrder(
  olds: number,
  news: number,
  { olderOf, moved }: Matches,
): ({ newer: number } | { gone: number })[] {
  const newerOf = new Map<number, number>()
  for (const [index, place] of olderOf) newerOf.set(place, index)
  const behind = new Map<number, number[]>()
  let anchor = -1
  for (let place = 0; place < olds; place += 1) {
    const index = newerOf.get(place)
    if (index === undefined) push(behind, anchor, place)
    else if (!moved.has(index)) anchor = index
  }
  const sequence: ({ newer: number } | { gone: number })[] = []
  for (let index = -1; index < news; index += 1) {
    if (index >= 0) sequence.push({ newer: index })
    for (const gone of behind.get(index) ?? []) sequence.push({ gone })
  }
  return sequence
}

/** Rows of a table, by what their cells say: equal ones stay, then those that begin alike, the rest as they come. */
export function matchRows(older: readonly string[][], newer: readonly string[][]): Map<number, number> {
  const whole = (row: readonly string[]): string => row.join('\t')
  const first = (row: readonly string[]): string => row[0] ?? ''
  const olderOf = new Map<number, number>()
  const spans = between([whole, first], { from: 0, to: older.length }, { from: 0, to: newer.length })
  for (const [o, n] of spans) olderOf.set(n, o)
  return olderOf

  function between(ways: ((row: readonly string[]) => string)[], old: Span, now: Span): Pairs {
    const [way, ...others] = ways
    const pairs: Pairs = []
    if (!way) {
      const count = Math.min(old.to - old.from, now.to - now.from)
      for (let index = 0; index < count; index += 1) pairs.push([old.from + index, now.from + index])
      return pairs
    }
    let [o, n] = [old.from, now.from]
    const common = commonInOrder(
      older.slice(old.from, old.to).map(way),
      newer.slice(now.from, now.to).map(way),
    )
    for (const [oIn, nIn] of common) {
      const [oPair, nPair] = [old.from + oIn, now.from + nIn]
      pairs.push(...between(others, { from: o, to: oPair }, { from: n, to: nPair }), [oPair, nPair])
      ;[o, n] = [oPair + 1, nPair + 1]
    }
    return [...pairs, ...between(others, { from: o, to: old.to }, { from: n, to: now.to })]
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
