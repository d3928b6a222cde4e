import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { mergeUpdates } from './merge-updates.js'

vi.mock('yjs', async (original) => {
  const yjs = await original<typeof Y>()
  return { ...yjs, mergeUpdates: vi.fn(yjs.mergeUpdates) }
})

interface Act {
  writer: number
  at: number
  text: string
  deletes: number
}

const act: fc.Arbitrary<Act> = fc.record({
  writer: fc.nat(2),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.string({ minLength: 0, maxLength: 3 }),
  deletes: fc.nat(2),
})

/** What three writers send who hear of each other now and then. */
function updatesOf(acts: readonly Act[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  const docs = [11, 12, 13].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') updates.push(update)
    })
  }
  acts.forEach(({ writer, at, text, deletes }, index) => {
    const doc = docs[writer] as Y.Doc
    const written = doc.getText('t')
    const spot = Math.floor(at * written.length)
    written.insert(spot, text)
    written.delete(spot, Math.min(deletes, written.length - spot))
    if (index % 5 === 0) {
      for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'heard')
    }
  })
  return updates
}

function read(update: Uint8Array): { text: string; state: Uint8Array } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return { text: doc.getText('t').toJSON(), state: Y.encodeStateAsUpdate(doc) }
}

test('many updates merged in groups say what they say merged at once', () => {
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 1, maxLength: 400, size: 'max' }),
      fc.boolean(),
      (acts, isBackwards) => {
        const updates = updatesOf(acts)
        if (updates.length === 0) return
        // Some come out of order: merging leaves gaps for what comes later, in each group.
        if (isBackwards) updates.reverse()
        expect(read(mergeUpdates(updates))).toEqual(read(Y.mergeUpdates(updates)))
      },
    ),
    { numRuns: 60 },
  )
})

test('what a burst of 8,000 keys left is merged whole, and never more than 64 updates at once', () => {
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let key = 0; key < 8_000; key += 1) doc.getText('t').insert(key, 'k')
  const merging = vi.mocked(Y.mergeUpdates)
  merging.mockClear()
  const merged = mergeUpdates(updates)
  // Merging at once costs the square of the number; in groups of groups each update is read a few times.
  const groups = merging.mock.calls.map(([group]) => group.length)
  expect(Math.max(...groups)).toBe(64)
  expect(groups.reduce((sum, length) => sum + length, 0)).toBeLessThan(updates.length * 1.1)
  expect(read(merged).text).toBe('k'.repeat(8_000))
})

test('one update stays as it is, and nothing merges to nothing', () => {
  const [update] = updatesOf([{ writer: 1, at: 0, text: 'a', deletes: 0 }])
  expect(mergeUpdates([update as Uint8Array])).toBe(update)
  expect(mergeUpdates([])).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
})
