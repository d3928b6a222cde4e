import type { AuditAct } from '@tandem/shared/audit'
import type { AuditEntryId, UserId } from '@tandem/shared/ids'
import type { Collections, CollectionSpec } from '../platform/collection.js'
import { firstHash, hashAfter } from './chain.js'

export interface StoredAuditEntry {
  id: AuditEntryId
  /** Counts from 1 without a gap, over all processes. */
  seq: number
  /** Domain time and wall time, ms. */
  at: number
  wall: number
  who: UserId | null
  what: AuditAct
  where: string | null
  address: string | null
  outcome: 'done' | 'refused'
  asked: string | null
  reason: string | null
  count: number
  hash: string
}

export type NewAuditEntry = Omit<StoredAuditEntry, 'seq' | 'hash'>

/** Entries in one sequence, each tied to the one before it. Nothing here changes or removes one. */
export interface AuditLog {
  /** Stores it as the next one. */
  append(entry: NewAuditEntry): Promise<void>
  /** The number of the last one; 0 when there is none. */
  head(): Promise<number>
  /** What is there of these numbers, in their order. */
  some(numbers: readonly number[]): Promise<StoredAuditEntry[]>
}

export const auditSpec: CollectionSpec<StoredAuditEntry> = {
  name: 'audit',
  unique: { bySeq: ['seq'] },
  lookups: {},
}

/**
 * The sequence has no gaps, since an entry is inserted only behind one that is there: so the end of it is
 * found by asking for single numbers, also when other processes write.
 */
export function openAuditLog(collections: Collections): AuditLog {
  const entries = collections.collection(auditSpec)
  let known = 0
  let appending: Promise<void> = Promise.resolve()

  const at = async (seq: number): Promise<StoredAuditEntry | null> =>
    (await entries.findOne('bySeq', [seq]))?.value ?? null

  /** The last one stored: strides that double until one is missing, then halving. */
  async function head(): Promise<number> {
    let there = known
    let stride = 1
    while (await at(there + stride)) {
      there += stride
      stride *= 2
    }
    for (; stride > 1; stride /= 2) {
      const middle = there + stride / 2
      if (await at(middle)) there = middle
    }
    known = Math.max(known, there)
    return there
  }

  async function appendNext(entry: NewAuditEntry): Promise<void> {
    for (let seq = (known || (await head())) + 1; ; seq = (await head()) + 1) {
      // Of the store, never of memory: it may have come from another process.
      const previous = seq === 1 ? firstHash : ((await at(seq - 1))?.hash ?? firstHash)
      const numbered = { ...entry, seq }
      const inserted = await entries.insert({ ...numbered, hash: hashAfter(previous, numbered) })
      if (inserted.kind === 'stored') {
        known = Math.max(known, seq)
        return
      }
      // Another process was first: behind its entry, then.
      if (inserted.index !== 'bySeq') throw new Error(`The audit entry ${entry.id} was taken.`)
    }
  }

  return {
    append(entry) {
      // One after the other: entries of one process keep their order and do not race for a number.
      const appended = appending.then(() => appendNext(entry))
      // Whoever appended hears of a failure; the next one must not.
      appending = appended.catch(() => undefined)
      return appended
    },
    head,
    some: async (numbers) => (await Promise.all(numbers.map(at))).filter((entry) => entry !== null),
  }
}
