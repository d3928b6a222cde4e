import { newId } from '@tandem/shared/ids'
import type { AnyNotice } from '@tandem/shared/protocol'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { liveRoom, type LiveRoom } from '../testing/live-room.js'
import { Writer } from '../testing/writer.js'
import type { LiveParticipant } from './participant.js'
import type { Room } from './room.js'

let live: LiveRoom
let room: Room
let said: AnyNotice[]

beforeEach(async () => {
  live = await liveRoom()
  room = await live.documents.rooms.enter(live.documentId)
  said = []
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(async () => {
  vi.runAllTimers()
  vi.useRealTimers()
  await live.close()
})

function joins(tell: (notice: AnyNotice) => void): LiveParticipant {
  const participant: LiveParticipant = {
    id: newId('par'),
    userId: newId('usr'),
    name: { en: 'Delegate' },
    delegation: null,
    role: 'delegate',
    colour: { index: 1, lap: 0 },
    clientId: 1,
    place: null,
    connectionId: 'socket',
    tell,
    audience: null,
  }
  room.join(participant)
  return participant
}

/** So many people, of whom the first hears what the test reads and the others write. */
function crowdOf(count: number): LiveParticipant[] {
  const first = joins((notice) => said.push(notice))
  return [first, ...Array.from({ length: count - 1 }, () => joins(() => undefined))]
}

async function writes(author: LiveParticipant): Promise<() => Promise<unknown>> {
  const { updates } = await room.missingFor(undefined, undefined)
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const update = new Writer(doc, () => 0).types('agreed ')
  return () => room.edit(author, update)
}

const editsIn = (): number[] => said.flatMap((notice) => (notice.type === 'edits' ? notice.edits.length : []))

test('in a crowd what comes right after an edit is stored at once, and told together a moment later', async () => {
  const [, ...authors] = crowdOf(100)
  const [first, ...others] = await Promise.all(authors.slice(0, 4).map(writes))
  await first?.()
  await turn()
  for (const edit of others) await edit()
  vi.advanceTimersByTime(19)
  expect(editsIn()).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(editsIn()).toEqual([1, 3])
})

test('what waits to be told when the room closes is told then', async () => {
  const [, ...authors] = crowdOf(100)
  for (const edit of await Promise.all(authors.slice(0, 2).map(writes))) await edit()
  await turn()
  expect(editsIn()).toEqual([1])
  await live.documents.close()
  expect(editsIn()).toEqual([1, 1])
})

test('a few at a table wait for nothing', async () => {
  const [, ...authors] = crowdOf(3)
  for (const edit of await Promise.all([...authors, ...authors].map(writes))) await edit()
  await turn()
  expect(editsIn()).toEqual([1, 1, 1, 1])
})

test('its author hears that an edit is stored before anyone is told of it [SYNC-2]', async () => {
  const [, author] = crowdOf(2)
  const edit = await writes(author as LiveParticipant)
  const toldWhenStored = await edit().then(() => editsIn())
  expect(toldWhenStored).toEqual([])
  await turn()
  expect(editsIn()).toEqual([1])
})
