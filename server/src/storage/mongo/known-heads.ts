import type { LogHead } from '../../documents/update-log.store.js'

/**
 * Heads as this process last saw them, so that someone who types costs one question and not three.
 *
 * A head is believed for `believedForMs` only. The unique key on (document, first seq) finds a head that is
 * out of date, as long as the batch after it stands in the log; compaction leaves each batch there for
 * `batchesStayForMs`, which is far longer [M12].
 */
export interface KnownHeads {
  get(documentId: string): SeenHead | null
  set(documentId: string, head: LogHead, seenAt: number): void
  forget(documentId: string): void
}

export interface SeenHead {
  readonly head: LogHead
  /** By a clock that only goes forward. */
  readonly seenAt: number
}

export const believedForMs = 20_000
export const batchesStayForMs = 600_000
const mostHeads = 2000

export function knownHeads(elapsed: () => number): KnownHeads {
  const seen = new Map<string, SeenHead>()
  return {
    get(documentId) {
      const found = seen.get(documentId)
      return found && elapsed() - found.seenAt < believedForMs ? found : null
    },
    set(documentId, head, seenAt) {
      seen.delete(documentId)
      seen.set(documentId, { head, seenAt })
      for (const oldest of seen.keys()) {
        if (seen.size <= mostHeads) break
        seen.delete(oldest)
      }
    },
    forget(documentId) {
      seen.delete(documentId)
    },
  }
}
