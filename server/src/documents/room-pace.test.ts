import { newId } from '@tandem/shared/ids'
import type { AnyNotice } from '@tandem/shared/protocol'
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

/** Looks again after each turn of the event loop. */
async function until(condition: () => boolean): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve))
  while (!condition())
}

const editsIn = (): number[] => said.flatMap((notice) => (notice.type === 'edits' ? notice.edits.length : []))

test('in a crowd what comes right after an edit is stored and told together, a moment later', async () => {
  const [, ...authors] = crowdOf(100)
  const [first, ...others] = await Promise.all(authors.slice(0, 4).map(writes))
  const timers = vi.getTimerCount()
  await first?.()
  await until(() => vi.getTimerCount() > timers)
  let stored = 0
  const rest = Promise.all(others.map((edit) => edit().then(() => (stored += 1))))
  vi.advanceTimersByTime(24)
  await until(() => true)
  expect(stored).toBe(0)
  vi.advanceTimersByTime(1)
  await rest
  expect(editsIn()).toEqual([1, 3])
})

test('a few at a table wait for nothing', async () => {
  const [, ...authors] = crowdOf(3)
  for (const edit of await Promise.all([...authors, ...authors].map(writes))) await edit()
  expect(editsIn()).toEqual([1, 1, 1, 1])
})
