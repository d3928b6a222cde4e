import { toWire } from '@tandem/shared/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { type LiveRoom, liveRoom } from '../testing/live-room.js'
import { RightLeases } from './right-leases.js'

let room: LiveRoom | null = null
afterEach(() => room?.close())

test('a lease ends by its age, by a change of rights, and while it is not known what others changed [SYNC-9]', () => {
  let now = 0
  let isFresh = true
  const leases = new RightLeases(() => now, { isFresh: () => isFresh, look: () => Promise.resolve() })
  const lease = leases.grant()
  now = 499
  expect(leases.holds(lease)).toBe(true)
  isFresh = false
  expect(leases.holds(lease)).toBe(false)
  isFresh = true
  expect(leases.holds(lease)).toBe(true)
  now = 500
  expect(leases.holds(lease)).toBe(false)
  const early = leases.grant()
  leases.endAll()
  expect(leases.holds(early)).toBe(false)
})

test('an edit waits until it is known what others changed about rights, and is not stored before [SYNC-9]', async () => {
  let isFresh = true
  const look = vi.fn(() => Promise.reject(new Error('no database')))
  room = await liveRoom({ seenRights: { isFresh: () => isFresh, look: () => look() } })
  const mina = room.arrives('MYS')
  await vi.waitFor(() => expect(mina.sync.status.complete).toBe(true), { timeout: 5_000 })
  mina.types('known;')
  await vi.waitFor(() => expect(mina.sync.status.unstored).toBe(0))
  const { rows } = await room.logged()
  isFresh = false
  mina.types('unknown;')
  await vi.waitFor(() => expect(mina.sync.status.refused?.code).toBe('unavailable'))
  expect((await room.logged()).rows).toBe(rows)
  look.mockImplementation(() => {
    isFresh = true
    return Promise.resolve() as Promise<never>
  })
  await vi.waitFor(() => expect(mina.sync.status.unstored).toBe(0), { timeout: 10_000 })
  expect((await room.logged()).rows).toBe(rows + 1)
})

test('who loses his right while his document opens is out, though nobody found him in it before [SYNC-9]', async () => {
  room = await liveRoom()
  const mina = room.arrives('MYS')
  // The right has been asked for and found; nobody is in the room yet.
  mina.person.rights = 'none'
  await room.reconsider()
  await vi.waitFor(() => expect(mina.sync.status.refused?.code).toBe('not_found'), { timeout: 5_000 })
  expect((await room.documents.rooms.enter(room.documentId)).people).toEqual([])
})

test('many frames of one moment ask for a right once, and not on an answer from before it was taken away [SYNC-9]', async () => {
  room = await liveRoom()
  const mina = room.arrives('MYS')
  await vi.waitFor(() => expect(mina.sync.status.complete).toBe(true), { timeout: 5_000 })
  const { documentId } = room
  const written: Uint8Array[] = []
  mina.sync.doc.on('update', (update: Uint8Array) => written.push(update))
  mina.types('agreed')
  await vi.waitFor(() => expect(mina.sync.status.unstored).toBe(0), { timeout: 5_000 })
  const update = toWire(written[0] as Uint8Array)
  await room.reconsider()
  const frames = (count: number): Promise<unknown>[] =>
    Array.from({ length: count }, () => mina.link.request({ type: 'edit', documentId, update }))

  const before = room.rightsAsked()
  await Promise.all(frames(20))
  expect(room.rightsAsked()).toBe(before + 1)

  mina.person.rights = 'read'
  await room.reconsider()
  for (const { status } of await Promise.allSettled(frames(20))) expect(status).toBe('rejected')
})
