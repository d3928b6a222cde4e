/**
 * The audit log: what was done and what was refused, by whom and when.
 *
 * Always true:
 *  1. An entry is never changed or removed, and holds ids only: no text, no token, no password.
 *  2. What was done is recorded before the person is told that it is done.
 *  3. A flood of equal refusals costs two entries a minute for each connection, and none is uncounted: the
 *     first is stored at once, the others together when the minute is over.
 */
import type { AuditAct, AuditEntry, AuditPage } from '@tandem/shared/audit'
import { newId, type UserId } from '@tandem/shared/ids'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import { openAuditLog, type StoredAuditEntry } from './audit.store.js'

export interface AuditFacts {
  who: UserId | null
  what: AuditAct
  /** The id of what it was done to. */
  where?: string | null
  /** Where the request came from. Stays in the audit log and out of every other. */
  address?: string | null
  outcome?: 'done' | 'refused'
  /** Refusals of one connection are counted together; without it each one is an entry. */
  connection?: string
}

export interface Audit {
  record(facts: AuditFacts): Promise<void>
  /** Stores the counts of minutes that are over; of all of them at the end. Called now and then. */
  flush(all?: 'all'): Promise<void>
  page(before: number | null): Promise<AuditPage>
}

export interface AuditParts {
  collections: Collections
  /** Domain time. */
  clock: Clock
  wall: Clock
}

const countTogetherMs = 60_000
const pageSize = 50

interface Repeated {
  facts: AuditFacts
  since: number
  /** Beyond the first, which is stored. */
  further: number
}

export function openAudit({ collections, clock, wall }: AuditParts): Audit {
  const log = openAuditLog(collections)
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
      const key = [facts.connection, facts.who, facts.what, facts.where].join('\n')
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
    async page(before) {
      const entries = await log.page(before ?? Number.MAX_SAFE_INTEGER, pageSize)
      const last = entries.at(-1)?.seq ?? 1
      return { entries: entries.map(present), next: last > 1 ? last : null }
    },
  }
}

function present({ at, wall, ...entry }: StoredAuditEntry): AuditEntry {
  return { ...entry, at: new Date(at).toISOString(), wall: new Date(wall).toISOString() }
}
