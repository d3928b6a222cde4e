import { expect, test } from 'vitest'
import { at, minute, timeline, version } from '../testing'
import { type TimelineFilter, timelineRows } from './timeline-rows'

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
const all: TimelineFilter = { author: null, namedOnly: false, touched: null }
const day = 1_440 * minute
const life = timeline([
  version(1, { kind: 'opened' }),
  ...[2, 3, 4, 5, 6].map((seq) => version(seq, { shares: [{ author: 1, added: 5, deleted: 0 }] })),
  version(7, { kind: 'named', name: 'As taken in the room', at: at + day }),
  version(8, { at: at + day + minute }),
  version(9, { at: at + day + 2 * minute }),
])

function rows(filter: Partial<TimelineFilter> = {}, opened: ReadonlySet<number> = new Set(), from = 7) {
  return timelineRows(life, { from, to: 9 }, { ...all, ...filter }, opened, dayOf).map((row) => {
    if (row.kind === 'day') return row.day
    return row.kind === 'fold'
      ? `${row.count} folded`
      : `${row.version.seq}${row.isA ? 'A' : ''}${row.isB ? 'B' : ''}`
  })
}

test('newest first, by day, with automatic versions folded where they run on', () => {
  expect(rows()).toEqual(['2026-10-17', '9B', '8', '7A', '2026-10-16', '5 folded', '1'])
  expect(rows({}, new Set([6]))).toEqual([
    '2026-10-17',
    '9B',
    '8',
    '7A',
    '2026-10-16',
    '6',
    '5',
    '4',
    '3',
    '2',
    '1',
  ])
})

test('what is compared is never folded away', () => {
  expect(rows({}, new Set(), 4)).toEqual([
    '2026-10-17',
    '9B',
    '8',
    '7',
    '2026-10-16',
    '6',
    '5',
    '4A',
    '3',
    '2',
    '1',
  ])
})

test('named only, one author only: what is compared stays in sight', () => {
  expect(rows({ namedOnly: true })).toEqual(['2026-10-17', '9B', '7A', '2026-10-16', '1'])
  expect(rows({ author: 1 })).toEqual(['2026-10-17', '9B', '7A', '2026-10-16', '5 folded'])
  expect(rows({ touched: [3] })).toEqual(['2026-10-17', '9B', '7A', '2026-10-16', '3'])
})
