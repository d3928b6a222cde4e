/** Minutes of 100 pages: what taking in an update costs [H8], what it takes up [H2], and the hash of what it says [H10]. */
import { readRecord, writeMinutes } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { Guard } from '../../server/src/documents/guard/guard.js'
import { beforeFirstRow, chainRows, type LogRow } from '../../server/src/documents/update-log.store.js'
import { packHistory, unpackHistory } from '../../server/src/history/history-image.js'
import { materialise } from '../../server/src/history/materialise.js'
import { recordHash } from '../../server/src/history/record-hash.js'
import { WholeText } from '../../server/src/history/whole-text.js'
import { seeded } from '../../server/src/testing/seeded.js'
import { quantile } from '../harness/statistics.js'
import type { Measurement } from '../workloads/workload.js'
import { simulatedMinutes } from '../editor/simulated-minutes.js'
import { EditedMinutes } from './edited-minutes.js'
import { Typist } from './typist.js'
import { packed, quantiles, timed } from './versions.js'

const [actsTakenIn, hashes, warmUp] = [6_000, 30, 600]
const betweenKeysMs = 180

/** Frame by frame, each a key: typed, taken back, split and moved. */
export function measureTakingIn(pages: number): Measurement[] {
  const server = new Y.Doc()
  const blocks = simulatedMinutes(pages, ['en', 'ko'])
  const languages: Language[] = ['en', 'ko']
  writeMinutes(server, { kind: 'record', schemaVersion: 1, languages, attribution: 'meeting', blocks })
  const typist = new Typist(server, seeded(3))
  // Typed beforehand: a server shares neither its memory nor its collecting of garbage with whoever types.
  const frames = Array.from({ length: actsTakenIn }, () => typist.presses())
  const author = newId('usr')
  const at = Date.parse('2023-07-11T09:00:00Z')
  let rows: readonly LogRow[] = chainRows(beforeFirstRow, [
    { author, at, kind: 'edit', frame: Y.encodeStateAsUpdate(server) },
  ])
  const whole = new WholeText()
  for (const row of rows) whole.take(row)
  const empty = packHistory(whole, { seq: 1, hash: '', aside: [] }).length
  // Time goes on for the limits of the guard, not for the measuring.
  let now = 0
  const guard = new Guard(server, () => (now += 1_000))
  const took: number[] = []
  for (const [act, frame] of frames.entries()) {
    const before = rows.at(-1) as LogRow
    const [row] = (rows = chainRows(before, [
      { author, at: before.at + betweenKeysMs + (act % 97), kind: 'edit', frame },
    ]))
    const began = performance.now()
    guard.judge(frame)
    guard.settle()
    const judged = performance.now()
    Y.applyUpdate(server, frame)
    const applied = performance.now()
    if (row) whole.take(row)
    took.push(judged - began + performance.now() - applied)
  }
  const grown = packHistory(whole, { seq: 1, hash: '', aside: [] }).length - empty
  const warm = took.slice(warmUp)
  return [
    { metric: 'guard_and_index_p50', value: quantile(warm, 0.5), unit: 'ms' },
    { metric: 'guard_and_index_p99', value: quantile(warm, 0.99), unit: 'ms', raw: warm },
    { metric: 'image_growth_per_update', value: grown / took.length, unit: 'bytes' },
  ]
}

export async function measureHashing(pages: number): Promise<Measurement[]> {
  const rows = await rowsOf(pages, pages)
  const image = packed(rows)
  const { text, head } = unpackHistory(image)
  const { record } = materialise(text, head.seq)
  const took = timed(hashes, () => void recordHash(record))
  const replayed = new Y.Doc()
  for (const { frame } of rows) Y.applyUpdate(replayed, frame)
  const told = [recordHash(record), recordHash(readRecord(replayed)), await inAnotherProcess(image)]
  return [...quantiles('hash', took), { metric: 'different_hashes', value: new Set(told).size - 1, unit: '' }]
}

async function rowsOf(pages: number, acts: number) {
  const minutes = await EditedMinutes.of(pages, seeded(3))
  await minutes.write(acts)
  return minutes.rows()
}

async function inAnotherProcess(image: Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-'))
  try {
    const file = path.join(folder, 'image')
    await writeFile(file, image)
    const program = fileURLToPath(new URL('./hash-of-image.ts', import.meta.url))
    return execFileSync(process.execPath, ['--import', 'tsx', program, file], { encoding: 'utf8' })
  } finally {
    await rm(folder, { recursive: true })
  }
}
