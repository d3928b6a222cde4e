import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../testing/seeded.js'
import { packRows, unpackRows } from './pack-rows.js'
import { beforeFirstRow, chainRows, type LogRow, type NewRow } from './update-log.store.js'

const anyRow: fc.Arbitrary<NewRow> = fc.record({
  author: fc.oneof(
    fc.constantFrom('kor', 'mys', ''),
    fc.string({ unit: 'binary' }),
    fc.constant('\ud800"\u0000'),
  ),
  at: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 1_700_000_000_000, max: 1_700_000_009_999 })),
  kind: fc.constantFrom('edit', 'import', 'restore', 'undo'),
  frame: fc.uint8Array({ maxLength: 300 }),
})
const anyHead = fc.record({
  seq: fc.integer({ min: 0, max: 2 ** 40 }),
  hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
})

const typing = (count: number): LogRow[] => {
  const random = seeded(7)
  const rows = Array.from({ length: count }, (_, index): NewRow => {
    const clock = Buffer.alloc(4)
    clock.writeUInt32LE(index)
    return {
      author: random() < 0.5 ? 'usr_chair_of_malaysia' : 'usr_chair_of_korea',
      at: 1_684_288_800_000 + index * 1_900 + Math.floor(random() * 200),
      kind: 'edit',
      frame: Uint8Array.of(
        1,
        1,
        200,
        4,
        ...clock,
        132,
        200,
        4,
        ...clock,
        1,
        97 + Math.floor(random() * 26),
        0,
      ),
    }
  })
  return chainRows(beforeFirstRow, rows)
}

test('whatever rows are packed come back byte for byte, hashes included [SYNC-4]', () => {
  fc.assert(
    fc.property(anyHead, fc.array(anyRow, { minLength: 1, maxLength: 40 }), (head, given) => {
      const rows = chainRows(head, given)
      expect(unpackRows(packRows(rows))).toEqual(rows)
    }),
    { numRuns: 300 },
  )
})

test('rows that do not follow from each other are not packed', () => {
  const rows = typing(5)
  for (const change of [{ hash: 'f'.repeat(64) }, { seq: 9 }, { at: 0 }, { frame: new Uint8Array() }]) {
    const changed = rows.map((row) => (row.seq === 3 ? { ...row, ...change } : row))
    expect(() => packRows(changed)).toThrow('does not follow')
  }
  expect(() => packRows(rows.filter(({ seq }) => seq !== 3))).toThrow('Row 3 does not follow')
  expect(() => packRows([])).toThrow('at least one row')
})

test('a packed segment with a changed or missing byte is noticed, never read as other rows [M14]', () => {
  const rows = typing(60)
  const packed = packRows(rows)
  const random = seeded(11)
  let noticed = 0
  for (let position = 0; position < packed.length; position += 1) {
    const changed = Uint8Array.from(packed)
    changed[position] = (changed[position] ?? 0) ^ (1 << Math.floor(random() * 8))
    let read: LogRow[] | null = null
    try {
      read = unpackRows(changed)
    } catch {
      noticed += 1
    }
    // A bit that Brotli does not look at changes nothing.
    if (read) expect(read).toEqual(rows)
  }
  expect(noticed).toBeGreaterThan(packed.length * 0.9)
  for (const length of [0, 1, packed.length - 1]) {
    expect(() => unpackRows(packed.subarray(0, length))).toThrow()
  }
})

test('two thousand rows of typing take under a third of their bytes', () => {
  const rows = typing(2_048)
  const bytes = rows.reduce((sum, { frame, author }) => sum + frame.length + author.length + 8 + 32, 0)
  const packed = packRows(rows)
  expect(packed.length).toBeLessThan(bytes / 3)
  expect(packed.length / rows.length).toBeLessThan(8)
})
