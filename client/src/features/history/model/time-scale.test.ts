import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, minute } from '../testing'
import { createTimeScale } from './time-scale'

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

const bars = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 5_000 }),
      length: fc.integer({ min: 0, max: 30 }),
      edits: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((drawn) => {
    let time = at
    let seq = 0
    return drawn.map(({ gap, length, edits }) => {
      const from = time + gap * minute
      const to = from + length * minute
      const bar = { from, to, fromSeq: seq + 1, toSeq: seq + edits, shares: [] }
      time = to
      seq += edits
      return bar
    })
  })

test('a handle can be put on every edit: position and place follow each other both ways', () => {
  fc.assert(
    fc.property(bars, (drawn) => {
      const headSeq = drawn.at(-1)?.toSeq ?? 0
      const scale = createTimeScale(drawn, { firstSeq: 0, headSeq }, dayOf)
      let before = -1
      for (let seq = 1; seq <= headSeq; seq += 1) {
        const x = scale.xOf(seq)
        expect(x).toBeGreaterThan(before)
        expect(x).toBeLessThanOrEqual(1)
        expect(scale.seqAt(x)).toBe(seq)
        before = x
      }
    }),
    { numRuns: 60 },
  )
})

test('days without edits take no room, and each day is marked once', () => {
  const drawn = [
    { from: at, to: at + minute, fromSeq: 1, toSeq: 5, shares: [] },
    { from: at + 9 * 1_440 * minute, to: at + 9 * 1_440 * minute + minute, fromSeq: 6, toSeq: 9, shares: [] },
  ]
  const scale = createTimeScale(drawn, { firstSeq: 0, headSeq: 9 }, dayOf)
  expect(scale.days.map(({ x }) => x)).toEqual([0, 0.5])
  expect(scale.timeOf(9)).toBe(at + 9 * 1_440 * minute + minute)
})

test('a text without any edit has its end at the end', () => {
  const scale = createTimeScale([], { firstSeq: 0, headSeq: 0 }, dayOf)
  expect(scale.xOf(0)).toBe(1)
  expect(scale.seqAt(0.5)).toBe(0)
})
