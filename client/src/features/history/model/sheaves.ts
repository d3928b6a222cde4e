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
export const rowsInSheaf = 24
const mostInSheaf = 2 * rowsInSheaf

/** Rows that stood before stay in their sheaves as far as their order allows. */
export function inSheaves<Row>(
  rows: readonly Row[],
  before: readonly Sheaf<Row>[],
  { nameOf, isSame }: RowsAre<Row>,
): Sheaf<Row>[] {
  const homes = new Map<string, number>()
  for (const [at, sheaf] of before.entries()) for (const row of sheaf.rows) homes.set(nameOf(row), at)
  const made: { home: number | null; rows: Row[] }[] = []
  let reached = -1
  for (const row of rows) {
    const home = homes.get(nameOf(row)) ?? -1
    const last = made.at(-1)
    if (home > reached) {
      reached = home
      const room = mostInSheaf - (before[home] as Sheaf<Row>).rows.length
      // What came new before a sheaf goes into it.
      if (last?.home === null && last.rows.length <= room) {
        last.home = home
        last.rows.push(row)
      } else made.push({ home, rows: [row] })
    } else if (last && last.rows.length < (last.home === null ? rowsInSheaf : mostInSheaf))
      last.rows.push(row)
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
