import { readAgenda } from '@tandem/shared/documents'
import { type DocumentId, newId } from '@tandem/shared/ids'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import type { Store } from '../storage/store.js'
import { keepingLog } from '../testing/keeping-log.js'
import { typedText, type TypedText } from '../testing/typed-rows.js'
import { Compaction } from './compaction.js'
import { type ImageMaker, ImageThread } from './image-thread.js'
import { makeImageAndSegment } from './make-image.js'
import { readRows } from './read-rows.js'
import type { SetAsideRow } from './set-aside.js'
import { findBrokenRow, type UpdateLog } from './update-log.store.js'

let folder: string
let store: Store
let log: UpdateLog
let logger: ReturnType<typeof keepingLog>
let made: string[]
let aside: SetAsideRow[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-compaction-'))
  store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0 })
  log = store.updateLog
  logger = keepingLog()
  made = []
  aside = []
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const inline: ImageMaker = {
  make: (work) => Promise.resolve().then(() => makeImageAndSegment(work)),
  close: () => Promise.resolve(),
}

function compactionWith(maker: ImageMaker, quietMs = 0): Compaction {
  return new Compaction({
    log,
    maker,
    logger,
    quietMs,
    setAside: { of: () => Promise.resolve(aside) },
    imageMade: (documentId, seq) => made.push(`${documentId} ${seq}`),
  })
}

/** A document with so many rows. */
async function aDocument(rows: number): Promise<{ id: DocumentId; text: TypedText }> {
  const id = newId('doc')
  const text = typedText(rows)
  const [first, ...rest] = text.rows(rows)
  if (!first) throw new Error('a document has a first row')
  await log.create(id, first)
  if (rest.length > 0) await log.append(id, 1, rest)
  return { id, text }
}

/** Holds every image back until it is let go. */
function heldBack() {
  const held: { documentId: string; go: () => void }[] = []
  const maker: ImageMaker = {
    make: (work) =>
      new Promise((resolve) => {
        held.push({ documentId: String(work.rows.length), go: () => resolve(makeImageAndSegment(work)) })
      }),
    close: () => Promise.resolve(),
  }
  return { maker, held }
}

