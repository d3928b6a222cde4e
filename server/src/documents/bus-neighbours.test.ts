/** Two nodes over one log, and a bus that does to their messages whatever the test wants [SYNC-4]. */
import { hashRecord, readAgenda } from '@tandem/shared/documents'
import { type DocumentId, newId, type ParticipantId } from '@tandem/shared/ids'
import { type AnyNotice, mostParticipants, type Participant } from '@tandem/shared/protocol'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import type { Store } from '../storage/store.js'
import { anAgenda, theItem } from '../testing/an-agenda.js'
import { firstTitle } from '../testing/first-title.js'
import { keepingLog } from '../testing/keeping-log.js'
import { MemoryBus } from '../testing/memory-bus.js'
import { busNeighbours, type Neighbours } from './bus-neighbours.js'
import { neverCompacts } from './compacts.js'
import { openDocuments, type OpenDocuments } from './open-documents.js'
import { type LiveParticipant, present } from './participant.js'
import type { Room } from './room.js'

interface Node {
  documents: OpenDocuments
  neighbours: Neighbours
  areRightsFresh: boolean
}

let folder: string
let store: Store
let bus: MemoryBus
let now: number
let here: Node
let there: Node
let documentId: DocumentId

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-nodes-'))
  store = await openEmbeddedStore({ folder, now: () => Date.now(), purpose: 'demonstration' })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  bus = new MemoryBus()
  now = 1_000
  ;[here, there] = [aNode('here'), aNode('there')]
  const by = { userId: newId('usr'), at: 1, kind: 'import' } as const
  documentId = (await here.documents.create(description(), anAgenda(), by)).id
})
afterEach(async () => {
  for (const { documents, neighbours } of [here, there]) {
    neighbours.close()
    await documents.close()
  }
  vi.useRealTimers()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

function aNode(name: string): Node {
  const node = { areRightsFresh: true } as Node
  node.neighbours = busNeighbours({
    bus: bus.node(name),
    log: store.updateLog,
    now: () => now,
    areRightsFresh: () => node.areRightsFresh,
    logger: keepingLog(),
  })
  node.documents = openDocuments({
    updateLog: store.updateLog,
    collections: store.collections,
    now: () => 1,
    logger: keepingLog(),
    compaction: neverCompacts,
    neighbours: node.neighbours,
    elsewhere: node.neighbours,
    onForgery: () => undefined,
    seatsOf: () => Promise.resolve([]),
  })
  node.neighbours.attend(node.documents.rooms)
  return node
}

/** Someone at this node, with a text of his own. */
async function someone(node: Node, name: string) {
  const room = await node.documents.rooms.enter(documentId)
  const doc = new Y.Doc()
  const notices: AnyNotice[] = []
  const participant: LiveParticipant = {
    id: newId('par'),
    userId: newId('usr'),
    name: { en: name },
    delegation: null,
    role: 'secretariat',
    colour: { index: 1, lap: 0 },
    clientId: doc.clientID,
    place: null,
    connectionId: name,
    tell: (notice) => notices.push(notice),
    audience: null,
  }
  await node.documents.bindings.reserve(documentId, doc.clientID, participant.userId)
  room.join(participant)
  const { updates } = await room.missingFor(0, undefined)
  for (const update of updates) Y.applyUpdate(doc, update)
  return {
    room,
    participant,
    notices,
    async types(words: string): Promise<void> {
      const before = Y.encodeStateVector(doc)
      firstTitle(doc).insert(0, words)
      await room.edit(participant, Y.encodeStateAsUpdate(doc, before))
    },
  }
}

const hashIn = async (room: Room): Promise<string> => hashRecord(await room.record())

async function hashInLog(): Promise<string> {
  const doc = new Y.Doc()
  for (const row of await store.updateLog.readSince(documentId, 0)) Y.applyUpdate(doc, row.frame)
  return hashRecord(readAgenda(doc))
}

test('hints lost, doubled and out of order on the way leave the text the log has [SYNC-4]', async () => {
  const mina = await someone(here, 'mina')
  const johan = await someone(there, 'johan')
  bus.deliver()
  for (let times = 0; times < 12; times += 1) await mina.types(`${times};`)
  const rows = bus.waiting.filter(({ topic }) => topic === 'rows.appended')
  expect(rows).toHaveLength(12)
  bus.waiting = [...rows.filter((_, index) => index % 3 > 0).toReversed(), ...rows.slice(4, 8)]
  bus.deliver()
  await vi.waitFor(() => expect(johan.room.headSeq).toBe(13))
  expect(await hashIn(johan.room)).toBe(await hashInLog())
  const seqs = johan.notices.flatMap((notice) =>
    notice.type === 'edits' ? notice.edits.map(({ seq }) => seq) : [],
  )
  expect(seqs).toEqual(Array.from({ length: 12 }, (_, index) => index + 2))
})

test('what no hint told is found when the bus comes back, or by the next look at the log [SYNC-4]', async () => {
  const mina = await someone(here, 'mina')
  const johan = await someone(there, 'johan')
  await mina.types('unheard;')
  bus.waiting = []
  bus.comeUp()
  await vi.waitFor(() => expect(johan.room.headSeq).toBe(2))
  await mina.types('unheard again;')
  bus.waiting = []
  await vi.advanceTimersByTimeAsync(5_000)
  await vi.waitFor(() => expect(johan.room.headSeq).toBe(3))
  expect(await hashIn(johan.room)).toBe(await hashInLog())
})

test('much at once is announced, not sent, and read from the log', async () => {
  const mina = await someone(here, 'mina')
  const johan = await someone(there, 'johan')
  bus.deliver()
  await mina.types('x'.repeat(70_000))
  expect(bus.waiting.map(({ topic }) => topic)).toContain('log.moved')
  expect(Math.max(...bus.waiting.map(({ text }) => text.length))).toBeLessThan(1_000)
  bus.deliver()
  await vi.waitFor(() => expect(johan.room.headSeq).toBe(2))
})

test('a hint that says what the log does not have changes nothing [SYNC-4]', async () => {
  const mina = await someone(here, 'mina')
  const johan = await someone(there, 'johan')
  bus.deliver()
  await mina.types('true;')
  const [row] = bus.waiting.filter(({ topic }) => topic === 'rows.appended')
  if (!row) throw new Error('nothing was told')
  const forged = new Y.Doc()
  forged.getMap('items').set('itm_forged', 'false')
  const frame = Buffer.from(Y.encodeStateAsUpdate(forged)).toString('base64')
  bus.waiting = [{ ...row, text: row.text.replace(/"frame":"[^"]+"/, `"frame":"${frame}"`) }]
  bus.deliver()
  await vi.waitFor(() => expect(johan.room.headSeq).toBe(2))
  expect(await hashIn(johan.room)).toBe(await hashInLog())
  expect(JSON.stringify(johan.notices)).not.toContain(frame)
})

test('while rights may have changed unseen nobody is told rows from elsewhere; afterwards all of them [SYNC-9]', async () => {
  const mina = await someone(here, 'mina')
  const johan = await someone(there, 'johan')
  bus.deliver()
  there.areRightsFresh = false
  await mina.types('not for those who were removed;')
  bus.deliver()
  await johan.room.drained()
  expect(johan.room.headSeq).toBe(1)
  there.areRightsFresh = true
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.waitFor(() => expect(johan.room.headSeq).toBe(2))
})

test('who comes, moves and goes elsewhere is told here, also when a word of it was lost [SYNC-10]', async () => {
  const johan = await someone(there, 'johan')
  bus.deliver()
  const mina = await someone(here, 'mina')
  bus.waiting = []
  const idsHere = (): ParticipantId[] => johan.room.everyone.map(({ id }) => id)
  expect(idsHere()).toEqual([johan.participant.id])
  // The next sign of life says that something was missed.
  await vi.advanceTimersByTimeAsync(1_500)
  bus.deliver()
  expect(idsHere()).toEqual([johan.participant.id, mina.participant.id])
  mina.room.place(mina.participant.id, { itemId: theItem })
  bus.deliver()
  expect(johan.room.everyone[1]?.place).toEqual({ itemId: theItem })
  await vi.waitFor(() => {
    bus.deliver()
    expect(there.neighbours.itemNumberOf(documentId, mina.participant.id)).toBe('1')
  })
  mina.room.leave(mina.participant.id)
  bus.deliver()
  expect(idsHere()).toEqual([johan.participant.id])
  await vi.waitFor(() => {
    expect(johan.notices.at(-1)).toMatchObject({ type: 'participants', left: [mina.participant.id] })
  })
})

test('people of a node that is silent for five seconds are gone, and are back with its next word [SYNC-10]', async () => {
  const mina = await someone(here, 'mina')
  const johan = await someone(there, 'johan')
  bus.deliver()
  expect(johan.room.everyone).toHaveLength(2)
  now += 4_900
  await vi.advanceTimersByTimeAsync(500)
  bus.waiting = []
  expect(johan.room.everyone).toHaveLength(2)
  now += 100
  await vi.advanceTimersByTimeAsync(500)
  expect(johan.room.everyone.map(({ id }) => id)).toEqual([johan.participant.id])
  await vi.waitFor(() => {
    expect(johan.notices.at(-1)).toMatchObject({ type: 'participants', left: [mina.participant.id] })
  })
  await vi.advanceTimersByTimeAsync(1_500)
  bus.deliver()
  expect(johan.room.everyone).toHaveLength(2)
})

test('the limit of people in a document counts those of every node', async () => {
  const mina = await someone(here, 'mina')
  bus.deliver()
  const crowd = Array.from({ length: mostParticipants - 2 }, (): Participant => {
    return { ...present(mina.participant), id: newId('par') }
  })
  here.neighbours.peopleChanged(documentId, crowd, [])
  bus.deliver()
  await expect(someone(there, 'the last')).resolves.toBeDefined()
  await expect(someone(there, 'one too many')).rejects.toMatchObject({ reason: 'too_many_people' })
})

function description(): Parameters<OpenDocuments['create']>[0] {
  return {
    kind: 'agenda',
    groupId: newId('grp'),
    meetingId: newId('mtg'),
    symbol: 'WG/1/1',
    state: 'draft',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en'],
    timeZone: 'UTC',
    steps: [],
  }
}
