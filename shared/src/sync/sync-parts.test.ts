import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CompositionGate } from './composition-gate.js'
import { deletionsMissingFrom } from './missing-deletions.js'
import { Outbox } from './outbox.js'
import { SeqTracker } from './seq-tracker.js'
import { ManualTimers } from './manual-timers.js'

test('a composition keeps others’ words out until a moment after it ended [SYNC-13]', () => {
  const timers = new ManualTimers()
  const seen: string[] = []
  const gate = new CompositionGate(timers, (acts) => {
    for (const act of acts) act()
    seen.push('|')
  })
  gate.hold()
  gate.pass(() => seen.push('a'))
  gate.pass(() => seen.push('b'))
  gate.release(() => seen.push('released'))
  timers.advance(29)
  expect(seen).toEqual([])
  timers.advance(1)
  expect(seen).toEqual(['a', 'b', '|', 'released'])
})

test('the next syllable holds on where the last one ended [SYNC-13]', () => {
  const timers = new ManualTimers()
  const seen: string[] = []
  const gate = new CompositionGate(timers, (acts) => {
    for (const act of acts) act()
  })
  gate.hold()
  gate.pass(() => seen.push('a'))
  gate.release(() => undefined)
  timers.advance(10)
  gate.hold()
  timers.advance(100)
  expect(seen).toEqual([])
})

test('a composition left standing lets others in after ten seconds [SYNC-13]', () => {
  const timers = new ManualTimers()
  const seen: string[] = []
  const gate = new CompositionGate(timers, (acts) => {
    for (const act of acts) act()
  })
  gate.hold()
  gate.pass(() => seen.push('a'))
  timers.advance(9_999)
  expect(seen).toEqual([])
  timers.advance(1)
  expect(seen).toEqual(['a'])
  gate.pass(() => seen.push('b'))
  expect(seen).toEqual(['a', 'b'])
})

test('what is typed while a frame is under way goes in one frame after it', async () => {
  const timers = new ManualTimers()
  const sent: { update: Uint8Array; answer: () => void }[] = []
  const counted: number[] = []
  const outbox = new Outbox({
    timers,
    send: (update) =>
      new Promise((resolve) => sent.push({ update, answer: () => resolve({ seq: sent.length, at: 0 }) })),
    onStored: ({ changes }) => counted.push(changes),
    onFailed: (error) => {
      throw error
    },
  })
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => outbox.add(update))
  outbox.start([], 0)
  for (const letter of 'abc') doc.getText('t').insert(doc.getText('t').length, letter)
  expect(sent).toHaveLength(1)
  sent[0]?.answer()
  await Promise.resolve()
  timers.advance(40)
  await Promise.resolve()
  expect(sent).toHaveLength(2)
  sent[1]?.answer()
  await Promise.resolve()
  await Promise.resolve()
  expect(counted).toEqual([1, 2])
  const receiver = new Y.Doc()
  for (const { update } of sent) Y.applyUpdate(receiver, update)
  expect(receiver.getText('t').toString()).toBe('abc')
})

test('an unfinished syllable is not sent, what was there before it is [SYNC-13]', () => {
  const timers = new ManualTimers()
  const sent: Uint8Array[] = []
  const outbox = new Outbox({
    timers,
    send: (update) => {
      sent.push(update)
      return Promise.resolve({ seq: sent.length, at: 0 })
    },
    onStored: () => undefined,
    onFailed: () => undefined,
  })
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => outbox.add(update))
  outbox.start([], 0)
  outbox.hold()
  doc.getText('t').insert(0, 'ㅎ')
  expect(sent).toHaveLength(0)
  outbox.release()
  expect(sent).toHaveLength(1)
})

test('a hole in the log’s numbers is seen, and its filling too [SYNC-4]', () => {
  const seqs = new SeqTracker()
  seqs.start(4)
  seqs.saw(5)
  seqs.saw(7)
  expect(seqs.hasGap).toBe(true)
  seqs.saw(6)
  expect(seqs.hasGap).toBe(false)
  seqs.saw(9)
  seqs.start(9)
  expect(seqs.hasGap).toBe(false)
})

test('of the deletions only those the other side lacks are found, although state vectors are equal', () => {
  const server = new Y.Doc()
  server.getText('t').insert(0, 'agreed in principle')
  const client = new Y.Doc()
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server))
  expect(deletionsMissingFrom(client, [Y.encodeStateAsUpdate(server)]).size).toBe(0)
  client.getText('t').delete(6, 13)
  expect(Y.encodeStateVector(client)).toEqual(Y.encodeStateVector(server))
  expect(deletionsMissingFrom(client, [Y.encodeStateAsUpdate(server)])).toEqual(
    new Map([[server.clientID, [{ clock: 6, len: 13 }]]]),
  )
  server.getText('t').delete(8, 4)
  expect(deletionsMissingFrom(client, [Y.encodeStateAsUpdate(server)])).toEqual(
    new Map([
      [
        server.clientID,
        [
          { clock: 6, len: 2 },
          { clock: 12, len: 7 },
        ],
      ],
    ]),
  )
})
