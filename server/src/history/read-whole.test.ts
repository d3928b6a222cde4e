import { readRecord } from '@tandem/shared/documents'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog } from '../testing/written-log.js'
import { readWhole } from './read-whole.js'
import { emptyWhole } from './whole-text.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
let read = 0
afterAll(() => report(`${read} documents read, seed ${fresh}`))

test.each(
  [1, 20230711, fresh].flatMap((seed) =>
    (['agenda', 'record'] as const).map((kind) => [kind, seed] as const),
  ),
)(
  'a whole %s is read to what Yjs makes of it, and goes on as that would [M10, H1] (seed %i)',
  async (kind, seed) => {
    const written = await writtenLog(kind, seeded(seed), { people: 4 })
    await written.write(70)
    const half = (await written.rows()).length
    await written.write(30)
    const rows = await written.rows()
    const doc = emptyWhole()
    for (const { frame } of rows.slice(0, half)) Y.applyUpdate(doc, frame)
    const update = Y.encodeStateAsUpdateV2(doc)
    const other = readWhole(update)
    read += 1
    expect(structsOf(other)).toEqual(structsOf(doc))
    expect(other.store.clients.size).toBeGreaterThan(3)
    expect(readRecord(other)).toEqual(readRecord(doc))
    for (const { frame } of rows.slice(half)) {
      Y.applyUpdate(doc, frame)
      Y.applyUpdate(other, frame)
    }
    expect(readRecord(other)).toEqual(readRecord(doc))
    expect(Y.equalSnapshots(Y.snapshot(other), Y.snapshot(doc))).toBe(true)
    expect(structsOf(other)).toEqual(structsOf(doc))
  },
  60_000,
)

test('where people went on behind one letter without hearing of each other, each stands where Yjs puts him [H10]', () => {
  const random = seeded(fresh)
  const below = (end: number): number => Math.floor(random() * end)
  for (let run = 0; run < 60; run += 1) {
    const whole = emptyWhole()
    whole.getText('text').insert(0, 'a')
    const people = Array.from({ length: 4 }, () => emptyWhole())
    for (let round = 0; round < 6; round += 1) {
      // Everyone hears of everything now and then, and writes some words in between.
      for (const doc of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole, Y.encodeStateVector(doc)))
      for (const doc of people) {
        const text = doc.getText('text')
        for (let words = below(5); words > 0; words -= 1)
          text.insert([0, text.length, below(text.length)][below(3)] ?? 0, `[${words}]`)
      }
      for (const doc of people)
        if (below(4) > 0) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(whole)))
    }
    const update = Y.encodeStateAsUpdateV2(whole)
    expect(readWhole(update).getText('text').toString(), `seed ${fresh}, run ${run}`).toBe(
      whole.getText('text').toString(),
    )
  }
})

test('values written over each other, by people who did not hear of each other, are the items that Yjs makes of them [M10, H10]', () => {
  const random = seeded(fresh)
  const below = (end: number): number => Math.floor(random() * end)
  for (let run = 0; run < 60; run += 1) {
    const whole = emptyWhole()
    const people = Array.from({ length: 4 }, (_, at) => {
      const doc = emptyWhole()
      doc.clientID = 10 + at
      return doc
    })
    for (let round = 0; round < 12; round += 1) {
      const doc = people[below(4)]!
      if (below(3) > 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole, Y.encodeStateVector(doc)))
      for (let times = below(5); times > 0; times -= 1) doc.getMap('values').set('minutes', below(99))
      if (below(3) > 0) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(whole)))
    }
    const other = readWhole(Y.encodeStateAsUpdateV2(whole))
    expect(structsOf(other), `seed ${fresh}, run ${run}`).toEqual(structsOf(whole))
    expect(other.getMap('values').toJSON()).toEqual(whole.getMap('values').toJSON())
  }
})

test('what leans on something that is not in it is told, and not read by halves', () => {
  const doc = new Y.Doc({ gc: false })
  doc.getText('text').insert(0, 'one')
  const state = Y.encodeStateVector(doc)
  doc.getText('text').insert(3, 'two')
  expect(() => readWhole(Y.encodeStateAsUpdateV2(doc, state))).toThrow()
})

/** Every struct: which it is, what it says, what it leans on, what is beside it, and whether it stands. */
function structsOf(doc: Y.Doc): unknown[] {
  const nameOf = (id: Y.ID | null | undefined): string => (id ? `${id.client}.${id.clock}` : '-')
  return [...doc.store.clients]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, structs]) =>
      structs.map((struct) =>
        struct instanceof Y.Item
          ? [
              nameOf(struct.id),
              struct.length,
              struct.content.constructor.name,
              struct.deleted,
              nameOf(struct.origin),
              nameOf(struct.rightOrigin),
              nameOf(struct.left?.id),
              nameOf(struct.right?.id),
              struct.parentSub,
            ]
          : [nameOf(struct.id), struct.length],
      ),
    )
}
