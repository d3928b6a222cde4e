import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import type { Store } from '../storage/store.js'
import { packRows } from './pack-rows.js'
import { readRows } from './read-rows.js'
import { findBrokenRow, type NewRow, type UpdateLog } from './update-log.store.js'

let folder: string
let store: Store
let log: UpdateLog

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-rows-'))
  store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0 })
  log = store.updateLog
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const row = (seq: number): NewRow => ({
  author: 'kor',
  at: seq,
  kind: 'edit',
  frame: Uint8Array.of(seq & 255),
})

async function write(count: number): Promise<void> {
  const last = (await log.head('d'))?.seq ?? 0
  for (let seq = last; seq < last + count; seq += 1) {
    await (seq === 0 ? log.create('d', row(1)) : log.append('d', seq, [row(seq + 1)]))
  }
}

async function compact(): Promise<void> {
  const rows = await log.readSince('d', 0)
  const { seq = 0, hash = '' } = rows.at(-1) ?? {}
  const empty = new Uint8Array()
  const segment = { fromSeq: rows[0]?.seq ?? 0, toSeq: seq, packed: packRows(rows) }
  const generation = (await log.image('d'))?.generation ?? 0
  const flipped = await log.flipImage(
    'd',
    generation,
    { seq, hash, live: empty, stateVector: empty },
    segment,
  )
  expect(flipped.kind).toBe('stored')
}

/** The log, where something happens between the first read and the second. */
function withBetween(between: () => Promise<void>): Pick<UpdateLog, 'readSince' | 'segments'> {
  let reads = 0
  const read = async () => {
    reads += 1
    if (reads === 2) await between()
  }
  return {
    readSince: (documentId, afterSeq) => read().then(() => log.readSince(documentId, afterSeq)),
    segments: (documentId, afterSeq) => read().then(() => log.segments(documentId, afterSeq)),
  }
}

const seqs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

test('rows are read the same wherever they are: loose, in segments, or both [SYNC-4]', async () => {
  await write(4)
  await compact()
  await write(3)
  await compact()
  await write(2)
  for (let afterSeq = 0; afterSeq <= 10; afterSeq += 1) {
    const rows = await readRows(log, 'd', afterSeq)
    expect(rows.map(({ seq }) => seq)).toEqual(seqs(afterSeq + 1, 9))
  }
  const all = await readRows(log, 'd', 0)
  expect(findBrokenRow(all)).toBeNull()
  expect(all[5]).toMatchObject(row(6))
  await compact()
  expect(await readRows(log, 'd', 0)).toEqual(all)
  expect(await readRows(log, 'd', 9)).toEqual([])
  expect(await readRows(log, 'unknown', 0)).toEqual([])
})

test('a flip between the two reads takes no row away and doubles none', async () => {
  await write(4)
  await compact()
  await write(3)
  const rows = await readRows(withBetween(compact), 'd', 0)
  expect(rows.map(({ seq }) => seq)).toEqual(seqs(1, 7))
})

test('rows appended and compacted between the two reads are no gap', async () => {
  await write(4)
  await compact()
  const appendAndCompact = async () => {
    await write(3)
    await compact()
  }
  const rows = await readRows(withBetween(appendAndCompact), 'd', 2)
  expect(rows.map(({ seq }) => seq).slice(0, 2)).toEqual([3, 4])
  expect(rows.every(({ seq }, at) => seq === at + 3)).toBe(true)
})

test('a gap that stays is said, not passed over', async () => {
  await write(4)
  await compact()
  await write(2)
  const holed = { ...withBetween(async () => {}), segments: () => Promise.resolve([]) }
  await expect(readRows(holed, 'd', 0)).rejects.toThrow('a gap after row 0')
  expect(await readRows(holed, 'd', 4)).toHaveLength(2)
})

test('many reads beside appends and flips always see a whole log [SYNC-4]', async () => {
  await write(10)
  let writing = true
  const writer = (async () => {
    for (let round = 0; round < 8; round += 1) {
      await write(3)
      await compact()
    }
  })().finally(() => (writing = false))
  let reads = 0
  let longest = 0
  while (writing) {
    const rows = await readRows(log, 'd', 0)
    expect(findBrokenRow(rows)).toBeNull()
    expect(rows.length).toBeGreaterThanOrEqual(longest)
    longest = rows.length
    reads += 1
    // Reads of this store never wait: without a turn of the event loop nobody would write.
    await new Promise((resolve) => setImmediate(resolve))
  }
  await writer
  expect(reads).toBeGreaterThan(10)
  expect(await readRows(log, 'd', 0)).toHaveLength(34)
})
