import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBrokenRow, type NewRow, type UpdateLog } from '../../documents/update-log.store.js'
import { openEnvironment } from './environment.js'
import { type EmbeddedStore, openEmbeddedStore } from './index.js'
import { entriesUnder, measured, readOrdinal } from './keys.js'
import { decodeRow, encodeHead, encodeRow, type LogTables, openLogTables, rowKey } from './log-rows.js'

let folder: string
let store: EmbeddedStore
let warnings: unknown[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-tails-'))
  await openStore()
  await write('d', 6)
  await write('whole', 6)
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

async function openStore(): Promise<void> {
  warnings = []
  const log = { warn: (event: string, facts: object) => void warnings.push({ event, ...facts }) }
  store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0, log })
}

const row = (seq: number): NewRow => ({
  author: 'kor',
  at: seq,
  kind: 'edit',
  frame: new TextEncoder().encode(`text ${seq}`),
})

async function write(documentId: string, count: number): Promise<void> {
  const { updateLog } = store
  const last = (await updateLog.head(documentId))?.seq ?? 0
  for (let seq = last; seq < last + count; seq += 1) {
    const next = row(seq + 1)
    await (seq === 0 ? updateLog.create(documentId, next) : updateLog.append(documentId, seq, [next]))
  }
}

/** An image of everything so far. */
async function makeImage(log: UpdateLog, documentId: string): Promise<void> {
  const rows = await log.readSince(documentId, 0)
  const { seq = 0, hash = '' } = rows.at(-1) ?? {}
  const bytes = new Uint8Array(8)
  const image = { seq, hash, live: bytes, stateVector: bytes }
  const segment = { fromSeq: rows[0]?.seq ?? 0, toSeq: seq, packed: bytes }
  await log.flipImage(documentId, (await log.image(documentId))?.generation ?? 0, image, segment)
}

/** Changes what is in the file while nobody has it open, and opens the store again. */
async function damage(change: (tables: LogTables) => void): Promise<void> {
  await store.close()
  const environment = await openEnvironment(folder)
  const tables = openLogTables(environment)
  await environment.change(() => change(tables))
  await environment.close()
  await openStore()
}

async function cutRowsOf(documentId: string): Promise<Map<number, Buffer>> {
  await store.close()
  const environment = await openEnvironment(folder)
  const { cutTails } = openLogTables(environment)
  const entries = environment.read(() => entriesUnder(cutTails, measured(documentId)))
  await environment.close()
  await openStore()
  return new Map(entries.map(({ key, value }) => [readOrdinal(key), value]))
}

/** The log ends after this row, whole, and takes more. */
async function expectEndsAfter(keptSeq: number, fromSeq = 1): Promise<void> {
  const { updateLog } = store
  const image = (await updateLog.image('d')) ?? undefined
  const rows = await updateLog.readSince('d', 0)
  const seqs = Array.from({ length: keptSeq - fromSeq + 1 }, (_, at) => fromSeq + at)
  expect(rows.map(({ seq }) => seq)).toEqual(seqs)
  expect(findBrokenRow(rows, image)).toBeNull()
  const last = rows.at(-1) ?? image
  expect(await updateLog.head('d')).toEqual({ seq: keptSeq, at: keptSeq, hash: last?.hash })
  expect(await updateLog.append('d', keptSeq, [row(keptSeq + 1)])).toMatchObject({ seq: keptSeq + 1 })
  expect(await updateLog.cutTornTails()).toEqual([])
  expect((await updateLog.head('whole'))?.seq).toBe(6)
}

const tailCut = (keptSeq: number, cutRows: number) => [
  { event: 'log.tail_cut', documentId: 'd', keptSeq, cutRows },
]
const flipBit = (tables: LogTables, seq: number) => {
  const key = rowKey('d', seq)
  const bytes = Buffer.from(tables.rows.getBinary(key) ?? [])
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  void tables.rows.put(key, bytes)
}

