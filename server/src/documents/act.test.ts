/** The server changes a text in a person's name. */
import { setField } from '@tandem/shared/agendas'
import { readAgenda } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { theItem } from '../testing/an-agenda.js'
import { firstTitle } from '../testing/first-title.js'
import { type Colleague, liveRoom, type LiveRoom } from '../testing/live-room.js'

let room: LiveRoom
let kor: Colleague
beforeEach(async () => {
  room = await liveRoom()
  kor = room.arrives('KOR')
  await vi.waitFor(() => expect(kor.sync.status).toMatchObject({ link: 'live', complete: true }))
})
afterEach(() => room.close())

const author = newId('usr')
const acts = (change: (doc: Y.Doc) => void, at?: number): ReturnType<typeof room.documents.act> =>
  room.documents.act(
    room.documentId,
    { userId: author, kind: 'edit', ...(at !== undefined && { at }) },
    change,
  )
const setsMinutes = (minutes: number) => (doc: Y.Doc) => void setField(doc, null, theItem, 'minutes', minutes)

test('what the server does for a person is his row, at its own time, and everyone sees it at once [SYNC-5]', async () => {
  const at = Date.UTC(2023, 1, 1)
  const { seq } = await acts(setsMinutes(45), at)
  expect(seq).toBe(2)
  const { rows, record } = await room.logged()
  expect(rows).toBe(2)
  expect(record.items[0]?.minutes).toBe(45)
  expect(await room.lastRow()).toMatchObject({ seq: 2, author, at, kind: 'edit' })
  await vi.waitFor(() => expect(readAgenda(kor.sync.doc).items[0]?.minutes).toBe(45))
})

test('an act that changes nothing writes nothing [SYNC-7]', async () => {
  expect(await acts(setsMinutes(30))).toMatchObject({ seq: null })
  expect((await room.logged()).rows).toBe(1)
})

test('an act that throws writes nothing and is told so; the next ones are carried out', async () => {
  const refused = acts((doc) => {
    setsMinutes(5)(doc)
    throw refuse('not_editable_now')
  })
  const next = acts(setsMinutes(10))
  await expect(refused).rejects.toMatchObject({ reason: 'not_editable_now' })
  expect(await next).toMatchObject({ seq: 2 })
  expect((await room.logged()).record.items[0]?.minutes).toBe(10)
})

test('acts and typing take turns, each on the text with all before it', async () => {
  const done = Array.from({ length: 20 }, (_, index) => {
    kor.types(`${index};`)
    return acts((doc) => {
      firstTitle(doc).insert(0, '+')
      setsMinutes(index)(doc)
    })
  })
  await Promise.all(done)
  await vi.waitFor(() => expect(kor.sync.status.unstored).toBe(0))
  const { record } = await room.logged()
  expect(record.items[0]?.minutes).toBe(19)
  const [run] = record.items[0]?.title.en ?? []
  expect(run?.text.replaceAll(/[^+]/g, '')).toHaveLength(20)
  await vi.waitFor(() => expect(readAgenda(kor.sync.doc)).toEqual(record))
  // All of it under one client id of the person's.
  expect([...kor.sync.doc.store.clients.keys()]).toHaveLength(3)
})

test('nobody writes in the name under which the server wrote for another [SYNC-5]', async () => {
  await acts(setsMinutes(45))
  await vi.waitFor(() => expect(readAgenda(kor.sync.doc).items[0]?.minutes).toBe(45))
  const pages = new Set([kor.sync.doc.clientID])
  const { bindings } = room.documents
  const ids = [...kor.sync.doc.store.clients.keys()].filter((id) => !pages.has(id))
  const claimed = await Promise.allSettled(
    ids.map((id) => bindings.claim(room.documentId, [id], kor.person.userId)),
  )
  expect(claimed.filter(({ status }) => status === 'rejected')).toHaveLength(1)
})
