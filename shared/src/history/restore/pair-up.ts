/** Which of these became which of those: what is alike first, in order, and in between one after the other. */
export interface Pairing<Thing> {
  readonly before: { thing: Thing; index: number } | null
  readonly after: { thing: Thing; index: number } | null
}

/** Beyond this only what is alike at both ends is paired by what it says. */
const mostCompared = 250_000

export function pairUp<Thing>(before: readonly Thing[], after: readonly Thing[]): Pairing<Thing>[] {
  const old = before.map((thing) => JSON.stringify(thing))
  const made = after.map((thing) => JSON.stringify(thing))
  const pairs: Pairing<Thing>[] = []
  let [i, j] = [0, 0]
  const pairUntil = (untilI: number, untilJ: number): void => {
    while (i < untilI || j < untilJ) {
      pairs.push({
        before: i < untilI ? { thing: before[i] as Thing, index: i } : null,
        after: j < untilJ ? { thing: after[j] as Thing, index: j } : null,
      })
      if (i < untilI) i += 1
      if (j < untilJ) j += 1
    }
  }
  const pairGap = (untilI: number, untilJ: number): void => {
    const likest = likestOf(old.slice(i, untilI), made.slice(j, untilJ))
    if (!likest) return pairUntil(untilI, untilJ)
    const [atI, atJ] = [i + likest[0], j + likest[1]]
    pairGap(atI, atJ)
    pairUntil(atI + 1, atJ + 1)
    pairGap(untilI, untilJ)
  }
  for (const [atI, atJ] of alike(old, made)) {
    pairGap(atI, atJ)
    pairUntil(atI + 1, atJ + 1)
  }
  pairGap(before.length, after.length)
  return pairs
}

/** Of which so much is the same that one became the other. */
const leastLikeness = 0.5
const mostLikenesses = 900

function likestOf(old: readonly string[], made: readonly string[]): [number, number] | null {
  if (old.length * made.length > mostLikenesses || old.length + made.length < 3) return null
  const words = (text: string): Set<string> => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])
  const [one, other] = [old.map(words), made.map(words)]
  let likest: [number, number] | null = null
  let most = leastLikeness
  for (const [i, a] of one.entries()) {
    for (const [j, b] of other.entries()) {
      const same = [...a].filter((word) => b.has(word)).length
      const likeness = same / Math.max(a.size, b.size, 1)
      if (likeness > most) [likest, most] = [[i, j], likeness]
    }
  }
  return likest
}

function alike(old: readonly string[], made: readonly string[]): [number, number][] {
  const least = Math.min(old.length, made.length)
  let front = 0
  while (front < least && old[front] === made[front]) front += 1
  let back = 0
  while (back < least - front && old.at(-1 - back) === made.at(-1 - back)) back += 1
  const row = (from: number, shift: number, count: number): [number, number][] =>
    Array.from({ length: count }, (_, at) => [from + at, from + at + shift])
  return [
    ...row(0, 0, front),
    ...longestRow(old.slice(front, old.length - back), made.slice(front, made.length - back)).map(
      ([one, other]): [number, number] => [one + front, other + front],
    ),
    ...row(old.length - back, made.length - old.length, back),
  ]
}

function longestRow(old: readonly string[], made: readonly string[]): [number, number][] {
  if (old.length * made.length > mostCompared) return []
  const width = made.length + 1
  const most = new Int32Array((old.length + 1) * width)
  const at = (i: number, j: number): number => most[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = made.length - 1; j >= 0; j -= 1) {
      most[i * width + j] = old[i] === made[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < old.length && j < made.length;) {
    if (old[i] === made[j]) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
