/** The audit log as files: JSON lines for programs, CSV for spreadsheets. */
import type { AuditEntry } from '@tandem/shared/audit'

/** With the account's name beside its id. */
export type ExportedEntry = AuditEntry & { login: string | null }

const columns = [
  'seq',
  'wall',
  'at',
  'who',
  'login',
  'what',
  'where',
  'asked',
  'reason',
  'outcome',
  'count',
  'address',
  'hash',
] as const satisfies readonly (keyof ExportedEntry)[]

/** A spreadsheet takes a cell that begins so for a formula, which may send what stands beside it elsewhere. */
const formula = /^[=+\-@\t\r\n]|^\s+[=+\-@]/

export function asJsonLines(entries: readonly ExportedEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

/** RFC 4180: every cell quoted, lines end in CR LF. The first line names the columns. */
export const csvHead = asLine(columns)

/** Lines that follow the head. */
export function asCsv(entries: readonly ExportedEntry[]): string {
  return entries.map((entry) => asLine(columns.map((column) => String(entry[column] ?? '')))).join('')
}

function asLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
