import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewRow } from '../../documents/update-log.store.js'
import { openEnvironment, type Environment } from './environment.js'
import { entriesUnder } from './keys.js'
import { type LogTables, openLogTables, rowKey } from './log-rows.js'
import { embeddedUpdateLog } from './update-log.js'

let folder: string
let environment: Environment
let tables: LogTables

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-images-'))
  environment = await openEnvironment(folder)
  tables = openLogTables(environment)
})
afterEach(async () => {
  await environment.close()
  await rm(folder, { recursive: true })
})

const row = (at: number): NewRow => ({ author: 'kor', at, kind: 'edit', frame: Uint8Array.of(at) })

/** A flip of all rows of a document of five. */
async function prepare() {
  const log = embeddedUpdateLog(environment)
  await log.create('d', row(1))
  await log.append('d', 1, [2, 3, 4, 5].map(row))
  const hash = (await log.head('d'))?.hash ?? ''
  const image = { seq: 5, hash, live: new Uint8Array(3_000_000), stateVector: new Uint8Array(9) }
  return { log, image, segment: { fromSeq: 1, toSeq: 5, packed: new Uint8Array(2_000_000) } }
}

test('rows that are missing are never covered up by an image that says it has them', async () => {
  const { log, image, segment } = await prepare()
  await environment.change(() => void tables.rows.remove(rowKey('d', 3)))
  await expect(log.flipImage('d', 0, image, segment)).rejects.toThrow('missing in the log')
  expect(await log.image('d')).toBeNull()
  expect(await log.segments('d', 0)).toEqual([])
  expect(await log.readSince('d', 0)).toHaveLength(4)
})

test('an image of which a part is missing is not read as a shorter one [SYNC-12]', async () => {
  const { log, image, segment } = await prepare()
  await log.flipImage('d', 0, image, segment)
  for (const table of [tables.imageParts, tables.segmentParts]) {
    const last = entriesUnder(table, Buffer.alloc(0)).at(-1)
    if (!last) throw new Error('there are no parts')
    await environment.change(() => void table.remove(last.key))
  }
  await expect(log.image('d')).rejects.toThrow('stored bytes only')
  await expect(log.segments('d', 0)).rejects.toThrow('stored bytes only')
})

test('of images that gave way nothing is left in the file', async () => {
  const { log, image, segment } = await prepare()
  await log.flipImage('d', 0, image, segment)
  const appended = await log.append('d', 5, [row(6)])
  if (appended.kind !== 'stored') throw new Error(appended.kind)
  const small = { ...appended, live: Uint8Array.of(1), stateVector: Uint8Array.of(0) }
  await log.flipImage('d', 1, small, { fromSeq: 6, toSeq: 6, packed: Uint8Array.of(1) })
  const bytesIn = (table: LogTables['rows']) =>
    entriesUnder(table, Buffer.alloc(0)).reduce((sum, { value }) => sum + value.length, 0)
  expect(bytesIn(tables.imageParts)).toBe(2)
  expect(bytesIn(tables.segmentParts)).toBe(2_000_001)
  expect(bytesIn(tables.rows)).toBe(0)
})
