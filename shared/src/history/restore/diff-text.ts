/** How one text becomes another: by words, and by letters where a word only grew or shrank. */

/** In UTF-16 units; never through the middle of a pair that is one character. */
export interface TextStep {
  readonly kind: 'keep' | 'remove' | 'insert'
  readonly length: number
}

/** Beyond this many words that differ the middle is exchanged whole: nobody would recognise it anyway. */
const mostDifferentWords = 1_500

/** Keeps and removals add up to `before`, keeps and insertions to `after`. */
export function diffText(before: string, after: string): TextStep[] {
  const steps = new Steps()
  for (const { removed, inserted, kept } of hunks(words(before), words(after))) {
    const start = commonFront(removed, inserted)
    const end = commonBack(removed.slice(start), inserted.slice(start))
    const least = Math.min(removed.length, inserted.length)
    // A word that another takes the place of goes whole: what is typed beside it would stand in the new one.
    const [front, back] = start + end === least ? [start, end] : [0, 0]
    steps.add('keep', front)
    steps.add('remove', removed.length - front - back)
    steps.add('insert', inserted.length - front - back)
    steps.add('keep', back + kept.length)
  }
  return steps.list
}

class Steps {
  readonly list: { kind: TextStep['kind']; length: number }[] = []

  add(kind: TextStep['kind'], length: number): void {
    if (length === 0) return
    const last = this.list.at(-1)
    if (last?.kind === kind) last.length += length
    else this.list.push({ kind, length })
  }
}

/** Words with the marks around them, the spaces between, and what is no word. */
function words(text: string): string[] {
  return (
    text.match(
      /[^\p{L}\p{M}\p{N}\s]*[\p{L}\p{M}\p{N}]+[^\p{L}\p{M}\p{N}\p{Ps}\p{Pi}\s]*|\s+|[^\p{L}\p{M}\p{N}\s]+/gu,
    ) ?? []
  )
}

interface Hunk {
  removed: string
  inserted: string
  /** What follows and is alike. */
  kept: string
}

/** What is alike at both ends, and in between Myers' greedy comparison. */
function hunks(old: readonly string[], made: readonly string[]): Hunk[] {
  const least = Math.min(old.length, made.length)
  let front = 0
  while (front < least && old[front] === made[front]) front += 1
  let back = 0
  while (back < least - front && old.at(-1 - back) === made.at(-1 - back)) back += 1
  const kept = (words: readonly string[]): Hunk => ({ removed: '', inserted: '', kept: words.join('') })
  return [
    kept(old.slice(0, front)),
    ...compared(old.slice(front, old.length - back), made.slice(front, made.length - back)),
    kept(old.slice(old.length - back)),
  ]
}

function compared(before: readonly string[], after: readonly string[]): Hunk[] {
  const path = shortestPath(before, after)
  if (!path) return [{ removed: before.join(''), inserted: after.join(''), kept: '' }]
  const found: Hunk[] = [{ removed: '', inserted: '', kept: '' }]
  let [x, y] = [0, 0]
  for (const [toX, toY] of path) {
    const last = found.at(-1) as Hunk
    if (toX > x && toY > y) last.kept += before.slice(x, toX).join('')
    else {
      const hunk = last.kept === '' ? last : { removed: '', inserted: '', kept: '' }
      if (hunk !== last) found.push(hunk)
      hunk.removed += before.slice(x, toX).join('')
      hunk.inserted += after.slice(y, toY).join('')
    }
    ;[x, y] = [toX, toY]
  }
  return found
}

/** The corners of the way from nothing compared to all compared; null: too far apart. */
function shortestPath(before: readonly string[], after: readonly string[]): [number, number][] | null {
  const [n, m] = [before.length, after.length]
  const most = Math.min(n + m, mostDifferentWords)
  const reach = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(most - d, most + d + 3))
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1
      const down = k === -d || (k !== d && (reach[at - 1] as number) < (reach[at + 1] as number))
      let x = down ? (reach[at + 1] as number) : (reach[at - 1] as number) + 1
      let y = x - k
      while (x < n && y < m && before[x] === after[y]) {
        x += 1
        y += 1
      }
      reach[at] = x
      if (x >= n && y >= m) return backtrack(trace, n, m)
    }
  }
  return null
}

function backtrack(trace: readonly Int32Array[], n: number, m: number): [number, number][] {
  const corners: [number, number][] = []
  let [x, y] = [n, m]
  for (let d = trace.length - 1; d > 0; d -= 1) {
    // What was reached before this round: from k = -d - 1 to d + 1.
    const reach = trace[d] as Int32Array
    const at = (k: number): number => reach[k + d + 1] as number
    const k = x - y
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const from = down ? k + 1 : k - 1
    const [fromX, fromY] = [at(from), at(from) - from]
    const [midX, midY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY]
    if (x > midX) corners.push([x, y])
    corners.push([midX, midY])
    ;[x, y] = [fromX, fromY]
  }
  if (x > 0) corners.push([x, y])
  return corners.toReversed()
}

function commonFront(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1
  return isHighHalf(one.charCodeAt(length - 1)) ? length - 1 : length
}

function commonBack(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (
    length < most &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  )
    length += 1
  return isLowHalf(one.charCodeAt(one.length - length)) ? length - 1 : length
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
