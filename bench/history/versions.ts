/** Any version of a long text, from memory and from the image, beside the two other ways to have one [H1, H2, H9]. */
import { readRecord } from '@tandem/shared/documents'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Y from 'yjs'
import type { LogRow } from '../../server/src/documents/index.js'
import { packRows } from '../../server/src/documents/pack-rows.js'
import { packHistory, unpackHistory } from '../../server/src/history/history-image.js'
import { materialise } from '../../server/src/history/materialise.js'
import { WholeText } from '../../server/src/history/whole-text.js'
import { seeded } from '../../server/src/testing/seeded.js'
import { quantile } from '../harness/statistics.js'
import type { Measurement } from '../workloads/workload.js'
import type { TracedRows } from './traced-rows.js'

const [warmTimes, coldTimes, otherTimes, warmUp] = [300, 40, 40, 60]
/** A live image is made after so many rows: the checkpoints there are. */
const rowsOfCheckpoint = 2_048

export interface WaysOfVersions {
  ours: Measurement[]
  'create-doc-from-snapshot': Measurement[]
  'checkpoint-and-replay': Measurement[]
}

export function measureVersions({ edits, rows }: TracedRows): WaysOfVersions {
  const image = packed(rows)
  const random = seeded(7)
  const anySeq = (): number => 1 + Math.floor(random() * rows.length)
  collectGarbage()
  const before = memory()
  const { text } = unpackHistory(image)
  collectGarbage()
  const held = memory() - before
  const warm = timed(warmTimes + warmUp, () => void materialise(text, anySeq())).slice(warmUp)
  const cold = timed(coldTimes, () => void materialise(unpackHistory(image).text, anySeq()))
  // On a machine that does much else at once, the clock tells of the others.
  const warmProcessor = processorTimes(warmTimes, () => void materialise(text, anySeq()))
  const coldProcessor = processorTimes(coldTimes, () => void materialise(unpackHistory(image).text, anySeq()))
  const segments = segmentBytes(rows)
  return {
    ours: [
      ...quantiles('warm', warm),
      ...quantiles('cold', cold),
      ...quantiles('warm_processor', warmProcessor),
      ...quantiles('cold_processor', coldProcessor),
      { metric: 'image_per_edit', value: image.length / edits, unit: 'bytes' },
      { metric: 'segments_per_edit', value: segments / edits, unit: 'bytes' },
      { metric: 'memory', value: held / 1e6, unit: 'MB' },
    ],
    'create-doc-from-snapshot': quantiles('warm', bySnapshots(rows, anySeq)),
    'checkpoint-and-replay': quantiles('warm', byCheckpoints(rows, anySeq)),
  }
}

/** What the history takes cold for each edit: the image with its cuts; and beside it the log, byte for byte. */
export function measureStorage({ edits, rows }: TracedRows, name: string): Measurement[] {
  return [
    { metric: `image_per_${name}`, value: packed(rows).length / edits, unit: 'bytes' },
    { metric: `segments_per_${name}`, value: segmentBytes(rows) / edits, unit: 'bytes' },
  ]
}

export function packed(rows: readonly LogRow[]): Uint8Array {
  const whole = new WholeText()
  for (const row of rows) whole.take(row)
  const last = rows.at(-1) as LogRow
  return packHistory(whole, { seq: last.seq, hash: last.hash, aside: [] })
}

function segmentBytes(rows: readonly LogRow[]): number {
  let bytes = 0
  for (let from = 0; from < rows.length; from += rowsOfCheckpoint)
    bytes += packRows(rows.slice(from, from + rowsOfCheckpoint)).length
  return bytes
}

function bySnapshots(rows: readonly LogRow[], anySeq: () => number): number[] {
  const seqs = new Set(Array.from({ length: otherTimes }, anySeq))
  const doc = new Y.Doc({ gc: false })
  const snapshots: Y.Snapshot[] = []
  for (const { seq, frame } of rows) {
    Y.applyUpdate(doc, frame)
    if (seqs.has(seq)) snapshots.push(Y.snapshot(doc))
  }
  return snapshots.map((snapshot) => {
    const [took = 0] = timed(1, () => void readRecord(Y.createDocFromSnapshot(doc, snapshot)))
    return took
  })
}

function byCheckpoints(rows: readonly LogRow[], anySeq: () => number): number[] {
  const checkpoints: Uint8Array[] = []
  const live = new Y.Doc()
  for (const { seq, frame } of rows) {
    if ((seq - 1) % rowsOfCheckpoint === 0) checkpoints.push(Y.encodeStateAsUpdate(live))
    Y.applyUpdate(live, frame)
  }
  return timed(otherTimes, () => {
    const seq = anySeq()
    const place = Math.floor((seq - 1) / rowsOfCheckpoint)
    const doc = new Y.Doc()
    doc.transact(() => {
      Y.applyUpdate(doc, checkpoints[place] as Uint8Array)
      for (const { frame } of rows.slice(place * rowsOfCheckpoint, seq)) Y.applyUpdate(doc, frame)
    })
    readRecord(doc)
  })
}

export function timed(times: number, act: () => void): number[] {
  return Array.from({ length: times }, () => {
    const began = performance.now()
    act()
    return performance.now() - began
  })
}

function processorTimes(times: number, act: () => void): number[] {
  return Array.from({ length: times }, () => {
    const began = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  })
}

export function quantiles(name: string, took: readonly number[]): Measurement[] {
  return [
    { metric: `${name}_p50`, value: quantile(took, 0.5), unit: 'ms' },
    { metric: `${name}_p95`, value: quantile(took, 0.95), unit: 'ms', raw: took },
  ]
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}
