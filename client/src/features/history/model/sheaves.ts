/**
 * Rows of a long text in sheaves. The browser lays out, or leaves alone, a whole sheaf at a time: asking that of each
 * of a thousand rows costs more in every frame than what is drawn in it [H7].
 *
 * Always true: the rows of all sheaves, one after the other, are the rows; a sheaf is as it was when its rows are.
 */
export interface Sheaf<Row> {
  readonly key: number
  readonly rows: readonly Row[]
}

export interface RowsAre<Row> {
  /** The same for a row wherever it goes. */
  nameOf: (row: Row) => string
  isSame: (row: Row, other: Row) => boolean
}

// About what fits a high screen; rows that come later go to their neighbours until a sheaf is twice as long.
export const rowsInSheaf = 16
const mostInSheaf = 2 * rowsInSheaf

/** Rows that stood before stay in their sheaves as far as their order allows. */
export function inSheaves<Row>(
  rows: readonly Row[],
  before: readonly Sheaf<Row>[],
  { nameOf, isSame }: RowsAre<Row>,
): Sheaf<Row>[] {
  const made: { home: number | null; rows: Row[] }[] = []
  let reached = -1
  for (const [at, home] of homesOf(rows.map(nameOf), before, nameOf).entries()) {
    const row = rows[at] as Row
    const last = made.at(-1)
    if (home !== null && home > reached) {
      reached = home
      const room = mostInSheaf - (before[home] as Sheaf<Row>).rows.length
      // What came new before a sheaf goes into it.
      if (last?.home === null && last.rows.length <= room) {
        last.home = home
        last.rows.push(row)
      } else made.push({ home, rows: [row] })
    } else if (last && last.rows.length < roomOf(last.home)) last.rows.push(row)
    else made.push({ home: null, rows: [row] })
  }
  let key = before.reduce((most, sheaf) => Math.max(most, sheaf.key), -1)
  return made.map(({ home, rows: own }) => {
    const was = home === null ? undefined : before[home]
    if (!was) return { key: (key += 1), rows: own }
    const stands = was.rows.length === own.length && was.rows.every((row, at) => isSame(row, own[at] as Row))
    return stands ? was : { key: was.key, rows: own }
  })
}

function roomOf(home: number | null): number {
  return home === null ? rowsInSheaf : mostInSheaf
}

/** In which sheaf each row stood; null: in none, or it went past others that stayed. */
function homesOf<Row>(
  names: readonly string[],
  before: readonly Sheaf<Row>[],
  nameOf: (row: Row) => string,
): (number | null)[] {
  const places = new Map<string, number>()
  for (const [at, sheaf] of before.entries()) for (const row of sheaf.rows) places.set(nameOf(row), at)
  const homes = names.map((name) => places.get(name) ?? null)
  const stay = mostThatRise(homes)
  return homes.map((home, at) => (stay.has(at) ? home : null))
}

/** Positions of as many as possible of these numbers that rise or stay from one to the next. */
function mostThatRise(numbers: readonly (number | null)[]): Set<number> {
  const tails: number[] = []
  const before = new Int32Array(numbers.length)
  for (const [position, number] of numbers.entries()) {
    if (number === null) continue
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] as number] as number) <= number) low = middle + 1
      else high = middle
    }
    before[position] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = position
  }
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.add(at)
  return kept
}
