import { addItem, setField } from '@tandem/shared/agendas'
import { itemsOf, readAgenda } from '@tandem/shared/documents'
import { toWire } from '@tandem/shared/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type Colleague, liveRoom, type LiveRoom } from '../testing/live-room.js'

let room: LiveRoom
beforeEach(async () => {
  room = await liveRoom()
})
afterEach(() => room.close())

/** A busy machine takes its time; nothing here is about how fast it goes. */
const within = { timeout: 10_000 }

async function here(...people: Colleague[]): Promise<void> {
  await vi.waitFor(() => {
    for (const { sync } of people) expect(sync.status).toMatchObject({ link: 'live', complete: true })
  }, within)
}

async function settled(...people: Colleague[]): Promise<void> {
  await vi.waitFor(() => {
    for (const { sync } of people) expect(sync.status).toMatchObject({ link: 'live', unstored: 0 })
    const [first, ...others] = people.map(({ sync }) => readAgenda(sync.doc))
    for (const other of others) expect(other).toEqual(first)
  }, within)
}

test('a stranger is told that there is nothing, and gets nothing', async () => {
  const stranger = room.arrives('AUS', { rights: 'none' })
  await vi.waitFor(() => expect(stranger.sync.status.refused?.code).toBe('not_found'))
  expect(stranger.sync.doc.store.clients.size).toBe(0)
})

test('an observer gets the record and its changes, and a hand-made edit is refused [SYNC-9]', async () => {
  const kor = room.arrives('KOR')
  const observer = room.arrives('TLS', { rights: 'read' })
  await here(kor, observer)
  expect(observer.sync.status.mode).toBe('record')
  const forged = new Y.Doc()
  forged.getMap('items').set('x', 1)
  const update = toWire(Y.encodeStateAsUpdate(forged))
  await expect(
    observer.link.request({ type: 'edit', documentId: room.documentId, update }),
  ).rejects.toMatchObject({ error: { code: 'not_allowed' } })
  kor.types('Agreed')
  await vi.waitFor(() =>
    expect(observer.sync.record).toMatchObject({ items: [{ title: { en: [{ text: 'Agreed' }] } }] }),
  )
  expect(observer.sync.doc.store.clients.size).toBe(0)
})

test('opening, looking and leaving write nothing to the log [SYNC-7]', async () => {
  const before = await room.logged()
  const kor = room.arrives('KOR')
  const mys = room.arrives('MYS')
  await here(kor, mys)
  kor.sync.setPlace({ itemId: readAgenda(kor.sync.doc).items[0]!.id })
  await vi.waitFor(() => expect(mys.sync.participants[0]?.place).not.toBeNull())
  kor.leaves()
  await vi.waitFor(() => expect(mys.sync.participants).toHaveLength(0))
  expect((await room.logged()).rows).toBe(before.rows)
})

test('what is acknowledged is in the log, under its author’s name [SYNC-1] [SYNC-5]', async () => {
  const kor = room.arrives('KOR')
  const mys = room.arrives('MYS')
  await here(kor, mys)
  kor.types('agreed ')
  mys.types('noted')
  await settled(kor, mys)
  expect(kor.sync.status).toMatchObject({ stored: 1, unstored: 0 })
  expect(kor.sync.status.storedAt).toBeGreaterThan(0)
  const { record } = await room.logged()
  expect(record).toEqual(readAgenda(kor.sync.doc))
  expect(kor.title()).toContain('agreed')
  expect(kor.title()).toContain('noted')
})

test('two who change different things of one item both win [M1]', async () => {
  const kor = room.arrives('KOR')
  const mys = room.arrives('MYS')
  await here(kor, mys)
  kor.link.flowing = false
  mys.link.flowing = false
  const itemId = readAgenda(kor.sync.doc).items[0]!.id
  kor.types('Cyber exercise')
  setField(mys.sync.doc, 'test', itemId, 'minutes', 45)
  for (const each of [kor, mys]) {
    each.link.deliver()
    each.link.flowing = true
  }
  await settled(kor, mys)
  expect(readAgenda(kor.sync.doc).items[0]).toMatchObject({
    minutes: 45,
    title: { en: [{ text: 'Cyber exercise' }] },
  })
})

test('a member who loses connection keeps typing and nothing is lost or doubled [SYNC-8]', async () => {
  const kor = room.arrives('KOR')
  const mys = room.arrives('MYS')
  await here(kor, mys)
  kor.types('before ')
  kor.link.cut()
  kor.types('during ')
  mys.types('others ')
  expect(kor.sync.status).toMatchObject({ link: 'offline', unstored: 2 })
  kor.link.connect()
  await settled(kor, mys)
  expect(kor.sync.status.unstored).toBe(0)
  for (const word of ['before ', 'during ', 'others ']) expect(kor.title().split(word)).toHaveLength(2)
})

