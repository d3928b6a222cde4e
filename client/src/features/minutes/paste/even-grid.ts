/** Makes an even grid of the rows of a table, which others may have left with holes, overlaps and endless spans. */
import type { Table, TableCell } from '@tandem/shared/documents'

const emptyCell = (): TableCell => ({ header: false, colspan: 1, rowspan: 1, text: [[]] })

/** Every row fills the width of the widest, no cell reaches out of the table. Null when it is wider than `columns`. */
export function evenGrid(rows: Table, columns: number): Table | null {
  const filled = rows.filter((row) => row.length > 0)
  const taken: boolean[][] = filled.map(() => [])
  const placed = filled.map((row, rowIndex) => {
    let column = 0
    return row.map((cell) => {
      while (taken[rowIndex]?.[column]) column += 1
      const fitted = fitIn(cell, { rowIndex, column, rows: filled.length, columns, taken })
      take(taken, rowIndex, column, fitted)
      column += fitted.colspan
      return fitted
    })
  })
  const width = Math.max(0, ...taken.map((row) => row.length))
  if (width > columns) return null
  return placed.map((row, index) => [
    ...row,
    ...Array.from({ length: holes(taken[index] ?? [], width) }, emptyCell),
  ])
}

interface Place {
  rowIndex: number
  column: number
  rows: number
  columns: number
  taken: boolean[][]
}

/** Spans end at the table's edge, and before what another cell has taken. */
function fitIn(cell: TableCell, { rowIndex, column, rows, columns, taken }: Place): TableCell {
  const widest = Math.min(cell.colspan, Math.max(1, columns - column))
  let colspan = 1
  while (colspan < widest && !taken[rowIndex]?.[column + colspan]) colspan += 1
  return { ...cell, colspan, rowspan: Math.min(cell.rowspan, rows - rowIndex) }
}

function take(taken: boolean[][], rowIndex: number, column: number, { colspan, rowspan }: TableCell): void {
  for (const row of taken.slice(rowIndex, rowIndex + rowspan)) {
    for (let at = column; at < column + colspan; at += 1) row[at] = true
  }
}

/** Free places, which after the row's own cells can only be at its end or under spans of rows above. */
function holes(row: readonly boolean[], width: number): number {
  let free = 0
  for (let at = 0; at < width; at += 1) if (!row[at]) free += 1
  return free
}
