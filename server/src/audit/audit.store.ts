import type { AuditAct } from '@tandem/shared/audit'
import type { AuditEntryId, UserId } from '@tandem/shared/ids'
import type { Collections } from '../platform/collection.js'

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
  count: number
}

/** Entries in one sequence. Nothing here changes or removes one. */
export interface AuditLog {
  /** Stores it as the next one. */
  append(entry: Omit<StoredAuditEntry, 'seq'>): Promise<void>
  /** Newest first, from below `before`. */
  page(before: number, most: number): Promise<StoredAuditEntry[]>
}

/**
 * The sequence has no gaps, since an entry is inserted only behind one that is there: so the end of it is
 * found by asking for single numbers, also when other processes write.
 */
export function openAuditLog(collections: Collections): AuditLog {
  const entries = collections.collection<StoredAuditEntry>({
    name: 'audit',
    unique: { bySeq: ['seq'] },
    lookups: {},
  })
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

  async function appendNext(entry: Omit<StoredAuditEntry, 'seq'>): Promise<void> {
    for (let seq = (known || (await head())) + 1; ; seq = (await head()) + 1) {
      const inserted = await entries.insert({ ...entry, seq })
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
    async page(before, most) {
      const from = Math.min(before - 1, await head())
      const numbers = Array.from({ length: Math.min(most, Math.max(from, 0)) }, (_, index) => from - index)
      const found = await Promise.all(numbers.map(at))
      return found.filter((entry) => entry !== null)
    },
  }
}
