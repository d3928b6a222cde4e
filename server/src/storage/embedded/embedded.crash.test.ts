import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRows } from '../../documents/read-rows.js'
import { openHistoryImages } from '../../history/history-images.js'
import { findBrokenRow } from '../../documents/update-log.store.js'
import { seeded } from '../../testing/seeded.js'
import { openEmbeddedStore, type EmbeddedStore } from './index.js'
import { groups, people, type Acknowledged } from './testing/crash-facts.js'

// A process with a loader of TypeScript starts in half a second, and in several on a busy machine.
const patience = { timeout: 60_000 }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-crash-'))
})
afterEach(() => rm(folder, { recursive: true }))

const open = () => openEmbeddedStore({ folder, purpose: 'production', now: () => 0 })
const program = (name: string) => ['--import', 'tsx', join(import.meta.dirname, 'testing', name)]

/** Lets a writer work until it has acknowledged so many things, kills it, and answers with all it had said. */
async function writeAndKill(run: number, afterAcknowledged: number, meanwhile = async () => {}) {
  const child = spawn(process.execPath, [...program('crash-writer.ts'), folder, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (lines.length !== afterAcknowledged) continue
    await meanwhile()
    child.kill('SIGKILL')
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
  return lines.flatMap(parseWhole)
}

/** The kill may cut the last line in two: then nobody was told. */
function parseWhole(line: string): Acknowledged[] {
  return line.endsWith('}') ? [JSON.parse(line) as Acknowledged] : []
}

async function expectDocuments(store: EmbeddedStore, acknowledged: Acknowledged[]): Promise<void> {
  for (let number = 0; number < 4; number += 1) {
    const documentId = `document ${number}`
    const rows = await readRows(store.updateLog, documentId, 0)
    expect(findBrokenRow(rows)).toBeNull()
    expect(await store.updateLog.head(documentId)).toMatchObject({
      seq: rows.length,
      hash: rows.at(-1)?.hash,
    })
    const image = await store.updateLog.image(documentId)
    expect(image?.hash).toBe(image ? rows[image.seq - 1]?.hash : undefined)
    expect(image?.live.every((byte) => byte === (image.seq & 255)) ?? true).toBe(true)
    const history = await openHistoryImages(store.collections, store.blobs).read(documentId)
    expect(history?.bytes.every((byte) => byte === (history.seq & 255)) ?? true).toBe(true)
    for (const fact of acknowledged) {
      if (fact.kind === 'history' && fact.documentId === documentId)
        expect(history?.seq).toBeGreaterThanOrEqual(fact.seq)
      if (fact.kind === 'image' && fact.documentId === documentId) {
        expect(image?.seq).toBeGreaterThanOrEqual(fact.seq)
      }
      if (fact.kind !== 'rows' || fact.documentId !== documentId) continue
      expect(rows[fact.seq - 1]?.hash).toBe(fact.hash)
    }
  }
}

async function expectPeople(store: EmbeddedStore, acknowledged: Acknowledged[]): Promise<void> {
  const members = store.collections.collection(people)
  const said = new Map<string, { version: number; removed: boolean }>()
  for (const fact of acknowledged) {
    if (fact.kind === 'person') said.set(fact.id, { version: fact.version, removed: false })
    if (fact.kind === 'removed') said.set(fact.id, { version: 2, removed: true })
  }
  for (const [id, { version, removed }] of said) {
    const stored = await members.get(id)
    // The removal that comes next may be stored without having been acknowledged.
    const mayBeGone = removed || (version === 2 && Number(id.split('-')[2]) % 3 === 0)
    if (!mayBeGone) expect(stored, id).not.toBeNull()
    if (removed) expect(stored, id).toBeNull()
    if (stored) expect(stored.version).toBeGreaterThanOrEqual(version)
    for (const number of [1, 2]) {
      const expected = stored?.version === number ? stored : null
      expect(await members.findOne('email', [`${id}@${number}`])).toEqual(expected)
    }
  }
  const everyone = await members.all()
  const grouped = await Promise.all(groups.map((group) => members.find('group', [group])))
  expect(new Set(grouped.flat().map(({ value }) => value.id))).toEqual(
    new Set(everyone.map(({ value }) => value.id)),
  )
  expect(grouped.flat()).toHaveLength(everyone.length)
}

async function expectBlobs(store: EmbeddedStore, acknowledged: Acknowledged[]): Promise<void> {
  await store.blobs.sweep(1)
  for (const fact of acknowledged) {
    if (fact.kind !== 'blob') continue
    const sha = createHash('sha256')
    for await (const piece of (await store.blobs.read(fact.hash)) ?? []) sha.update(piece)
    expect(sha.digest('hex')).toBe(fact.hash)
  }
}

test(
  'whatever was acknowledged is still there, whole, after SIGKILL [SYNC-1]',
  { timeout: 120_000 },
  async () => {
    const random = seeded(20_260_101)
    const acknowledged: Acknowledged[] = []
    for (let run = 0; run < 4; run += 1) {
      acknowledged.push(...(await writeAndKill(run, 1 + Math.floor(random() * 1500))))
      const store = await open()
      await expectDocuments(store, acknowledged)
      await expectPeople(store, acknowledged)
      await expectBlobs(store, acknowledged)
      await store.close()
    }
  },
)

test(
  'a folder is refused while another process has it open, and free when that one was killed',
  patience,
  async () => {
    const refusals: unknown[] = []
    await writeAndKill(0, 1, async () => {
      await open().catch((refusal: unknown) => refusals.push(refusal))
    })
    expect(refusals).toMatchObject([{ code: 'in_use' }])
    const warnings: string[] = []
    const log = { warn: (event: string) => warnings.push(event) }
    const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0, log })
    expect(warnings).toEqual(['store.taken_over'])
    await store.close()
  },
)

test(
  'a full disk refuses the change, stores nothing of it, and does not end the process',
  patience,
  async () => {
    // A limit on the size of files, in blocks: to the store it is the same as a disk without room.
    const command = `ulimit -f 4000; exec "$@"`
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      command,
      'bash',
      process.execPath,
      ...program('full-disk-writer.ts'),
      folder,
    ])
    const said = JSON.parse(stdout) as { message: string; stored: number; found: number; missing: boolean }
    expect(said).toMatchObject({ message: expect.stringContaining('could not be written'), missing: true })
    expect(said.stored).toBeGreaterThan(10)
    expect(said.found).toBe(said.stored)

    const store = await open()
    const members = store.collections.collection({ ...people, name: 'full' })
    expect(await members.all()).toHaveLength(said.stored)
    await store.close()
  },
)
