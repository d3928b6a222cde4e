/**
 * The audit log: what was done and what was refused, by whom and when.
 *
 * Always true:
 *  1. An entry is never changed or removed, and holds ids only: no text, no token, no password. Its hash goes over
 *     it and the hash of the entry before: whoever changes or removes one in the store is found.
 *  2. What was done is recorded before the person is told that it is done.
 *  3. A flood of equal refusals costs two entries a minute for each connection, and none is uncounted: the
 *     first is stored at once, the others together when the minute is over.
 */
import type { AuditAct, AuditEntry, AuditFilter, AuditPage, AuditVerdict } from '@tandem/shared/audit'
import { newId, type UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import { openAuditLog, type StoredAuditEntry } from './audit.store.js'
import { verifyLog } from './verify-log.js'

export interface AuditFacts {
  who: UserId | null
  what: AuditAct
  /** The id of what it was done to. */
  where?: string | null
  /** Where the request came from. Stays in the audit log and out of every other. */
  address?: string | null
  outcome?: 'done' | 'refused'
  /** The route or event that was asked, and why it was refused. */
  asked?: string
  reason?: string
  /** Refusals of one connection are counted together; without it each one is an entry. */
  connection?: string
}

export interface Audit {
  record(facts: AuditFacts): Promise<void>
  /** Stores the counts of minutes that are over; of all of them at the end. Called now and then. */
  flush(all?: 'all'): Promise<void>
  /**
   * @param cursor `next` of the page before; null: the first page. Refused as `malformed` if it is none
   * @param limit so many entries at most
   */
  page(cursor: string | null, filter?: AuditFilter, limit?: number): Promise<AuditPage>
  /** All of them, however many there are, oldest first, as far as they are there when it begins. */
  all(filter: AuditFilter): Promise<{ last: AuditEntry | null; entries: AsyncIterable<AuditEntry> }>
  /** @param known a head that was written down before: what was cut off at the end is found by it alone */
  verify(known?: { seq: number; hash: string }): Promise<AuditVerdict>
}

export interface AuditParts {
  collections: Collections
  /** So many entries are looked through for one page; fewer in tests. */
  mostLookedThrough?: number
  /** Domain time. */
  clock: Clock
  wall: Clock
}

const countTogetherMs = 60_000
const pageSize = 50
const lookedThroughForPage = 5_000
const readAtOnce = 200
/** Clocks of several processes differ: entries are not quite in the order of their times. */
const clocksDifferMs = 60 * 60_000

interface Repeated {
  facts: AuditFacts
  since: number
  /** Beyond the first, which is stored. */
  further: number
}

export function openAudit({ collections, clock, wall, mostLookedThrough }: AuditParts): Audit {
  const log = openAuditLog(collections)
  const most = mostLookedThrough ?? lookedThroughForPage
  const repeated = new Map<string, Repeated>()

  function store(facts: AuditFacts, count: number): Promise<void> {
    return log.append({
      id: newId('aud'),
      at: clock.now(),
      wall: wall.now(),
      who: facts.who,
      what: facts.what,
      where: facts.where ?? null,
      address: facts.address ?? null,
      outcome: facts.outcome ?? 'done',
      asked: facts.asked ?? null,
      reason: facts.reason ?? null,
      count,
    })
  }

  async function end(key: string, { facts, further }: Repeated): Promise<void> {
    repeated.delete(key)
    if (further > 0) await store(facts, further)
  }

  return {
    async record(facts) {
      if (facts.connection === undefined || facts.outcome !== 'refused') return store(facts, 1)
      const key = keyOf(facts)
      const before = repeated.get(key)
      if (before && wall.now() - before.since < countTogetherMs) {
        before.further += 1
        return
      }
      const ending = before ? end(key, before) : Promise.resolve()
      repeated.set(key, { facts, since: wall.now(), further: 0 })
      await ending
      await store(facts, 1)
    },
    async flush(all) {
      const over = [...repeated].filter(
        ([, { since }]) => all === 'all' || wall.now() - since >= countTogetherMs,
      )
      await Promise.all(over.map(([key, each]) => end(key, each)))
    },
    async page(cursor, filter = {}, limit = pageSize) {
      const from = Math.min(beforeOf(cursor) - 1, await log.head())
      const entries: StoredAuditEntry[] = []
      let next: number | null = from >= 1 ? from + 1 : null
      for await (const entry of backwards(from)) {
        next = entry.seq > 1 ? entry.seq : null
        if (matches(filter, entry)) entries.push(entry)
        if (isBefore(filter, entry)) next = null
        if (next === null || entries.length === limit || from - entry.seq + 1 >= most) break
      }
      return { entries: entries.map(present), next: next === null ? null : String(next) }
    },
    async all(filter) {
      let [first, last]: [number, StoredAuditEntry | null] = [1, null]
      for await (const entry of backwards(await log.head())) {
        first = entry.seq
        if (isBefore(filter, entry)) break
        if (matches(filter, entry)) last ??= entry
        // Without a beginning there is nothing more to look for.
        if (last && filter.from === undefined) {
          first = 1
          break
        }
      }
      return { last: last && present(last), entries: matching(filter, first, last?.seq ?? 0) }
    },
    verify: (known) => verifyLog(log, known),
  }

  async function* matching(filter: AuditFilter, first: number, last: number): AsyncGenerator<AuditEntry> {
    for (let bottom = first; bottom <= last; bottom += readAtOnce) {
      const numbers = Array.from({ length: Math.min(readAtOnce, last - bottom + 1) }, (_, at) => bottom + at)
      for (const entry of await log.some(numbers)) if (matches(filter, entry)) yield present(entry)
    }
  }

  async function* backwards(from: number): AsyncGenerator<StoredAuditEntry> {
    for (let top = from; top >= 1; top -= readAtOnce) {
      const numbers = Array.from({ length: Math.min(readAtOnce, top) }, (_, index) => top - index)
      yield* await log.some(numbers)
    }
  }
}

/** A cursor is the number of the entry that the page stands before. */
function beforeOf(cursor: string | null): number {
  if (cursor === null) return Number.MAX_SAFE_INTEGER
  const before = /^[1-9]\d{0,14}$/.test(cursor) ? Number(cursor) : null
  if (before === null) throw refuse('malformed')
  return before
}

/**
 * Equal refusals are those of one connection, by one person, of one kind. Of requests the first thing that was
 * asked for stands for all: whoever tries a thousand ids costs two entries a minute too.
 */
function keyOf({ connection, who, what, where, asked, reason }: AuditFacts): string {
  return [connection, who, what, asked ?? where, reason].join('\n')
}

function matches(filter: AuditFilter, entry: StoredAuditEntry): boolean {
  const { who, what, where, outcome, from, to } = filter
  if (who !== undefined && entry.who !== who) return false
  if (what !== undefined && entry.what !== what) return false
  if (where !== undefined && !(entry.where ?? '').split(':').includes(where)) return false
  if (outcome !== undefined && entry.outcome !== outcome) return false
  if (from !== undefined && entry.wall < Date.parse(from)) return false
  return to === undefined || entry.wall <= Date.parse(to)
}

/** This one and all before it are too old. */
function isBefore({ from }: AuditFilter, { wall }: StoredAuditEntry): boolean {
  return from !== undefined && wall < Date.parse(from) - clocksDifferMs
}

function present({ at, wall, ...entry }: StoredAuditEntry): AuditEntry {
  return { ...entry, at: new Date(at).toISOString(), wall: new Date(wall).toISOString() }
}