test('a last row with a changed byte is cut, told, and kept for experts [SYNC-12]', async () => {
  await damage((tables) => flipBit(tables, 6))
  expect(warnings).toEqual(tailCut(5, 1))
  await expectEndsAfter(5)
  const cut = await cutRowsOf('d')
  expect([...cut.keys()]).toEqual([0, 6])
  expect(decodeRow(6, cut.get(6) ?? Buffer.alloc(0))).toMatchObject({ author: 'kor', at: 6 })
  expect(warnings).toEqual([])
})

test('a last row that is not there is cut from the head', async () => {
  await damage(({ rows }) => void rows.remove(rowKey('d', 6)))
  expect(warnings).toEqual(tailCut(5, 1))
  await expectEndsAfter(5)
})

test('rows that cannot be read at all are cut together with what comes after them', async () => {
  await damage(({ rows }) => {
    void rows.put(rowKey('d', 5), Buffer.from([0, 0, 0, 9, 1]))
    void rows.put(rowKey('d', 6), Buffer.alloc(0))
  })
  expect(warnings).toEqual(tailCut(4, 2))
  await expectEndsAfter(4)
  expect([...(await cutRowsOf('d')).keys()]).toEqual([0, 5, 6])
})

test('rows after a gap are cut: they follow nothing', async () => {
  await damage(({ rows }) => void rows.remove(rowKey('d', 3)))
  expect(warnings).toEqual(tailCut(2, 4))
  await expectEndsAfter(2)
})

test('a head that says less than the rows, or nothing readable, or is lost, is set to the last row', async () => {
  const whole = await store.updateLog.head('d')
  for (const lesser of [encodeHead({ seq: 2, at: 2, hash: 'x' }), Buffer.from('{"seq":'), null]) {
    await damage(
      ({ heads }) => void (lesser ? heads.put(measured('d'), lesser) : heads.remove(measured('d'))),
    )
    expect(warnings).toEqual(tailCut(6, 0))
    expect(await store.updateLog.head('d')).toEqual(whole)
  }
  await expectEndsAfter(6)
})

test('a head that says more than the rows is set back', async () => {
  await damage(({ heads }) => void heads.put(measured('d'), encodeHead({ seq: 9, at: 9, hash: 'x' })))
  expect(warnings).toEqual(tailCut(6, 3))
  await expectEndsAfter(6)
})

test('rows after an image are held against the image', async () => {
  await makeImage(store.updateLog, 'd')
  await write('d', 1)
  await damage((tables) => {
    const stranger = decodeRow(7, Buffer.from(tables.rows.getBinary(rowKey('d', 7)) ?? []))
    void tables.rows.put(rowKey('d', 7), encodeRow({ ...stranger, hash: 'f'.repeat(64) }))
    void tables.heads.put(measured('d'), encodeHead({ ...stranger, hash: 'f'.repeat(64) }))
  })
  expect(warnings).toEqual(tailCut(6, 1))
  await expectEndsAfter(6, 7)
})

test('a head that is lost after an image comes back from the segment', async () => {
  await makeImage(store.updateLog, 'd')
  await damage(({ heads }) => void heads.remove(measured('d')))
  expect(warnings).toEqual(tailCut(6, 0))
  await expectEndsAfter(6, 7)
})

test('of a log without one readable row nothing is left, and the store opens', async () => {
  await damage(({ rows }) => {
    for (let seq = 1; seq <= 6; seq += 1) void rows.put(rowKey('d', seq), Buffer.from('?'))
  })
  expect(warnings).toEqual(tailCut(0, 6))
  expect(await store.updateLog.head('d')).toBeNull()
  expect(await store.updateLog.append('d', 0, [row(1)])).toEqual({ kind: 'missing' })
  expect((await cutRowsOf('d')).size).toBe(7)
})

test('a second cut of a document does not overwrite what the first kept', async () => {
  await damage((tables) => flipBit(tables, 6))
  await write('d', 1)
  await damage((tables) => flipBit(tables, 6))
  expect(warnings).toEqual(tailCut(5, 1))
  await store.close()
  const environment = await openEnvironment(folder)
  const kept = environment.read(() => entriesUnder(openLogTables(environment).cutTails, measured('d')))
  expect(kept.map(({ key }) => readOrdinal(key))).toEqual([0, 6, 0, 6])
  await environment.close()
  await openStore()
})
