import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Purpose } from '../store.js'
import { DataFolderError, openDataFolder } from './data-folder.js'
import { lockName, readStart } from './folder-lock.js'
import { openEmbeddedStore } from './index.js'

let parent: string
let folder: string

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tandem-folder-'))
  folder = join(parent, 'data')
})
afterEach(() => rm(parent, { recursive: true }))

const manifest = () => join(folder, 'tandem.json')

async function makeFolder(files: Record<string, string> = {}): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
}

async function makeStore(purpose: Purpose): Promise<void> {
  const store = await openEmbeddedStore({ folder, purpose, now: () => 0 })
  await store.updateLog.create('d', { author: 'kor', at: 1, kind: 'edit', frame: Uint8Array.of(1, 2) })
  await store.close()
}

/** Every name below the parent with its bytes, rights and time of change. */
async function photograph(): Promise<unknown> {
  const names = await readdir(parent, { recursive: true })
  return Promise.all(
    names.sort().map(async (name) => {
      const { mode, mtimeMs, size } = await stat(join(parent, name))
      const bytes = await readFile(join(parent, name)).catch(() => null)
      return { name, mode, size, mtimeMs: bytes && mtimeMs, bytes: bytes?.toString('base64') }
    }),
  )
}

/** Opens, expects to be refused for this reason in words that name the folder, and that nothing was touched. */
async function expectRefusal(code: DataFolderError['code'], purpose: Purpose = 'production'): Promise<void> {
  const before = await photograph()
  const refusal: unknown = await openEmbeddedStore({ folder, purpose, now: () => 0 }).catch(
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(DataFolderError)
  expect(refusal).toMatchObject({ code, message: expect.stringContaining(folder) })
  expect(refusal).toMatchObject({ message: expect.stringMatching(/another folder|other folder/) })
  expect(await photograph()).toEqual(before)
}

describe('a folder that may be used', () => {
  test('is created when missing, says what it is, and opens again', async () => {
    folder = join(parent, 'not', 'there', 'yet')
    await makeStore('demonstration')
    expect(JSON.parse(await readFile(manifest(), 'utf8'))).toEqual({
      storeVersion: 1,
      purpose: 'demonstration',
    })
    const store = await openEmbeddedStore({ folder, purpose: 'demonstration', now: () => 0 })
    expect(await store.updateLog.readSince('d', 0)).toHaveLength(1)
    await store.close()
    expect((await readdir(folder)).sort()).toEqual(['tandem.json', 'tandem.mdb', 'tandem.mdb-lock'])
  })

  test('may hold a manifest cut short beside the real one, from a crash while writing it', async () => {
    await makeFolder({ 'tandem.json.new': '{"storeVer' })
    await makeStore('production')
    expect(JSON.parse(await readFile(manifest(), 'utf8'))).toEqual({ storeVersion: 1, purpose: 'production' })
  })

  test('may hold the lock of a dead process, which is taken over', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    const stale = lockName({ pid: child.pid ?? 0, started: 'boot-1' })
    await makeFolder({ [stale]: '' })
    const opened = await openDataFolder(folder, 'production')
    expect(opened.takenOver).toEqual([stale])
    await opened.release()
    expect(await readdir(folder)).toEqual(['tandem.json'])
  })

  test('may hold the lock of a dead process whose pid was given to another', async () => {
    await makeFolder({ [lockName({ pid: process.ppid, started: 'another-boot-12345' })]: '' })
    const opened = await openDataFolder(folder, 'production')
    expect(opened.takenOver).toHaveLength(1)
    await opened.release()
  })
})

describe('a folder is refused and left as it was', () => {
  test('when a file stands in its place, or above it', async () => {
    await writeFile(folder, 'a file')
    await expectRefusal('not_writable')
    folder = join(folder, 'below')
    await expectRefusal('not_writable')
  })

  test('when its user may not write there', async () => {
    await makeStore('production')
    await chmod(parent, 0o755)
    await chmod(folder, 0o555)
    await withoutRights(() => expectRefusal('not_writable'))
    await chmod(folder, 0o777)
  })

  test('when its user may write there, and not to the data', async () => {
    await makeStore('production')
    await chmod(parent, 0o755)
    await chmod(folder, 0o777)
    await chmod(join(folder, 'tandem.mdb'), 0o444)
    await withoutRights(() => expectRefusal('not_writable'))
  })

  test('when a newer Tandem wrote it, whatever its manifest says besides', async () => {
    await makeStore('production')
    await writeFile(manifest(), '{"storeVersion":2,"purpose":"archive","shards":[1]}')
    await expectRefusal('newer_version')
  })

  test.each([
    '',
    '{"storeVersion":1,"purpose":"produc',
    'null',
    '[]',
    '{}',
    '{"storeVersion":"1","purpose":"production"}',
    '{"storeVersion":0,"purpose":"production"}',
    '{"storeVersion":1.5,"purpose":"production"}',
    '{"storeVersion":1}',
    '{"storeVersion":1,"purpose":"Production"}',
    '\u0000\u0000\u0000',
  ])('when its manifest is damaged: %j', async (content) => {
    await makeStore('production')
    await writeFile(manifest(), content)
    await expectRefusal('damaged')
  })

  test('when its manifest is lost', async () => {
    await makeStore('production')
    await rm(manifest())
    await expectRefusal('damaged')
  })

  test.each([1, 100, 20_000])('when its data does not begin as data does: %i bytes', async (length) => {
    await makeStore('production')
    await writeFile(join(folder, 'tandem.mdb'), Buffer.alloc(length, 7))
    await expectRefusal('damaged')
  })

  test('when the demonstration is given a production folder, and the other way round [M16]', async () => {
    await makeStore('production')
    await expectRefusal('wrong_purpose', 'demonstration')
    folder = join(parent, 'demonstration')
    await makeStore('demonstration')
    await expectRefusal('wrong_purpose', 'production')
  })

  test('when this process has it open', async () => {
    const opened = await openDataFolder(folder, 'production')
    await expectRefusal('in_use')
    await opened.release()
    await makeStore('production')
  })

  test('when another living process has it open', async () => {
    await makeStore('production')
    const started = await readStart(process.ppid)
    await writeFile(join(folder, lockName({ pid: process.ppid, started: started ?? 'unknown' })), '')
    await expectRefusal('in_use')
  })

  test('when two begin at the same moment: never both', async () => {
    const outcomes = await Promise.allSettled([0, 1, 2, 3].map(() => openDataFolder(folder, 'production')))
    const opened = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(opened).toHaveLength(1)
    await opened[0]?.release()
  })
})

/** Root may write everywhere, so as root these run as nobody. */
async function withoutRights(work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work()
  if (!isMainThread)
    throw new Error('As root these tests need the pool "forks": a thread cannot change its user.')
  process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}