/** Waits for a condition, looking again after each turn of the event loop. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve))
}

describe('when', () => {
  test('an image is made at 2,048 loose rows and no sooner, and nothing of the text changes [SYNC-4]', async () => {
    const { id, text } = await aDocument(2_048)
    const before = await readRows(log, id, 0)
    const compaction = compactionWith(inline)
    compaction.rowsAppended(id, 2_047)
    compaction.rowsAppended(id, 2_048)
    await until(() => made.length > 0)
    await compaction.close()
    expect(made).toEqual([`${id} 2048`])
    const image = await log.image(id)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, image?.live ?? new Uint8Array())
    expect(readAgenda(doc)).toEqual(readAgenda(text.doc))
    expect(await log.readSince(id, 0)).toEqual([])
    expect(await readRows(log, id, 0)).toEqual(before)
    expect(logger.lines).toMatchObject([{ level: 'info', event: 'log.compacted', facts: { rows: 2_048 } }])
  })

  test('a burst gets no second image until ten seconds after the first was begun', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const { id, text } = await aDocument(2_048)
      const compaction = compactionWith(inline)
      compaction.rowsAppended(id, 2_048)
      await until(() => made.length === 1)
      await log.append(id, 2_048, text.rows(2_048))
      vi.advanceTimersByTime(9_999)
      compaction.rowsAppended(id, 2_048)
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      expect(made).toHaveLength(1)
      vi.advanceTimersByTime(1)
      compaction.rowsAppended(id, 2_048)
      await until(() => made.length === 2)
      await compaction.close()
    } finally {
      vi.useRealTimers()
    }
  })

  test('an image waits for a second in which nobody writes, and half a minute at most', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
    try {
      const [quiet, busy] = [await aDocument(2_048), await aDocument(2_048)]
      const compaction = compactionWith(inline, 1_000)
      compaction.rowsAppended(quiet.id, 2_048)
      vi.advanceTimersByTime(999)
      compaction.rowsAppended(quiet.id, 2_048)
      for (let step = 0; step < 33; step += 1) {
        compaction.rowsAppended(busy.id, 2_048)
        vi.advanceTimersByTime(900)
        if (step === 0) expect(made).toEqual([])
        if (step === 1) await until(() => made.length === 1)
      }
      expect(made).toEqual([`${quiet.id} 2048`])
      for (let step = 0; step < 3; step += 1) {
        compaction.rowsAppended(busy.id, 2_048)
        vi.advanceTimersByTime(900)
      }
      await until(() => made.length === 2)
      expect(made).toEqual([`${quiet.id} 2048`, `${busy.id} 2048`])
      await compaction.close()
    } finally {
      vi.useRealTimers()
    }
  })

  test('a document that people left is compacted from 256 loose rows on', async () => {
    const few = await aDocument(255)
    const enough = await aDocument(256)
    const compaction = compactionWith(inline)
    compaction.idle(few.id, 255)
    compaction.idle(enough.id, 256)
    await until(() => made.length > 0)
    await compaction.close()
    expect(made).toEqual([`${enough.id} 256`])
    expect(await log.image(few.id)).toBeNull()
  })

  test('a process that has not heard of an image another made is told of it, and makes none', async () => {
    const { id } = await aDocument(300)
    const first = compactionWith(inline)
    first.idle(id, 300)
    await until(() => made.length === 1)
    const second = compactionWith(inline)
    second.rowsAppended(id, 2_048)
    await until(() => made.length === 2)
    expect(made).toEqual([`${id} 300`, `${id} 300`])
    expect(await log.image(id)).toMatchObject({ generation: 1 })
  })
})

describe('how', () => {
  test('of a document one image is made at a time, and of few documents at once', async () => {
    const documents = await Promise.all([256, 257, 258, 259].map(aDocument))
    const { maker, held } = heldBack()
    const compaction = compactionWith(maker)
    for (const { id } of documents) for (const rows of [300, 301]) compaction.idle(id, rows)
    await until(() => held.length === 2)
    for (const { id } of documents) compaction.idle(id, 302)
    held[0]?.go()
    await until(() => held.length === 3)
    expect(made).toEqual([`${documents[0]?.id} 256`])
    for (const each of held) each.go()
    await until(() => held.length === 4)
    held[3]?.go()
    await until(() => made.length === 4)
    expect(held.map(({ documentId }) => documentId)).toEqual(['256', '257', '258', '259'])
    await compaction.close()
  })

  test('rows appended while an image is being made stay loose, and none is lost [SYNC-1]', async () => {
    const { id, text } = await aDocument(300)
    const { maker, held } = heldBack()
    const compaction = compactionWith(maker)
    compaction.idle(id, 300)
    await until(() => held.length === 1)
    await log.append(id, 300, text.rows(40))
    held[0]?.go()
    await until(() => made.length === 1)
    await compaction.close()
    expect(await log.readSince(id, 0)).toHaveLength(40)
    const rows = await readRows(log, id, 0)
    expect(rows).toHaveLength(340)
    expect(findBrokenRow(rows)).toBeNull()
  })

  test('when another process was faster the work is dropped without a word', async () => {
    const { id } = await aDocument(300)
    const { maker, held } = heldBack()
    const [slow, fast] = [compactionWith(maker), compactionWith(inline)]
    slow.idle(id, 300)
    await until(() => held.length === 1)
    fast.idle(id, 300)
    await until(() => made.length === 1)
    held[0]?.go()
    await slow.close()
    await fast.close()
    expect(made).toHaveLength(1)
    expect(await log.image(id)).toMatchObject({ generation: 1, seq: 300 })
    expect(logger.lines.map(({ event }) => event)).toEqual(['log.compacted'])
  })

  test('what fails is logged, harms no other document, and waits for many more rows [SYNC-12]', async () => {
    const bad = await aDocument(300)
    const good = await aDocument(301)
    let tries = 0
    const compaction = compactionWith({
      ...inline,
      make(work) {
        if (work.rows.length === 301) return inline.make(work)
        tries += 1
        return Promise.reject(new Error('a defect'))
      },
    })
    compaction.idle(bad.id, 300)
    await until(() => logger.lines.length === 1)
    expect(logger.lines).toMatchObject([
      {
        level: 'error',
        event: 'log.not-compacted',
        facts: { documentId: bad.id, error: { message: 'a defect' } },
      },
    ])
    compaction.idle(bad.id, 2_347)
    compaction.idle(good.id, 301)
    await until(() => made.length === 1)
    expect(tries).toBe(1)
    compaction.idle(bad.id, 2_348)
    await until(() => logger.lines.filter(({ level }) => level === 'error').length === 2)
    expect(tries).toBe(2)
    expect(await log.image(bad.id)).toBeNull()
    expect(await log.readSince(bad.id, 0)).toHaveLength(300)
  })

  test('a row that was set aside does not keep a document from being compacted [SYNC-12]', async () => {
    const { id, text } = await aDocument(300)
    await log.append(id, 300, [{ author: 'kor', at: 1, kind: 'edit', frame: Uint8Array.of(1, 1, 255) }])
    aside = [{ seq: 301, at: 1 }]
    const compaction = compactionWith(inline)
    compaction.idle(id, 301)
    await until(() => made.length === 1)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await log.image(id))?.live ?? new Uint8Array())
    expect(readAgenda(doc)).toEqual(readAgenda(text.doc))
    expect(await readRows(log, id, 0)).toHaveLength(301)
  })
})

describe('in a thread', () => {
  test('the image is the same as one made here, for several documents at once', async () => {
    const documents = await Promise.all([300, 301, 302].map(aDocument))
    const compaction = compactionWith(new ImageThread())
    for (const { id } of documents) compaction.idle(id, 300)
    await until(() => made.length === 3)
    await compaction.close()
    for (const { id } of documents) {
      const image = await log.image(id)
      const rows = await readRows(log, id, 0)
      const here = makeImageAndSegment({ previous: null, rows, aside: [] })
      expect(image).toEqual({ ...here.image, generation: 1 })
      expect(await log.segments(id, 0)).toEqual([here.segment])
    }
    expect(logger.lines.every(({ level }) => level === 'info')).toBe(true)
  })

  test('work that fails rejects, and the thread goes on with the next', async () => {
    const thread = new ImageThread()
    const { id } = await aDocument(20)
    const rows = await readRows(log, id, 0)
    await expect(thread.make({ previous: null, rows: rows.slice(1), aside: [] })).rejects.toThrow(
      'Row 1 does not follow',
    )
    expect((await thread.make({ previous: null, rows, aside: [] })).image.seq).toBe(20)
    await thread.close()
    await expect(thread.make({ previous: null, rows, aside: [] })).rejects.toThrow('No more images')
  })

  test('a thread that cannot start, or ends, rejects what it had to do [SYNC-12]', async () => {
    const { id } = await aDocument(300)
    const compaction = compactionWith(new ImageThread(new URL('./no-such-file.js', import.meta.url)))
    compaction.idle(id, 300)
    await until(() => logger.lines.length === 1)
    expect(logger.lines[0]).toMatchObject({ level: 'error', event: 'log.not-compacted' })
    await compaction.close()

    const thread = new ImageThread()
    const making = thread.make({ previous: null, rows: await readRows(log, id, 0), aside: [] })
    await Promise.all([thread.close(), expect(making).rejects.toThrow()])
    expect(await log.image(id)).toBeNull()
  })

  test('closing while an image is being made neither waits for it nor logs an error [SYNC-18]', async () => {
    const { id } = await aDocument(300)
    const compaction = compactionWith(new ImageThread())
    compaction.idle(id, 300)
    await compaction.close()
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([])
    compaction.idle(id, 300)
    expect(await readRows(log, id, 0)).toHaveLength(300)
  })
})
