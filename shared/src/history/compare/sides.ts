/** One text on either side of a comparison: what of it has to be compared, and which of its letters stand elsewhere. */
import type { Run } from '../../documents/runs.js'
import type { Language } from '../../words/index.js'
import type { Origins, TextKey } from '../origins.js'
import type { Side } from './align.js'
import { type LetterIndex, Letters } from './letters.js'
import { Marked } from './pieces.js'
import { isInsideSign, tokensOf } from './tokens.js'

export interface TextBefore {
  readonly key: TextKey
  readonly runs: readonly Run[]
}

export interface TextSide extends Side {
  readonly key: TextKey | undefined
  readonly text: Marked
}

export interface Written {
  readonly key: TextKey | undefined
  readonly text: Marked
  readonly letters: Letters
}

export function writtenOf(before: TextBefore | undefined, origins: Origins): Written {
  const letters = new Letters(before && origins.get(before.key))
  return { key: before?.key, text: new Marked(before?.runs ?? []), letters }
}

/** How much at the beginning and at the end is the same, letter by letter, in whole words: most of most texts. */
export interface Frame {
  readonly before: number
  readonly behind: number
}

export function frameOf(was: Written, now: Written): Frame {
  const [old, young] = [was.text.plain, now.text.plain]
  const shorter = Math.min(old.length, young.length)
  let before = 0
  const mostBefore = was.letters.sameFromStart(now.letters, shorter)
  while (before < mostBefore && old.charCodeAt(before) === young.charCodeAt(before)) before += 1
  const isAll = before === old.length && before === young.length
  if (before > 0 && !isAll) before = old.lastIndexOf(' ', before - 1) + 1

  let behind = 0
  const lengths = [old.length, young.length] as const
  const mostBehind = was.letters.sameFromEnd(now.letters, lengths, shorter - before)
  const [oldEnd, youngEnd] = [old.length - 1, young.length - 1]
  while (behind < mostBehind && old.charCodeAt(oldEnd - behind) === young.charCodeAt(youngEnd - behind))
    behind += 1
  const space = old.indexOf(' ', old.length - behind)
  return { before, behind: space === -1 || behind === 0 ? 0 : old.length - space }
}

/** @param other the other record's letters, and under which key this text stands there */
export function sideOf(
  { key, text, letters }: Written,
  other: { language: Language; frame: Frame; index: () => LetterIndex; key: TextKey | undefined },
): TextSide {
  const { language, frame, index } = other
  const [from, to] = [frame.before, text.plain.length - frame.behind]
  const isHere = (place: { key: TextKey }): boolean => place.key === other.key
  const parts = from < to ? letters.between(from, to) : []
  const seams = parts.length > 0 ? seamsIn(parts, index(), isHere) : []
  const places = [...new Set([from, ...seams, to])].filter((at) => !isInsideSign(text.plain, at))
  return {
    key,
    text,
    letters,
    tokens: places.flatMap((at, each) =>
      tokensOf(text.plain.slice(at, places[each + 1] ?? at), language, at),
    ),
    isElsewhere: ({ at, text: { length } }) =>
      standsElsewhere(letters.between(at, at + length), index(), isHere),
  }
}

/** Where letters that stand elsewhere begin and end: a word is not carried by halves. */
function seamsIn(
  parts: ReturnType<Letters['between']>,
  index: LetterIndex,
  isHere: (place: { key: TextKey }) => boolean,
): number[] {
  const seams: number[] = []
  for (const { client, clock, at, length } of parts) {
    for (let into = 0; into < length;) {
      const place = index.find(client, clock + into)
      if (!place) {
        into += index.gapFrom(client, clock + into)
        continue
      }
      const end = Math.min(length, into + place.length)
      if (!isHere(place)) seams.push(at + into, at + end)
      into = end
    }
  }
  return seams
}

/** Any of these letters stands in the other record. */
export function standsAnywhere(parts: ReturnType<Letters['between']>, index: LetterIndex): boolean {
  return parts.some(
    ({ client, clock, length }) =>
      index.find(client, clock) !== null || index.gapFrom(client, clock) < length,
  )
}

/** All these letters stand in the other record, and none of them here. */
export function standsElsewhere(
  parts: ReturnType<Letters['between']>,
  index: LetterIndex,
  isHere: (place: { key: TextKey; at: number }) => boolean,
): boolean {
  for (const { client, clock, length } of parts) {
    for (let into = 0; into < length;) {
      const place = index.find(client, clock + into)
      if (!place || isHere(place)) return false
      into += place.length
    }
  }
  return parts.length > 0
}
