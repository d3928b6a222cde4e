/** Letters that came or went with one row, as the rows of letters they make in their texts. */
import * as Y from 'yjs'

/** Letters side by side in one text; what is between them does not stand, before or after. */
export interface LetterRun {
  readonly text: string
  /** In the order of the text. */
  readonly pieces: readonly { readonly client: number; readonly clock: number; readonly length: number }[]
}

/** Beyond so many items that do not stand, what follows is taken to be elsewhere. */
const mostBetween = 2_000

/** @param items with letters, each as a whole */
export function runsOf(items: ReadonlySet<Y.Item>, isKept: (item: Y.Item) => boolean): LetterRun[] {
  const left = new Set(items)
  const runs: LetterRun[] = []
  for (const item of items) {
    if (!left.has(item)) continue
    runs.push(runFrom(firstOf(item, items, isKept), left, isKept))
  }
  return runs
}

function firstOf(item: Y.Item, items: ReadonlySet<Y.Item>, isKept: (item: Y.Item) => boolean): Y.Item {
  let first = item
  let between = 0
  for (let at = item.left; at !== null && between < mostBetween && !isKept(at); at = at.left) {
    between += 1
    if (!items.has(at)) continue
    first = at
    between = 0
  }
  return first
}

function runFrom(first: Y.Item, left: Set<Y.Item>, isKept: (item: Y.Item) => boolean): LetterRun {
  const texts: string[] = []
  const pieces: { client: number; clock: number; length: number }[] = []
  let between = 0
  for (let at: Y.Item | null = first; at !== null && between < mostBetween && !isKept(at); at = at.right) {
    between += 1
    if (!left.delete(at) || !(at.content instanceof Y.ContentString)) continue
    between = 0
    texts.push(at.content.str)
    const { client, clock } = at.id
    const last = pieces.at(-1)
    if (last && last.client === client && last.clock + last.length === clock) last.length += at.length
    else pieces.push({ client, clock, length: at.length })
  }
  return { text: texts.join(''), pieces }
}

/** The ids of letters of a run, from one to another. */
export function idsIn(
  { pieces }: LetterRun,
  from: number,
  length: number,
): { client: number; clock: number; length: number }[] {
  const ids: { client: number; clock: number; length: number }[] = []
  let start = 0
  for (const piece of pieces) {
    const [low, high] = [Math.max(from, start), Math.min(from + length, start + piece.length)]
    if (low < high) ids.push({ client: piece.client, clock: piece.clock + low - start, length: high - low })
    start += piece.length
  }
  return ids
}
