/**
 * Marks (bold, a link) for letters that stand somewhere else by now. In Yjs a mark is a pair: from here on, and
 * no longer from there. Where one of the two is missing, the letters beside tell how far it went.
 */
import type { UserId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { nameOf } from './follow.js'
import { indexBeside } from './letters.js'
import type { Mending } from './mending.js'

/** Where the mark begins, or ends, in the text that its letters stand in now. */
export interface LateMark extends Id {
  author: UserId
  name: string
  /** Null: no longer. */
  value: unknown
  text: Y.XmlText
  index: number
}

interface Span {
  from: number
  to: number
  value: unknown
}

export async function putMarks(mending: Mending, marks: readonly LateMark[]): Promise<void> {
  for (const mark of pairsOf(marks)) {
    const { author, name, text } = mark.begins
    const span = mark.ends
      ? { from: mark.begins.index, to: mark.ends.index, value: mark.begins.value }
      : spanOfOne(mark.begins)
    if (!span || span.from >= span.to) continue
    await mending.write(author, () =>
      text.format(span.from, span.to - span.from, { [name]: span.value as object | null }),
    )
  }
}

/**
 * Marks of one text, on the letters that stand for its letters in another.
 *
 * @param copies by the name of the letter
 * @param start behind which the first goes; null: at the beginning of the text
 */
export async function carryMarks(
  mending: Mending,
  {
    from,
    to,
    copies,
    start = null,
  }: { from: Y.XmlText; to: Y.XmlText; copies: ReadonlyMap<string, Id>; start?: Id | null },
  isWanted: (mark: Y.Item) => boolean,
): Promise<void> {
  const marks: LateMark[] = []
  let behind = start
  for (let item = from._start; item !== null; item = item.right) {
    const { content, id } = item
    const { client, clock } = id
    if (content instanceof Y.ContentFormat && isWanted(item)) {
      const index: number = behind ? indexBeside(to, behind, 'behind') : 0
      const author = (await mending.ownerOf(client)) ?? mending.author
      marks.push({ author, client, clock, name: content.key, value: content.value, text: to, index })
    }
    for (let at = item.length - 1; at >= 0; at -= 1) {
      const copy = copies.get(nameOf({ client, clock: clock + at }))
      if (!copy) continue
      behind = copy
      break
    }
  }
  await putMarks(mending, marks)
}

/** An editor writes the beginning of a mark and then its end, which says something else. */
function pairsOf(marks: readonly LateMark[]): { begins: LateMark; ends: LateMark | null }[] {
  const pairs: { begins: LateMark; ends: LateMark | null }[] = []
  const open = new Map<string, LateMark>()
  const inOrder = marks.toSorted((a, b) => a.client - b.client || a.clock - b.clock)
  for (const mark of inOrder) {
    const key = `${mark.client} ${mark.name}`
    const begun = open.get(key)
    if (begun && begun.text === mark.text && begun.index <= mark.index && !isSame(begun.value, mark.value)) {
      pairs.push({ begins: begun, ends: mark })
      open.delete(key)
      continue
    }
    if (begun) pairs.push({ begins: begun, ends: null })
    open.set(key, mark)
  }
  return [...pairs, ...[...open.values()].map((begins) => ({ begins, ends: null }))]
}

/** It led on to letters that had the mark, or took it from some. Null: nobody can tell how far. */
function spanOfOne({ text, index, name, value }: LateMark): Span | null {
  const values = valuesIn(text, name)
  if (value !== null) {
    const to = values.findIndex((each, at) => at >= index && isSame(each, value))
    return to === -1 ? null : { from: index, to, value }
  }
  if (hasMark(values[index])) {
    const to = values.findIndex((each, at) => at > index && !hasMark(each))
    return { from: index, to: to === -1 ? values.length : to, value: null }
  }
  const last = values.findLastIndex((each, at) => at < index && hasMark(each))
  return last === -1 ? null : { from: last + 1, to: index, value: values[last] }
}

/** What the mark says of each letter. */
function valuesIn(text: Y.XmlText, name: string): unknown[] {
  const parts = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return parts.flatMap(({ insert, attributes }) =>
    Array.from({ length: typeof insert === 'string' ? insert.length : 1 }, () => attributes?.[name] ?? null),
  )
}

function hasMark(value: unknown): boolean {
  return value !== null && value !== undefined
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
