import { newId } from '@tandem/shared/ids'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../testing/seeded.js'
import type { Batch } from '../document-history.js'
import { versionEnds } from './automatic-versions.js'
import { densityBars, mostBars } from './density.js'

const [ann, ben] = [newId('usr'), newId('usr')]
const minute = 60_000

/** Rows at these minutes; each writes ten letters unless it says otherwise. */
function rows(...each: (Partial<Omit<Batch, 'seq'>> & { minute: number })[]): Batch[] {
  return each.map(({ minute: at, ...row }, index) => ({
    seq: index + 1,
    at: at * minute,
    author: ann,
    kind: 'edit',
    added: 10,
    deleted: 0,
    ...row,
  }))
}
const opened = { minute: 0, added: 1_000 }
const ends = (batches: Batch[], named: number[] = []) =>
  versionEnds(batches, new Set(named)).map(({ seq, kind }) => `${seq} ${kind}`)

describe('a version ends by itself', () => {
  it('with the document’s first row, and with its last', () => {
    expect(ends(rows(opened))).toEqual(['1 opened'])
    expect(ends(rows(opened, { minute: 1 }, { minute: 2 }))).toEqual(['1 opened', '3 auto'])
  })

  it('before a pause of ten minutes', () => {
    expect(ends(rows(opened, { minute: 1 }, { minute: 10.9 }, { minute: 20.9 }))).toEqual([
      '1 opened',
      '3 auto',
      '4 auto',
    ])
  })

  it('before somebody who has not written in it yet, once it lasts five minutes', () => {
    const early = rows(opened, { minute: 1 }, { minute: 4, author: ben }, { minute: 7 })
    expect(ends(early)).toEqual(['1 opened', '4 auto'])
    const late = rows(opened, { minute: 1 }, { minute: 5.5 }, { minute: 6.5, author: ben }, { minute: 7 })
    expect(ends(late)).toEqual(['1 opened', '3 auto', '5 auto'])
  })

  it('after 1,500 characters, and after 30 minutes', () => {
    expect(ends(rows(opened, { minute: 1, added: 1_400 }, { minute: 2, added: 100 }, { minute: 3 }))).toEqual(
      ['1 opened', '3 auto', '4 auto'],
    )
    const steady = [1, 9, 17, 25, 30.9, 31].map((at) => ({ minute: at }))
    expect(ends(rows(opened, ...steady))).toEqual(['1 opened', '6 auto', '7 auto'])
  })

  it('before a deletion of more than 30 %, so that what stood is one click away [C5]', () => {
    expect(ends(rows(opened, { minute: 1 }, { minute: 2, added: 0, deleted: 300 }))).toEqual([
      '1 opened',
      '3 auto',
    ])
    expect(ends(rows(opened, { minute: 1 }, { minute: 2, added: 0, deleted: 310 }))).toEqual([
      '1 opened',
      '2 auto',
      '3 auto',
    ])
  })

  it('around every import and every restore [C10]', () => {
    const kinds = rows(
      { minute: 0, kind: 'import' },
      { minute: 1, kind: 'import' },
      { minute: 2 },
      { minute: 3, kind: 'restore' },
      { minute: 4 },
      { minute: 5, kind: 'undo' },
      { minute: 6 },
    )
    expect(ends(kinds)).toEqual(['1 import', '2 import', '3 auto', '4 restore', '5 auto', '6 auto', '7 auto'])
  })

  it('where somebody named it', () => {
    expect(ends(rows(opened, { minute: 1 }, { minute: 2 }, { minute: 3 }), [2])).toEqual([
      '1 opened',
      '2 auto',
      '4 auto',
    ])
  })

  it('nowhere else, and every row is in one: whatever was written', () => {
    const random = seeded(Date.now() % 1_000_000)
    let at = 0
    const many = rows(
      ...Array.from({ length: 3_000 }, () => ({
        minute: (at += random() * 3),
        author: random() < 0.5 ? ann : ben,
        added: Math.floor(random() * 60),
        deleted: Math.floor(random() * 20),
      })),
    )
    const seqs = versionEnds(many, new Set()).map(({ seq }) => seq)
    expect(seqs.at(-1)).toBe(3_000)
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b))
    for (const [index, seq] of seqs.entries()) {
      const within = many.slice(seqs[index - 1] ?? 0, seq)
      expect(within.at(-1)!.at - within[0]!.at).toBeLessThan(30 * minute)
    }
  })
})

describe('the histogram under a text', () => {
  const placeOf = (author: string | null): number => (author === ann ? 0 : 1)

  it('has at most 240 bars, each with who wrote how much, and loses no letter', () => {
    const random = seeded(7)
    let at = 0
    const many = rows(
      ...Array.from({ length: 2_000 }, () => ({
        minute: (at += random() < 0.01 ? 10_000 : random()),
        author: random() < 0.3 ? ann : ben,
      })),
    )
    const bars = densityBars(many, placeOf)
    expect(bars.length).toBeGreaterThan(100)
    expect(bars.length).toBeLessThanOrEqual(mostBars)
    const added = bars.flatMap(({ shares }) => shares).reduce((sum, share) => sum + share.added, 0)
    expect(added).toBe(20_000)
    expect(bars.map(({ fromSeq }) => fromSeq).slice(1)).toEqual(
      bars.slice(0, -1).map(({ toSeq }) => toSeq + 1),
    )
  })

  it('gives a month without a word no more room than a pause', () => {
    const bars = densityBars(
      rows({ minute: 0 }, { minute: 1 }, { minute: 43_200 }, { minute: 43_201 }),
      placeOf,
      24,
    )
    expect(bars).toHaveLength(4)
    expect(bars[0]).toMatchObject({ fromSeq: 1, toSeq: 1, shares: [{ author: 0, added: 10, deleted: 0 }] })
  })

  it('of nothing is nothing, and of one moment is one bar', () => {
    expect(densityBars([], placeOf)).toEqual([])
    expect(densityBars(rows({ minute: 3 }, { minute: 3 }), placeOf)).toHaveLength(1)
  })
})
