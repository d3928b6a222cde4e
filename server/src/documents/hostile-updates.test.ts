import { titleField } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { toWire } from '@tandem/shared/protocol'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { firstTitle } from '../testing/first-title.js'
import { type Colleague, liveRoom, type LiveRoom } from '../testing/live-room.js'

let room: LiveRoom
let honest: Colleague
let bad: Colleague
beforeEach(async () => {
  room = await liveRoom()
  honest = room.arrives('KOR')
  bad = room.arrives('MYS')
  await vi.waitFor(() => {
    for (const { sync } of [honest, bad]) expect(sync.status).toMatchObject({ link: 'live', complete: true })
  })
})
afterEach(() => room.close())

const sends = (update: Uint8Array): Promise<unknown> =>
  bad.link.request({ type: 'edit', documentId: room.documentId, update: toWire(update) })

/** One update in Yjs' own encoding: structs of one client, then deletions. */
function written(
  client: number,
  structs: Y.AbstractStruct[],
  deletions: [number, number, number][] = [],
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, structs.length > 0 ? 1 : 0)
  if (structs.length > 0) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0)
    for (const struct of structs) struct.write(encoder, 0, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.length)
  for (const [of, clock, length] of deletions) {
    for (const part of [of, 1, clock, length]) encoding.writeVarUint(encoder.restEncoder, part)
  }
  return encoder.toUint8Array()
}

function gc(client: number, clock: number, length: number): Y.GC {
  return new Y.GC(Y.createID(client, clock), length)
}

/** Whatever was tried: the document is as before, opens cold, and honest people go on writing. */
async function nothingHappened(): Promise<void> {
  const before = await room.logged()
  honest.types('still here')
  await vi.waitFor(() => expect(honest.sync.status.unstored).toBe(0))
  const after = await room.logged()
  expect(after.rows).toBe(before.rows + 1)
  expect(after.record.items[0]?.title.en).toEqual([{ text: 'still here' }])
  expect(after.record.languages).toEqual(['en'])
}

test('a struct that leans on itself is refused, and the document can still be opened [SYNC-12]', async () => {
  const client = bad.sync.doc.clientID
  const itself = Y.createID(client, 0)
  const item = new Y.Item(itself, null, itself, null, null, null, null, new Y.ContentString('x'))
  await expect(sends(written(client, [item]))).rejects.toMatchObject({ error: { reason: 'update_gap' } })
  await nothingHappened()
})

test('what is known already is read by Yjs again: what leans on nothing is refused beside a deletion that is new [SYNC-3, SYNC-12]', async () => {
  const client = bad.sync.doc.clientID
  bad.types('word')
  await vi.waitFor(() => expect(bad.sync.status.unstored).toBe(0))
  const nowhere = Y.createID(client === 999 ? 998 : 999, 5)
  for (const [left, parent] of [
    [nowhere, null],
    [null, nowhere],
    [null, Y.createID(client, 7_000)],
  ] as const) {
    const first = Y.createID(client, 0)
    const item = new Y.Item(first, null, left, null, null, parent, null, new Y.ContentString('word'))
    await expect(sends(written(client, [item], [[client, 0, 1]]))).rejects.toMatchObject({
      error: { reason: 'update_gap' },
    })
  }
  bad.deletes(0, 4)
  await vi.waitFor(() => expect(bad.sync.status.unstored).toBe(0))
  await nothingHappened()
})

test('nobody deletes what another has yet to write, also not beside a struct of his own [SYNC-5]', async () => {
  const mine = bad.sync.doc.clientID
  const theirs = honest.sync.doc.clientID
  await expect(sends(written(mine, [gc(mine, 0, 1)], [[theirs, 0, 1000]]))).rejects.toMatchObject({
    error: { reason: 'update_gap' },
  })
  await nothingHappened()
})

test('nobody deletes what is the server’s [SYNC-5]', async () => {
  const info = bad.sync.doc.getMap('info')
  const entry = (info as unknown as { _map: Map<string, Y.Item> })._map.get('languages')
  if (!entry) throw new Error('the languages are not there')
  const { client, clock } = entry.id
  await expect(sends(written(0, [], [[client, clock, 1]]))).rejects.toMatchObject({
    error: { reason: 'update_foreign' },
  })
  await nothingHappened()
})

test('text nested deeper than any reader follows is refused [SYNC-12]', async () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(bad.sync.doc))
  doc.clientID = bad.sync.doc.clientID
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    const item = [...doc.getMap<Y.Map<Y.XmlFragment>>('items').values()][0]
    let at: Y.XmlFragment | undefined = item?.get(titleField('en'))
    for (let depth = 0; depth < 200; depth += 1) {
      const deeper = new Y.XmlElement('paragraph')
      at?.insert(0, [deeper])
      at = deeper
    }
  })
  await expect(sends(Y.encodeStateAsUpdate(doc, before))).rejects.toMatchObject({
    error: { code: 'invalid' },
  })
  await nothingHappened()
})

test('an embed, a sub-document and a list of lists are not what an editor writes, and are refused', async () => {
  for (const write of [
    (doc: Y.Doc) => doc.getMap('items').set(newId('itm'), new Y.Doc()),
    (doc: Y.Doc) => doc.getMap('items').set(newId('itm'), [[['deep']]]),
    (doc: Y.Doc) => doc.getMap('items').set(newId('itm'), 'w'.repeat(20_000)),
    (doc: Y.Doc) => doc.getMap('items').set(newId('itm'), new Y.Text()),
  ]) {
    const doc = new Y.Doc()
    doc.clientID = bad.sync.doc.clientID
    write(doc)
    await expect(sends(Y.encodeStateAsUpdate(doc))).rejects.toMatchObject({ error: { code: 'invalid' } })
  }
  await nothingHappened()
})

test('a range of more clocks than anyone could count is refused at once', async () => {
  const mine = bad.sync.doc.clientID
  await expect(sends(written(mine, [gc(mine, 0, 2 ** 50)]))).rejects.toMatchObject({
    error: { code: 'invalid' },
  })
  await sends(written(mine, [gc(mine, 0, 2 ** 31)]))
  const begun = performance.now()
  await sends(written(mine, [], [[mine, 0, 2 ** 31]]))
  expect(performance.now() - begun).toBeLessThan(1_000)
})

test('a frame larger than the limit is refused with words', async () => {
  await expect(sends(new Uint8Array(300 * 1024))).rejects.toMatchObject({ error: { code: 'too_large' } })
  await nothingHappened()
})

test('writing and deleting again and again does not fill a document', async () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(bad.sync.doc))
  doc.clientID = bad.sync.doc.clientID
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let times = 0; times < 50; times += 1) {
    firstTitle(doc).insert(0, 'w'.repeat(220_000))
    firstTitle(doc).delete(0, 220_000)
  }
  vi.spyOn(Date, 'now').mockImplementation(() => performance.now() * 1_000)
  for (const update of updates) await sends(update)
  vi.restoreAllMocks()
  honest.types('room for more')
  await vi.waitFor(() => expect(honest.sync.status).toMatchObject({ unstored: 0, refused: null }))
})
