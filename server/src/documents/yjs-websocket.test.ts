import type { ParticipantId } from '@tandem/shared/ids'
import { newId } from '@tandem/shared/ids'
import { bundle, type Participant, refuse } from '@tandem/shared/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder } from 'lib0/encoding'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import { messageYjsSyncStep2, readSyncMessage } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Handlers } from '../platform/socket/requests.js'
import type { ByteSocket } from '../platform/socket/yjs-socket-server.js'
import { keepingLog } from '../testing/keeping-log.js'
import { OutgoingAwareness } from './yjs-awareness.js'
import { awarenessMessage, haveMessage, readYjsMessage, updateMessage } from './yjs-messages.js'
import { yjsSessions } from './yjs-websocket.js'

function participant(clientId: number, id: ParticipantId = newId('par')): Participant {
  return {
    id,
    userId: newId('usr'),
    name: { en: 'Malaysia (co-chair)' },
    delegation: null,
    role: 'co_chair',
    colour: { index: 2, lap: 0 },
    clientId,
    place: null,
  }
}

/** What a stock client knows of others after it heard these. */
function hear(awareness: Awareness, told: OutgoingAwareness): void {
  const message = awarenessMessage(told.take())
  // Behind the kind and the length, which takes two bytes from 128 on.
  const lengthBytes = message.length - 2 < 128 ? 1 : 2
  applyAwarenessUpdate(awareness, message.slice(1 + lengthBytes), 'server')
}

test('people are told, moved and taken away, also to a client that heard of them over an earlier socket', () => {
  const theirs = new Awareness(Object.assign(new Y.Doc(), { clientID: 1 }))
  const [mine, other] = [participant(1), participant(2)]
  const first = new OutgoingAwareness(1, () => 1_000)
  first.start([mine, other])
  hear(theirs, first)
  expect(theirs.getStates().get(2)).toMatchObject({ user: { name: 'Malaysia (co-chair)', color: '#ac490d' } })
  first.renew()
  hear(theirs, first)
  const later = new OutgoingAwareness(1, () => 2_000)
  later.start([other])
  later.change([], [other.id])
  hear(theirs, later)
  expect([...theirs.getStates().keys()]).toEqual([1])
  expect(theirs.getLocalState()).toEqual({})
  theirs.destroy()
})

test('someone who is here twice with one client id is gone only when both have left', () => {
  const told = new OutgoingAwareness(1, () => 1_000)
  const [one, two] = [participant(2), participant(2)]
  told.start([one, two])
  told.change([], [one.id])
  expect(told.take()).toMatchObject([{ clientId: 2, state: expect.stringContaining('Malaysia') }])
  told.change([], [two.id])
  expect(told.take()).toMatchObject([{ clientId: 2, state: 'null' }])
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function session(open: Handlers<string>['open']): {
  say: (message: Uint8Array) => void
  sent: Uint8Array[]
  heard: string[]
  refused: ReturnType<typeof vi.fn>
  leave: () => void
} {
  const heard: string[] = []
  const sent: Uint8Array[] = []
  const refused = vi.fn()
  const gone: (() => void)[] = []
  const socket: ByteSocket<string> = {
    id: 'yjs-1',
    person: 'someone',
    send: (message) => {
      sent.push(message)
      heard.push(readYjsMessage(message).kind)
    },
    refuse: refused,
    isBehind: false,
    onGone: (act) => gone.push(act),
    isGone: false,
  }
  const handlers = { open } as Handlers<string>
  const parts = { handlers, isStillSignedIn: () => true, wallNow: () => Date.now(), logger: keepingLog() }
  const say = yjsSessions(parts)(socket, newId('doc'))
  return { say, sent, heard, refused, leave: () => gone.forEach((act) => act()) }
}

const opened: Handlers<string>['open'] = ({ clientId }) =>
  Promise.resolve({
    mode: 'live',
    updates: bundle([]),
    stateVector: new Uint8Array([0]),
    headSeq: 1,
    you: participant(clientId),
    participants: [],
    setAside: [],
  })

test('a stock client that is alone hears something in time, or it would take the link for dead [SYNC-8]', async () => {
  const { say, heard, leave } = session(opened)
  say(haveMessage(new Uint8Array([0])))
  await vi.advanceTimersByTimeAsync(100)
  expect(heard).toEqual(['update', 'have', 'awareness'])
  await vi.advanceTimersByTimeAsync(29_000)
  expect(heard.slice(3)).toEqual(['awareness', 'awareness'])
  leave()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toHaveLength(5)
  expect(vi.getTimerCount()).toBe(0)
})

test('however many parts the text comes in, a stock client calls itself synced when all are there [SYNC-17]', async () => {
  const source = new Y.Doc()
  const updates: Uint8Array[] = []
  source.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of ['The ', 'whole ', 'text']) source.getText('t').insert(source.getText('t').length, word)
  const { say, sent } = session(async (request, connection) => ({
    ...(await opened(request, connection)),
    updates: bundle(updates),
  }))
  say(haveMessage(new Uint8Array([0])))
  await vi.advanceTimersByTimeAsync(100)
  const doc = new Y.Doc()
  const texts = sent.slice(0, 2).map((message) => {
    const decoder = createDecoder(message)
    expect(readVarUint(decoder)).toBe(0)
    const step = readSyncMessage(decoder, createEncoder(), doc, 'server')
    return [step === messageYjsSyncStep2, doc.getText('t').toJSON()]
  })
  expect(texts).toEqual([
    [false, 'The '],
    [true, 'The whole text'],
  ])
})

test('a damaged change is refused before it is merged with others on its way to the room [SYNC-3]', async () => {
  const { say, refused } = session(opened)
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'good')
  say(updateMessage(Y.encodeStateAsUpdate(doc)))
  say(updateMessage(new Uint8Array([1, 1, 5, 0])))
  expect(refused).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason: 'update_malformed' }))
})

test('a stream of messages, or of bytes, that nobody types is ended with words [SYNC-11]', () => {
  const [many, much] = [session(opened), session(opened)]
  for (let times = 0; times < 10_001; times += 1) many.say(new Uint8Array([3]))
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'x'.repeat(250 * 1024))
  const large = updateMessage(Y.encodeStateAsUpdate(doc))
  for (let times = 0; times < 33; times += 1) much.say(large)
  for (const { refused } of [many, much]) {
    expect(refused).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason: 'too_many_requests' }))
  }
})

test('one answer to a state vector is made at a time, however often it is asked for [SYNC-11]', async () => {
  let under = 0
  const most: number[] = []
  const { say, refused } = session(async (request, connection) => {
    most.push((under += 1))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    under -= 1
    return opened(request, connection)
  })
  say(awarenessMessage([{ clientId: 5, clock: 1, state: '{}' }]))
  for (let times = 0; times < 50; times += 1) say(haveMessage(new Uint8Array([0])))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(most).toEqual([1, 1])
  expect(refused).not.toHaveBeenCalled()
})

test('a defect of the server closes with words, and is logged once', async () => {
  const { say, refused } = session(() => Promise.reject(new Error('a defect')))
  say(haveMessage(new Uint8Array([0])))
  await vi.advanceTimersByTimeAsync(100)
  expect(refused).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'internal' }))
  const { say: sayToo, refused: refusedToo } = session(() => Promise.reject(refuse('not_found')))
  sayToo(haveMessage(new Uint8Array([0])))
  await vi.advanceTimersByTimeAsync(100)
  expect(refusedToo).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'not_found' }))
})
