import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { splitUpdate } from './split-update.js'

const step = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom<'type' | 'delete' | 'meet'>('type', 'type', 'delete', 'meet'),
  at: fc.nat(1000),
  text: fc.string({ minLength: 1, maxLength: 40 }),
})
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never

test('the frames of a split update give the same text, and none builds on what has not come [SYNC-5]', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 40, max: 400 }), (steps, largest) => {
      const doc = textOfThree(steps)
      const receiver = new Y.Doc()
      const frames = splitUpdate(Y.encodeStateAsUpdate(doc), new Map(), largest)
      for (const frame of frames) {
        Y.applyUpdate(receiver, frame)
        expect(receiver.store.pendingStructs).toBeNull()
        expect(receiver.store.pendingDs).toBeNull()
      }
      expect(receiver.getText('t').toString()).toBe(doc.getText('t').toString())
      expect(Y.encodeStateVector(receiver)).toEqual(Y.encodeStateVector(doc))
    }),
  )
})

test('a split starts from what the receiver has', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'agreed '.repeat(50))
  const receiver = new Y.Doc()
  Y.applyUpdate(receiver, Y.encodeStateAsUpdate(doc))
  for (let at = 0; at < 200; at += 1) doc.getText('t').insert(at * 2, 'x')
  const vector = Y.encodeStateVector(receiver)
  const frames = splitUpdate(Y.encodeStateAsUpdate(doc, vector), Y.decodeStateVector(vector), 300)
  expect(frames.length).toBeGreaterThan(2)
  for (const frame of frames) Y.applyUpdate(receiver, frame)
  expect(receiver.getText('t').toString()).toBe(doc.getText('t').toString())
})

test('one run of letters longer than a frame goes in pieces, and no character is torn [SYNC-5]', () => {
  for (const largest of [101, 64 * 1024]) {
    const doc = new Y.Doc()
    const text = doc.getText('t')
    text.insert(0, 'before and behind')
    text.insert(7, '합의😀agreed'.repeat(largest > 1_000 ? 40_000 : 60))
    text.delete(3, 10)
    const receiver = new Y.Doc()
    const frames = splitUpdate(Y.encodeStateAsUpdate(doc), new Map(), largest)
    expect(frames.length).toBeGreaterThan(5)
    for (const frame of frames) {
      expect(frame.length).toBeLessThanOrEqual(largest + 40)
      Y.applyUpdate(receiver, frame)
      expect(receiver.store.pendingStructs).toBeNull()
      expect(receiver.getText('t').toString()).not.toContain('\uFFFD')
    }
    expect(receiver.getText('t').toString()).toBe(text.toString())
    // Who has the middle of it already gets the rest.
    const half = new Y.Doc()
    for (const frame of frames.slice(0, 3)) Y.applyUpdate(half, frame)
    const vector = Y.encodeStateVector(half)
    for (const frame of splitUpdate(
      Y.encodeStateAsUpdate(doc, vector),
      Y.decodeStateVector(vector),
      largest,
    )) {
      Y.applyUpdate(half, frame)
    }
    expect(half.getText('t').toString()).toBe(text.toString())
  }
})

/** One document into which three wrote, each in his own copy, meeting now and then. */
function textOfThree(steps: readonly Step[]): Y.Doc {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const [first] = docs as [Y.Doc, ...Y.Doc[]]
  for (const { who, kind, at, text } of steps) {
    const doc = docs[who] ?? first
    const shared = doc.getText('t')
    if (kind === 'type') shared.insert(at % (shared.length + 1), text)
    else if (kind === 'delete' && shared.length > 0) {
      const from = at % shared.length
      shared.delete(from, Math.min(text.length, shared.length - from))
    } else if (kind === 'meet') Y.applyUpdate(doc, Y.encodeStateAsUpdate(first, Y.encodeStateVector(doc)))
  }
  for (const doc of docs) Y.applyUpdate(first, Y.encodeStateAsUpdate(doc))
  return first
}
