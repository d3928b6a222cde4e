/** Tables and images: as they were, as they are, and the cells that differ. */
import type { Table, TableCell } from '../../documents/minutes-record.js'
import { plainText, type Run } from '../../documents/runs.js'
import type { Language } from '../../words/index.js'
import type { ComparedTable, Piece } from '../comparison.js'
import { textKeys } from '../origins.js'
import { type Around, compareText, isChanged } from './compare-text.js'
import { matchRows } from './match.js'

export interface TableBefore {
  readonly id: string
  readonly table: Table | undefined
}

export function compareTables(
  language: Language,
  older: TableBefore,
  newer: TableBefore,
  around: Around,
): ComparedTable {
  const [before, after] = [older.table ?? null, newer.table ?? null]
  return {
    language,
    before,
    after,
    changedCells: after ? changedCells(language, older, { ...newer, table: after }, around) : [],
  }
}

/** Whether anything is another: a cell's words, its marks or its measures, or a row that came or went. */
export function sameTable(a: Table | undefined, b: Table | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function changedCells(
  language: Language,
  older: TableBefore,
  newer: { id: string; table: Table },
  around: Around,
): ComparedTable['changedCells'] {
  if (sameTable(older.table, newer.table)) return []
  const rows = older.table ?? []
  const rowOf = matchRows(rows.map(saidIn), newer.table.map(saidIn))
  const changed: ComparedTable['changedCells'] = []
  for (const [row, cells] of newer.table.entries()) {
    const oldRow = rowOf.get(row)
    const oldCells = oldRow === undefined ? [] : (rows[oldRow] ?? [])
    for (const [cell, now] of cells.entries()) {
      const was = oldRow === undefined ? undefined : oldCells[cell]
      if (was && JSON.stringify(was) === JSON.stringify(now)) continue
      const keyOf = (id: string, at: number | undefined) => (paragraph: number) =>
        textKeys.cell(id, language, at ?? 0, cell, paragraph)
      const texts = paragraphsOf(
        language,
        { text: was?.text ?? [], key: keyOf(older.id, oldRow) },
        { text: now.text, key: keyOf(newer.id, row) },
        around,
      )
      const isOther =
        was === undefined || !sameMeasures(was, now) || texts.some((each) => isChanged({ pieces: each }))
      if (isOther) changed.push({ row, cell, texts })
    }
  }
  return changed
}

function paragraphsOf(
  language: Language,
  older: { text: readonly Run[][]; key: (paragraph: number) => string },
  newer: { text: readonly Run[][]; key: (paragraph: number) => string },
  around: Around,
): Piece[][] {
  const count = Math.max(older.text.length, newer.text.length)
  return Array.from({ length: count }, (_, paragraph) => {
    const [was, now] = [older.text[paragraph], newer.text[paragraph]]
    const pair = {
      language,
      part: 'text' as const,
      older: was && { key: older.key(paragraph), runs: was },
      newer: now && { key: newer.key(paragraph), runs: now },
    }
    return compareText(pair, around).pieces
  })
}

function saidIn(row: readonly TableCell[]): string[] {
  return row.map(({ text }) => text.map(plainText).join('\n'))
}

function sameMeasures(a: TableCell, b: TableCell): boolean {
  return a.header === b.header && a.colspan === b.colspan && a.rowspan === b.rowspan
}
