/** Which symbol a new paper of a meeting may take, and which is the next. */
import { PaperSymbol } from './paper-symbol.js'

export const paperSeries = ['serial', 'WP', 'INF', 'CRP'] as const
export type PaperSeries = (typeof paperSeries)[number]

export const paperSuffixes = ['Rev', 'Add', 'Corr'] as const
export type PaperSuffix = (typeof paperSuffixes)[number]

export interface SymbolParts {
  /** Without its last suffix; null for one that has none. */
  of: string | null
  suffix: PaperSuffix | null
}

/** Null for what is no symbol of a paper of this meeting: of another one, or of its minutes themselves. */
export function readPaperSymbol(symbol: string, meeting: string): SymbolParts | null {
  if (!PaperSymbol.safeParse(symbol).success || !symbol.startsWith(`${meeting}/`)) return null
  const found = /^(.+)\/(Rev|Add|Corr)\.\d+$/.exec(symbol)
  if (found) return { of: found[1] ?? null, suffix: found[2] as PaperSuffix }
  return /\/(MIN|RPT|ROD)$/.test(symbol) ? null : { of: null, suffix: null }
}

/** `EWG-CS/10/5`, `EWG-CS/10/INF.3`: one more than the highest; 1 is the agenda's. */
export function nextInSeries(meeting: string, series: PaperSeries, taken: readonly string[]): string {
  const start = series === 'serial' ? `${meeting}/` : `${meeting}/${series}.`
  return `${start}${highest(start, taken, series === 'serial' ? 1 : 0) + 1}`
}

/** `EWG-CS/10/3/Rev.2` */
export function nextSuffix(of: string, suffix: PaperSuffix, taken: readonly string[]): string {
  const start = `${of}/${suffix}.`
  return `${start}${highest(start, taken, 0) + 1}`
}

function highest(start: string, taken: readonly string[], least: number): number {
  const numbers = taken
    .filter((symbol) => symbol.startsWith(start))
    .map((symbol) => Number.parseInt(symbol.slice(start.length), 10))
    .filter((number) => Number.isSafeInteger(number))
  return Math.max(least, ...numbers)
}
