import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareKeys } from '../documents/index.js'
import { keysToPlace, type Keyed } from './order-keys.js'

type Entry = Keyed<string>
const ordered = (list: readonly Entry[]) => list.toSorted((a, b) => compareKeys(a.order, b.order, a.id, b.id))

function place(list: readonly Entry[], at: number, id: string): Entry[] {
  const others = ordered(list.filter((entry) => entry.id !== id))
  const index = Math.min(at, others.length)
  const keys = keysToPlace(others, index, id)
  return ordered(
    [...others, { id, order: '' }].map((entry) => ({ ...entry, order: keys.get(entry.id) ?? entry.order })),
  )
}

test('whatever the keys are, an item stands where it was put and the others keep their order [M1]', () => {
  // Equal keys come from two who insert at one place; malformed ones from other software.
  const key = fc.oneof(fc.constantFrom('a0', 'a1', 'a1V', 'Zz', 'a0V'), fc.string({ maxLength: 3 }))
  const list = fc
    .array(key, { maxLength: 8 })
    .map((keys) => keys.map((order, at): Entry => ({ id: `item ${at}`, order })))
  fc.assert(
    fc.property(list, fc.nat(8), (entries, at) => {
      const before = ordered(entries).map((entry) => entry.id)
      const index = Math.min(at, before.length)
      const after = place(entries, at, 'moved').map((entry) => entry.id)
      expect(after).toEqual(before.toSpliced(index, 0, 'moved'))
    }),
    { numRuns: 2_000 },
  )
})

test('with well-formed keys that differ, one key is written [M1]', () => {
  const list = ['a0', 'a1', 'a2'].map((order) => ({ id: order, order }))
  for (const index of [0, 1, 2, 3]) expect(keysToPlace(list, index, 'moved').size).toBe(1)
})

test('many moves to one place keep keys short enough to type in a log', () => {
  let list: Entry[] = ['a0', 'a1'].map((order) => ({ id: order, order }))
  for (let step = 0; step < 200; step += 1) list = place(list, 1, `item ${step}`)
  expect(Math.max(...list.map((entry) => entry.order.length))).toBeLessThan(60)
})
