/** Recorded writing, in the format of github.com/josephg/editing-traces. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface Trace {
  startContent: string
  endContent: string
  /** One author's edits, in order. */
  edits: [at: number, deleted: number, inserted: string][]
}

/** Why the trace cannot be read; null when it can. */
export function traceIsMissing(name: string): string | null {
  const folder = process.env['TRACES_DIR']
  if (!folder) return 'TRACES_DIR names no folder with editing traces'
  return existsSync(fileOf(folder, name)) ? null : `there is no ${fileOf(folder, name)}`
}

export async function readTrace(name: string): Promise<Trace> {
  const file = await readFile(fileOf(process.env['TRACES_DIR'] ?? '', name))
  const { startContent, endContent, txns } = JSON.parse(gunzipSync(file).toString()) as {
    startContent: string
    endContent: string
    txns: { patches: Trace['edits'] }[]
  }
  return { startContent, endContent, edits: txns.flatMap(({ patches }) => patches) }
}

function fileOf(folder: string, name: string): string {
  return path.join(folder, `${name}.json.gz`)
}
