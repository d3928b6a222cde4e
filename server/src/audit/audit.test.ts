import { type AuditFilter, AuditPage } from '@tandem/shared/audit'
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
  return openAudit({ collections, wall, clock: { now: () => Date.UTC(2023, 4, 17) }, mostLookedThrough: 100 })
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
      asked: null,
      reason: null,
      count: 1,
      hash: entries[0]?.hash,
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
  for (let before: string | null = null; ;) {
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

const refusedRequest = (where: string) =>
  audit.record({
    who,
    what: 'request',
    where,
    outcome: 'refused',
    asked: 'GET /documents/:documentId',
    reason: 'not_found',
    connection: 'sgn_1',
  })

it('whoever tries a thousand ids in a minute costs two entries, which count them all', async () => {
  for (let id = 0; id < 1_000; id += 1) await refusedRequest(`doc_${id}`)
  now += 60_000
  await audit.flush()
  expect(await countsOf('request')).toEqual([999, 1])
})

it('is read by person, kind, thing, outcome and time, page by page', async () => {
  const other = newId('usr')
  for (let day = 0; day < 10; day += 1) {
    await audit.record({ who, what: 'sign_in', where: 'sgn_1' })
    await audit.record({ who: other, what: 'membership.change', where: `grp_x:usr_${day}` })
    await refusedRequest('doc_x')
    now += 24 * 60 * 60_000
  }
  const count = async (filter: AuditFilter) => (await audit.page(null, filter)).entries.length
  expect(await count({})).toBe(30)
  expect(await count({ who: other })).toBe(10)
  expect(await count({ what: 'sign_in' })).toBe(10)
  expect(await count({ outcome: 'refused' })).toBe(10)
  expect(await count({ where: 'grp_x' })).toBe(10)
  expect(await count({ where: 'usr_3' })).toBe(1)
  expect(await count({ from: '2026-01-12T00:00:00Z', to: '2026-01-13T00:00:00Z' })).toBe(3)
  const { entries, last } = await audit.all({ from: '2026-01-12T00:00:00Z' })
  const read: number[] = []
  for await (const { seq } of entries) read.push(seq)
  expect([read.length, last?.seq]).toEqual([9, 30])
})

/** A store that has so many entries, each made when it is asked for. */
function logOf(end: number): Collections {
  const common = { id: newId('aud'), at: now, wall: now, who, what: 'sign_in', outcome: 'done', count: 1 }
  const entry = (seq: number) => ({
    ...common,
    seq,
    where: null,
    address: null,
    asked: null,
    reason: null,
    hash: '0'.repeat(64),
  })
  const findOne = async (_index: string, [seq]: readonly [number]) =>
    seq <= end ? { value: entry(seq), version: 1 } : null
  return { collection: () => ({ findOne }) as never }
}

it('is given whole to whoever exports it, however long it is, as far as it went when that began', async () => {
  const length = 100_001
  collections = logOf(length)
  const { entries, last } = await open().all({ what: 'sign_in' })
  let read = 0
  for await (const { seq } of entries) if (seq === read + 1) read += 1
  expect([read, last?.seq]).toEqual([length, length])
})

it('what is rare in a long log comes over several pages, some of which may be empty', async () => {
  await audit.record({ who, what: 'group.create', where: 'grp_x' })
  for (let entry = 0; entry < 110; entry += 1) await audit.record({ who, what: 'sign_in' })
  const first = await audit.page(null, { what: 'group.create' })
  expect(first.entries).toEqual([])
  const second = await audit.page(first.next, { what: 'group.create' })
  expect([second.entries.map(({ seq }) => seq), second.next]).toEqual([[1], null])
})
