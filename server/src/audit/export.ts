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

export function asJsonLines(entries: readonly ExportedEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

/** RFC 4180: every cell quoted, lines end in CR LF. */
export function asCsv(entries: readonly ExportedEntry[]): string {
  const lines = [columns, ...entries.map((entry) => columns.map((column) => String(entry[column] ?? '')))]
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** A spreadsheet takes a cell that begins so for a formula, which may send what stands beside it elsewhere. */
const formula = /^[=+\-@\t\r\n]|^\s+[=+\-@]/

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
