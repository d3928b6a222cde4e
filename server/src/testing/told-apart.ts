/**
 * How well two lots of numbers are told apart by their order alone: the chance that one of the first is larger than
 * one of the second. A half: not at all; 0 or 1: always. What else the machine does makes both lots larger in the
 * same measure where their samples were taken in random order, so it does not count.
 */
export interface ToldApart {
  chance: number
  /** How far from a half, in standard deviations of what chance alone does with as many samples. */
  deviations: number
}

export function toldApart(one: readonly number[], other: readonly number[]): ToldApart {
  const all = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ]
  all.sort((a, b) => a.value - b.value)
  let rankSum = 0
  for (let from = 0; from < all.length;) {
    let to = from
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1
    // Equal ones share the middle of their ranks.
    const rank = (from + 1 + to) / 2
    for (let at = from; at < to; at += 1) if (all[at]?.isOne) rankSum += rank
    from = to
  }
  const pairs = one.length * other.length
  const chance = (rankSum - (one.length * (one.length + 1)) / 2) / pairs
  const deviation = Math.sqrt((one.length + other.length + 1) / (12 * pairs))
  return { chance, deviations: Math.abs(chance - 0.5) / deviation }
}
