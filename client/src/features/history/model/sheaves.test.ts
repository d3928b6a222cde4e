import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inSheaves, type Sheaf } from './sheaves'

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

test('what is opened in the middle of a long text leaves all other sheaves as they were [H7]', () => {
  const rows = named(240)
  const before = inSheaves(rows, [], letters)
  expect(before).toHaveLength(10)
  const opened = [...rows.slice(0, 60), ...named(100).map((row) => `folded ${row}`), ...rows.slice(61)]
  const after = inSheaves(opened, before, letters)
  expect(together(after)).toEqual(opened)
  const stayed = before.filter((sheaf) => after.includes(sheaf))
  expect(stayed).toEqual(before.filter(({ rows: own }) => !own.includes('row 60') && !own.includes('row 72')))
  for (const sheaf of after) expect(sheaf.rows.length).toBeLessThanOrEqual(48)
})
