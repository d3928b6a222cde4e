/** What the guard lets through, Yjs takes whole; what the editor writes, the guard lets through [SYNC-3]. */
import { readAgenda, writeAgenda } from '@tandem/shared/documents'
import { largestFrameBytes, Refusal } from '@tandem/shared/protocol'
import { framesFor } from '@tandem/shared/sync'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anAgenda } from '../../testing/an-agenda.js'
import { firstTitle } from '../../testing/first-title.js'
import { report } from '../../testing/report.js'
import { seeded } from '../../testing/seeded.js'
import { Writer } from '../../testing/writer.js'
import { Guard } from './guard.js'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
afterAll(() => report(`seed of the guard's tests: ${seed}`))

function served(): Y.Doc {
  const doc = new Y.Doc()
  writeAgenda(doc, anAgenda())
  return doc
}

function judge(guard: Guard, update: Uint8Array): 'accepted' | Refusal {
  try {
    guard.judge(update)
    return 'accepted'
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

test('no honest update is refused: typing, marks, items, deletions, weeks offline [SYNC-3]', () => {
  let accepted = 0
  for (let run = 0; run < 12; run += 1) {
    const random = seeded(seed + run)
    const server = served()
    const guard = new Guard(server)
    const writers = Array.from({ length: 4 }, () => new Writer(server, random))
    const take = (update: Uint8Array): void => {
      expect(judge(guard, update), `seed ${seed + run}`).toBe('accepted')
      guard.settle()
      Y.applyUpdate(server, update)
      expect(server.store.pendingStructs).toBeNull()
      accepted += 1
    }
    for (let step = 0; step < 120; step += 1) {
      const writer = writers[step % writers.length] as Writer
      if (random() < 0.05) writer.isOnline = !writer.isOnline
      const update = writer.acts()
      if (!writer.isOnline || update === null) continue
      for (const frame of writer.framesFor(server)) take(frame)
      for (const other of writers) if (other.isOnline) other.hears(server)
    }
    for (const writer of writers) for (const frame of writer.framesFor(server)) take(frame)
    for (const writer of writers) {
      writer.hears(server)
      expect(readAgenda(writer.doc)).toEqual(readAgenda(server))
    }
  }
  expect(accepted).toBeGreaterThan(500)
  report(`${accepted} honest updates, none refused`)
})

test('days of work without a line come back in frames of which none is refused, whatever the moment [SYNC-3]', () => {
  const random = seeded(seed)
  const server = served()
  const writer = new Writer(server, random)
  writer.types('agreed text '.repeat(400))
  for (const frame of writer.framesFor(server)) Y.applyUpdate(server, frame)
  for (let edit = 0; edit < 6_000; edit += 1) {
    if (random() < 0.6) writer.types(words(random), random)
    else writer.deletes(Math.floor(random() * 4_000), 1 + Math.floor(random() * 6))
  }
  // Time stands still: nothing that is limited by the second is given back.
  const guard = new Guard(server, () => 0)
  const frames = writer.framesFor(server, 40_000)
  for (const frame of frames) {
    expect(judge(guard, frame), `seed ${seed}`).toBe('accepted')
    guard.settle()
    Y.applyUpdate(server, frame)
  }
  expect(frames.length).toBeGreaterThan(2)
  expect(readAgenda(server)).toEqual(readAgenda(writer.doc))
})

test('a single run of letters of 600 KB comes in frames of which none is refused [SYNC-3, SYNC-12]', () => {
  const server = served()
  const writer = new Writer(server, seeded(seed))
  writer.types('agreed 합의 😀 '.repeat(40_000))
  const guard = new Guard(server)
  const frames = writer.framesFor(server, largestFrameBytes / 2)
  expect(Y.encodeStateAsUpdate(writer.doc).length).toBeGreaterThan(600_000)
  expect(frames.length).toBeGreaterThan(4)
  for (const frame of frames) {
    expect(frame.length).toBeLessThan(largestFrameBytes)
    expect(judge(guard, frame)).toBe('accepted')
    guard.settle()
    Y.applyUpdate(server, frame)
  }
  expect(readAgenda(server)).toEqual(readAgenda(writer.doc))
})

test('whatever mutant passes, Yjs applies it whole, with nothing pending and nothing of the server’s changed [SYNC-3, SYNC-12]', () => {
  const random = seeded(seed)
  let passed = 0
  let refused = 0
  for (let run = 0; run < 40; run += 1) {
    const server = served()
    const writer = new Writer(server, random)
    for (let step = 0; step < 6; step += 1) writer.acts()
    const [honest] = writer.framesFor(server)
    if (!honest) continue
    const before = Y.encodeStateAsUpdate(server)
    for (let mutant = 0; mutant < 250; mutant += 1) {
      const update = mutated(honest, random)
      if (judge(new Guard(server), update) !== 'accepted') {
        refused += 1
        continue
      }
      passed += 1
      const copy = new Y.Doc()
      Y.applyUpdate(copy, before)
      Y.applyUpdate(copy, update)
      expect(copy.store.pendingStructs, `seed ${seed}`).toBeNull()
      expect(copy.store.pendingDs, `seed ${seed}`).toBeNull()
      expect(copy.getMap('info').toJSON()).toEqual(server.getMap('info').toJSON())
      expect([...copy.share.keys()].toSorted()).toEqual(['days', 'info', 'items'])
      const again = new Y.Doc()
      Y.applyUpdate(again, Y.encodeStateAsUpdate(copy))
      expect(readAgenda(again)).toEqual(readAgenda(copy))
    }
  }
  expect(passed).toBeGreaterThan(40)
  expect(refused).toBeGreaterThan(2_000)
  report(`${passed} mutants passed and applied, ${refused} refused`)
})

test('an update that leans on the one before it in the same append is judged with it', () => {
  const server = served()
  const guard = new Guard(server)
  const writer = new Writer(server, seeded(1))
  const first = writer.types('one')
  const second = writer.types('two')
  expect(judge(guard, second)).toMatchObject({ reason: 'update_gap' })
  expect(judge(guard, first)).toBe('accepted')
  expect(judge(guard, second)).toBe('accepted')
  guard.settle()
  expect(judge(guard, second)).toMatchObject({ reason: 'update_gap' })
})

test('a judged update that is another’s after all leaves no trace', () => {
  const server = served()
  const guard = new Guard(server)
  const writer = new Writer(server, seeded(1))
  const first = writer.types('one')
  const second = writer.types('two')
  expect(judge(guard, first)).toBe('accepted')
  guard.forget()
  expect(judge(guard, second)).toMatchObject({ reason: 'update_gap' })
})

test('a repeat is recognised, also one whose deletions are all done', () => {
  const server = served()
  const writer = new Writer(server, seeded(1))
  writer.types('abc')
  writer.deletes(0, 2)
  const [all] = framesFor(writer.doc, Y.encodeStateVector(server), writer.deletions(), 100_000)
  const guard = new Guard(server)
  expect(guard.judge(all as Uint8Array).isRepeat).toBe(false)
  Y.applyUpdate(server, all as Uint8Array)
  guard.settle()
  expect(guard.judge(all as Uint8Array).isRepeat).toBe(true)
})

test('thousands who insert at one place, each another client, are refused before they hold everyone up [SYNC-11]', () => {
  const doc = served()
  const guard = new Guard(doc, () => 0)
  const empty = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  let client = 1
  const crowd = (): Uint8Array => {
    const updates = Array.from({ length: 64 }, () => {
      const other = new Y.Doc()
      Y.applyUpdate(other, empty)
      other.clientID = client
      client += 1
      firstTitle(other).insert(0, 'a')
      return Y.encodeStateAsUpdate(other, before)
    })
    return Y.mergeUpdates(updates)
  }
  let taken = 0
  for (; taken < 1_000; taken += 1) {
    const update = crowd()
    const judged = judge(guard, update)
    if (judged !== 'accepted') {
      expect(judged).toMatchObject({ reason: 'too_many_requests' })
      break
    }
    guard.settle()
    Y.applyUpdate(doc, update)
  }
  expect(taken).toBeGreaterThan(10)
  expect(taken).toBeLessThan(200)
  expect(firstTitle(doc).length).toBe(taken * 64)
})

function words(random: () => number): string {
  return 'and so on '.slice(0, 1 + Math.floor(random() * 9))
}

function mutated(honest: Uint8Array, random: () => number): Uint8Array {
  const bytes = [...honest]
  const at = (): number => Math.floor(random() * bytes.length)
  const times = 1 + Math.floor(random() * 3)
  for (let change = 0; change < times; change += 1) {
    const kind = Math.floor(random() * 5)
    if (kind === 0) bytes[at()] = Math.floor(random() * 256)
    else if (kind === 1) bytes[at()] = ((bytes[at()] ?? 0) + (random() < 0.5 ? 1 : 255)) & 255
    else if (kind === 2) bytes.splice(at(), 1)
    else if (kind === 3) bytes.splice(at(), 0, Math.floor(random() * 256))
    else bytes.length = Math.max(1, at())
  }
  return Uint8Array.from(bytes)
}
