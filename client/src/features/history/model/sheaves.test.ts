import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inSheaves, rowsInSheaf, type Sheaf } from './sheaves'

const letters = { nameOf: (row: string) => row, isSame: (row: string, other: string) => row === other }
const named = (count: number) => Array.from({ length: count }, (_, at) => `row ${at}`)
const together = (sheaves: readonly Sheaf<string>[]) => sheaves.flatMap(({ rows }) => rows)

test('whatever stood before, the rows of all sheaves are the rows in their order [H7]', () => {
  const texts = fc.uniqueArray(fc.constantFrom(...named(90)), { maxLength: 90 })
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 5 }), (life) => {
      let sheaves: readonly Sheaf<string>[] = []
      for (const rows of life) {
        sheaves = inSheaves(rows, sheaves, letters)
        expect(together(sheaves)).toEqual(rows)
        expect(new Set(sheaves.map(({ key }) => key)).size).toBe(sheaves.length)
        for (const sheaf of sheaves) expect(sheaf.rows.length).toBeGreaterThan(0)
      }
    }),
  )
})

test('a row that goes far leaves all sheaves but two as they were [H7]', () => {
  const rows = named(240)
  const before = inSheaves(rows, [], letters)
  for (const [from, to] of [
    [200, 10],
    [10, 200],
  ] as const) {
    const moved = rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] as string)
    const after = inSheaves(moved, before, letters)
    expect(together(after)).toEqual(moved)
    expect(before.filter((sheaf) => !after.includes(sheaf))).toHaveLength(2)
    expect(after).toHaveLength(before.length)
  }
})

test('what is opened in the middle of a long text leaves all sheaves but two as they were [H7]', () => {
  const rows = named(240)
  const before = inSheaves(rows, [], letters)
  expect(before).toHaveLength(240 / rowsInSheaf)
  const opened = [...rows.slice(0, 60), ...named(100).map((row) => `folded ${row}`), ...rows.slice(61)]
  const after = inSheaves(opened, before, letters)
  expect(together(after)).toEqual(opened)
  // The one it was in, and the next, to which the last of what was opened goes.
  expect(before.filter((sheaf) => !after.includes(sheaf)).length).toBeLessThanOrEqual(2)
  for (const sheaf of after) expect(sheaf.rows.length).toBeLessThanOrEqual(2 * rowsInSheaf)
})
