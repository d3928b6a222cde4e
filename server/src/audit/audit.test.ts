import { AuditPage } from '@tandem/shared/audit'
import { newId, type UserId } from '@tandem/shared/ids'
import { beforeEach, expect, it } from 'vitest'
import type { Collections } from '../platform/collection.js'
import { memoryCollections } from '../testing/memory-collections.js'
import { type Audit, openAudit } from './audit.js'

const who = newId('usr')
let now: number
let collections: Collections
let audit: Audit

beforeEach(() => {
  now = Date.UTC(2026, 0, 5, 9)
  collections = memoryCollections()
  audit = open()
})

/** A process over the same store. */
function open(): Audit {
  const wall = { now: () => now }
  return openAudit({ collections, wall, clock: { now: () => Date.UTC(2023, 4, 17) } })
}

const forgery = (connection: string, by: UserId = who) =>
  audit.record({ who: by, what: 'edit.in_anothers_name', where: 'doc_x', outcome: 'refused', connection })

async function countsOf(what: string): Promise<number[]> {
  const { entries } = await audit.page(null)
  return entries.filter((entry) => entry.what === what).map(({ count }) => count)
}

it('an entry says who did what to what, on both clocks, and no more', async () => {
  await audit.record({ who, what: 'group.create', where: 'grp_x', address: '10.0.0.7' })
  const { entries } = AuditPage.parse(await audit.page(null))
  expect(entries).toEqual([
    {
      id: entries[0]?.id,
      seq: 1,
      at: '2023-05-17T00:00:00.000Z',
      wall: '2026-01-05T09:00:00.000Z',
      who,
      what: 'group.create',
      where: 'grp_x',
      address: '10.0.0.7',
      outcome: 'done',
      count: 1,
    },
  ])
})

it('entries of two processes stand in one sequence without a gap, read newest first, page by page', async () => {
  const other = open()
  const acts = Array.from({ length: 120 }, (_, index) =>
    (index % 2 ? audit : other).record({ who, what: 'sign_in', where: `sgn_${index}` }),
  )
  await Promise.all(acts)
  const read: number[] = []
  for (let before: number | null = null; ;) {
    const page: AuditPage = await open().page(before)
    read.push(...page.entries.map(({ seq }) => seq))
    before = page.next
    if (before === null) break
  }
  expect(read).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index))
})

it('a thousand equal refusals of one connection in a minute are two entries that count them all', async () => {
  for (let times = 0; times < 1_000; times += 1) await forgery('socket 1')
  expect(await countsOf('edit.in_anothers_name')).toEqual([1])
  now += 60_000
  await audit.flush()
  expect(await countsOf('edit.in_anothers_name')).toEqual([999, 1])
})

it('refusals of another connection, or of the next minute, begin anew', async () => {
  await forgery('socket 1')
  await forgery('socket 2')
  now += 61_000
  await forgery('socket 1')
  expect(await countsOf('edit.in_anothers_name')).toEqual([1, 1, 1])
})

it('what was counted is stored when the server stops', async () => {
  await forgery('socket 1')
  await forgery('socket 1')
  await audit.flush()
  expect(await countsOf('edit.in_anothers_name')).toEqual([1])
  await audit.flush('all')
  expect(await countsOf('edit.in_anothers_name')).toEqual([1, 1])
})
