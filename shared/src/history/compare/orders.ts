/** Sequences against each other: what stayed in order, and the shortest way from one to another. */

/** Positions of a longest strictly increasing subsequence of these numbers. */
export function longestIncreasing(numbers: readonly number[]): number[] {
  const tails: number[] = []
  const before = new Int32Array(numbers.length)
  for (const [position, number] of numbers.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[tails[middle] as number]! < number) low = middle + 1
      else high = middle
    }
    before[position] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = position
  }
  const kept: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.push(at)
  return kept.toReversed()
}

/** What both have in the same order, as pairs of positions. */
export type Pairs = [number, number][]

/** Beyond this many differences two texts are simply two texts. */
const mostDifferences = 800

/** Pairs of equal elements on a shortest way from one to the other (Myers 1986). */
export function commonInOrder<Element>(older: readonly Element[], newer: readonly Element[]): Pairs {
  const pairs: Pairs = []
  let start = 0
  let [oldEnd, newEnd] = [older.length, newer.length]
  while (start < oldEnd && start < newEnd && older[start] === newer[start]) {
    pairs.push([start, start])
    start += 1
  }
  const behind: Pairs = []
  while (oldEnd > start && newEnd > start && older[oldEnd - 1] === newer[newEnd - 1]) {
    oldEnd -= 1
    newEnd -= 1
    behind.push([oldEnd, newEnd])
  }
  const within = commonBetween(older.slice(start, oldEnd), newer.slice(start, newEnd))
  for (const [o, n] of within) pairs.push([o + start, n + start])
  return [...pairs, ...behind.toReversed()]
}

function commonBetween<Element>(older: readonly Element[], newer: readonly Element[]): Pairs {
  const [olds, news] = [older.length, newer.length]
  if (olds === 0 || news === 0) return []
  const most = Math.min(olds + news, mostDifferences)
  const middle = most + 1
  const reach = new Int32Array(2 * most + 3)
  const steps: Int32Array[] = []
  for (let differences = 0; differences <= most; differences += 1) {
    steps.push(reach.slice(middle - differences - 1, middle + differences + 2))
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const at = middle + diagonal
      const goesDown =
        diagonal === -differences || (diagonal !== differences && reach[at - 1]! < reach[at + 1]!)
      let o = goesDown ? reach[at + 1]! : reach[at - 1]! + 1
      let n = o - diagonal
      while (o < olds && n < news && older[o] === newer[n]) {
        o += 1
        n += 1
      }
      reach[at] = o
      if (o >= olds && n >= news) return wayBack(steps, differences, olds, news)
    }
  }
  return []
}

function wayBack(steps: readonly Int32Array[], differences: number, olds: number, news: number): Pairs {
  const pairs: Pairs = []
  let [o, n] = [olds, news]
  for (let left = differences; left > 0; left -= 1) {
    const reach = steps[left] as Int32Array
    // The slice begins one diagonal outside of what this many differences can reach.
    const reached = (diagonal: number): number => reach[diagonal + left + 1] as number
    const diagonal = o - n
    const wentDown =
      diagonal === -left || (diagonal !== left && reached(diagonal - 1) < reached(diagonal + 1))
    const before = wentDown ? diagonal + 1 : diagonal - 1
    const oBefore = reached(before)
    const nBefore = oBefore - before
    const oStart = wentDown ? oBefore : oBefore + 1
    while (o > oStart) pairs.push([(o -= 1), (n -= 1)])
    ;[o, n] = [oBefore, nBefore]
  }
  while (o > 0 && n > 0) pairs.push([(o -= 1), (n -= 1)])
  return pairs.toReversed()
}