test('an acknowledgement that got lost does not store an edit twice [SYNC-8]', async () => {
  const kor = room.arrives('KOR')
  await here(kor)
  const before = (await room.logged()).rows
  kor.link.flowing = false
  kor.types('once')
  kor.link.deliver()
  await vi.waitFor(async () => expect((await room.logged()).rows).toBe(before + 1))
  kor.link.cut()
  kor.link.flowing = true
  kor.link.connect()
  await settled(kor)
  expect((await room.logged()).rows).toBe(before + 1)
  expect(kor.title()).toBe('once')
})

test('a deletion made offline arrives although it adds nothing [SYNC-8]', async () => {
  const kor = room.arrives('KOR')
  const mys = room.arrives('MYS')
  await here(kor, mys)
  kor.types('agreed in principle')
  await settled(kor, mys)
  kor.link.cut()
  kor.deletes(6, 13)
  kor.link.connect()
  await settled(kor, mys)
  expect(mys.title()).toBe('agreed')
})

test('an id bound to someone else is refused, and the text stays the same for all [SYNC-5]', async () => {
  const kor = room.arrives('KOR')
  const thief = room.arrives('MYS')
  await here(kor, thief)
  kor.types('mine')
  await settled(kor, thief)
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(thief.sync.doc))
  forged.clientID = kor.sync.doc.clientID
  const before = Y.encodeStateVector(forged)
  addItem(forged, 'forgery', { parent: null, day: readAgenda(forged).days[0]!.id, after: null })
  const update = toWire(Y.encodeStateAsUpdate(forged, before))
  await expect(
    thief.link.request({ type: 'edit', documentId: room.documentId, update }),
  ).rejects.toMatchObject({ error: { reason: 'update_foreign' } })
  kor.types(' and mine')
  await settled(kor, thief)
  expect(itemsOf(thief.sync.doc).size).toBe(1)
})

test('a gap, a damaged update and a deletion ahead are refused whole [SYNC-3] [SYNC-5]', async () => {
  const kor = room.arrives('KOR')
  await here(kor)
  const before = await room.logged()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(kor.sync.doc))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const day = readAgenda(doc).days[0]!.id
  addItem(doc, 'test', { parent: null, day, after: null })
  addItem(doc, 'test', { parent: null, day, after: null })
  const [first, second] = updates as [Uint8Array, Uint8Array]
  const edit = (update: Uint8Array): Promise<unknown> =>
    kor.link.request({ type: 'edit', documentId: room.documentId, update: toWire(update) })
  await expect(edit(second)).rejects.toMatchObject({ error: { reason: 'update_gap' } })
  await expect(edit(first.slice(0, -3))).rejects.toMatchObject({ error: { code: 'invalid' } })
  await expect(edit(new Uint8Array([255, 255, 255, 3]))).rejects.toMatchObject({
    error: { code: 'too_large' },
  })
  // A delete set of one range, far beyond what anyone has written.
  const ahead = new Uint8Array([0, 1, 5, 1, 100, 7])
  await expect(edit(ahead)).rejects.toMatchObject({ error: { reason: 'update_gap' } })
  expect(await room.logged()).toEqual(before)
})

test('a client cannot write what is the server’s [SYNC-5]', async () => {
  const kor = room.arrives('KOR')
  await here(kor)
  kor.sync.doc.getMap('info').set('languages', 'ko')
  await vi.waitFor(() => expect(kor.sync.status.refused?.reason).toBe('update_foreign'))
  expect((await room.logged()).record.languages).toEqual(['en'])
})

test('who loses the right to write is out at once and keeps his text [SYNC-9] [SYNC-15]', async () => {
  const kor = room.arrives('KOR')
  const mys = room.arrives('MYS')
  await here(kor, mys)
  kor.types('stored ')
  await settled(kor, mys)
  kor.person.rights = 'read'
  await room.reconsider()
  await vi.waitFor(() => expect(kor.sync.status.mode).toBe('record'))
  kor.types('kept for myself')
  expect(kor.sync.status.unstored).toBe(1)
  mys.types('goes on')
  await vi.waitFor(() => expect(JSON.stringify(kor.sync.record)).toContain('goes on'))
  expect(mys.title()).not.toContain('kept for myself')
  expect(kor.title()).toContain('kept for myself')
})

test('name, delegation and colour are the server’s, whatever the client sends [SYNC-10]', async () => {
  const kor = room.arrives('KOR')
  const mys = room.arrives('MYS')
  await here(kor, mys)
  const place = { itemId: readAgenda(kor.sync.doc).items[0]!.id, name: 'Malaysia' }
  await expect(
    kor.link.request({ type: 'place', documentId: room.documentId, place } as never),
  ).rejects.toMatchObject({ error: { code: 'invalid' } })
  expect(mys.sync.participants).toMatchObject([{ delegation: 'KOR', colour: { index: 2, lap: 0 } }])
  expect(kor.sync.participants).toMatchObject([{ delegation: 'MYS', colour: { index: 1, lap: 0 } }])
})

test('twenty who open a cold document at one moment share one load and all get the whole text', async () => {
  const people = Array.from({ length: 20 }, () => room.arrives('KOR'))
  await here(...people)
  expect(room.documents.rooms.size).toBe(1)
  people[7]?.types('the whole text')
  await settled(...people)
  expect(people[19]?.title()).toBe('the whole text')
})
