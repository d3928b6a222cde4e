/** Nothing makes a document impossible to open [SYNC-12]. */
import { plainText, readAgenda, writeAgenda } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../platform/log.js'
import { anAgenda } from '../testing/an-agenda.js'
import { firstTitle } from '../testing/first-title.js'
import { memoryCollections } from '../testing/memory-collections.js'
import { DocumentText } from './document-text.js'
import { makeImage } from './make-image.js'
import { openSetAside, setAsideSpec } from './set-aside.js'
import { beforeFirstRow, chainRows, type Image, type LogRow, type UpdateLog } from './update-log.store.js'

const documentId = newId('doc')

/** An agenda whose title grew by one word a row; `by` tells who typed which. */
function typed(words: readonly string[], by: (index: number) => number = () => 0): LogRow[] {
  const server = new Y.Doc()
  writeAgenda(server, anAgenda())
  const frames = [Y.encodeStateAsUpdate(server)]
  const writers = [new Y.Doc(), new Y.Doc()]
  words.forEach((word, index) => {
    const writer = writers[by(index)] as Y.Doc
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(server))
    const before = Y.encodeStateVector(writer)
    const title = firstTitle(writer)
    title.insert(title.length, word)
    const frame = Y.encodeStateAsUpdate(writer, before)
    Y.applyUpdate(server, frame)
    frames.push(frame)
  })
  return chainRows(
    beforeFirstRow,
    frames.map((frame, at) => ({ author: 'usr_a', at, kind: 'edit', frame })),
  )
}

function opened(rows: LogRow[], image: Image | null = null) {
  const collections = memoryCollections()
  const log = {
    image: () => Promise.resolve(image),
    segments: () => Promise.resolve([]),
    readSince: (_id: string, after: number) => Promise.resolve(rows.filter((row) => row.seq > after)),
  } as unknown as UpdateLog
  const setAside = openSetAside(collections.collection(setAsideSpec), createLog('silent'))
  const parts = { documentId, log, setAside, logger: createLog('silent') }
  return { parts, open: () => DocumentText.load(parts) }
}

async function titleOf(text: DocumentText | null): Promise<string> {
  return plainText(readAgenda((await text?.doc()) as Y.Doc).items[0]?.title.en)
}

test('a row whose bytes have changed is set aside, and the rest is there [SYNC-12]', async () => {
  const rows = typed(['one ', 'two ', 'three'], (index) => (index === 1 ? 1 : 0))
  const two = rows[2] as LogRow
  const damaged = {
    ...two,
    frame: two.frame.map((byte, at) => (at === two.frame.length - 3 ? byte ^ 1 : byte)),
  }
  const { open, parts } = opened(rows.with(2, damaged))
  const text = await open()
  expect(await titleOf(text)).toContain('one ')
  expect(text?.aside.map(({ seq }) => seq)).toContain(3)
  expect(text?.headSeq).toBe(4)
  expect(await parts.setAside.of(documentId)).toEqual(text?.aside)
})

test('what builds on a row that was set aside is set aside with it, and nothing hangs in the air [SYNC-12]', async () => {
  const rows = typed(['one ', 'two ', 'three'])
  const two = rows[2] as LogRow
  const { open } = opened(rows.with(2, { ...two, frame: new Uint8Array([1, 2, 3]) }))
  const text = await open()
  expect(await titleOf(text)).toBe('one ')
  expect(text?.aside.map(({ seq }) => seq)).toEqual([3, 4])
  const doc = await text?.doc()
  expect(doc?.store.pendingStructs).toBeNull()
  const again = await open()
  expect(await titleOf(again)).toBe('one ')
})

test('a row with a true hash that Yjs cannot read is set aside too [SYNC-12]', async () => {
  const good = typed(['one '])
  const head = good.at(-1) as LogRow
  const unreadable = chainRows(head, [
    { author: 'usr_a', at: 9, kind: 'edit', frame: new Uint8Array([9, 9]) },
  ])
  const { open } = opened([...good, ...unreadable])
  const text = await open()
  expect(await titleOf(text)).toBe('one ')
  expect(text?.aside.map(({ seq }) => seq)).toEqual([3])
})

test('who comes is sent image and rows as they are stored, and with them has the whole text', async () => {
  const rows = typed(['one ', 'two ', 'three'])
  const image = { ...makeImage({ previous: null, rows: rows.slice(0, 3), aside: [] }), generation: 1 }
  const { open } = opened(rows.slice(3), image)
  const text = await open()
  const { updates, stateVector } = (await text?.missingFor(undefined, undefined)) ?? {
    updates: [],
    stateVector: null,
  }
  expect(updates).toEqual([image.live, rows[3]?.frame])
  const joiner = new Y.Doc()
  for (const update of updates) Y.applyUpdate(joiner, update)
  expect(firstTitle(joiner).toString()).toBe('one two three')
  expect(stateVector).toBeNull()
})

test('an image that cannot be read is passed over, and the rows say it all [SYNC-12]', async () => {
  const rows = typed(['one ', 'two ', 'three'])
  const image = { ...makeImage({ previous: null, rows: rows.slice(0, 3), aside: [] }), generation: 1 }
  const cut = opened(rows, { ...image, live: image.live.slice(0, -9) })
  expect(await titleOf(await cut.open())).toBe('one two three')
  const gone = opened(rows)
  gone.parts.log.image = () => Promise.reject(new Error('a part is missing'))
  expect(await titleOf(await gone.open())).toBe('one two three')
})

test('who has seen everything up to a row is sent the rows after it, and nothing when there are none', async () => {
  const rows = typed(['one ', 'two ', 'three'])
  const { open } = opened(rows)
  const text = await open()
  expect(await text?.missingFor(2, undefined)).toEqual({
    updates: rows.slice(2).map((row) => row.frame),
    stateVector: null,
  })
  expect(await text?.missingFor(4, undefined)).toEqual({ updates: [], stateVector: null })
})

test('without a log there is no document [SYNC-7]', async () => {
  expect(await opened([]).open()).toBeNull()
})

test('a look at a document that nobody writes in keeps none of it; one that is there is looked at itself', async () => {
  const { open } = opened(typed(['one ', 'two ']))
  const text = await open()
  const seen = await text?.read((doc) => doc)
  expect(seen?.isDestroyed).toBe(true)
  expect(await text?.read((doc) => plainText(readAgenda(doc).items[0]?.title.en))).toContain('one two ')
  const kept = await text?.doc()
  expect(await text?.read((doc) => doc)).toBe(kept)
  expect(kept?.isDestroyed).toBe(false)
})

test('a look finds what can be read, also where a row cannot [SYNC-12]', async () => {
  const rows = typed(['one ', 'two '])
  const two = rows[2] as LogRow
  const [broken] = chainRows(rows[1] as LogRow, [{ ...two, frame: Uint8Array.of(1, 2, 3) }])
  const text = await opened([...rows.slice(0, 2), broken as LogRow]).open()
  expect(await text?.read((doc) => plainText(readAgenda(doc).items[0]?.title.en))).toContain('one ')
  expect(text?.aside).toHaveLength(1)
})
