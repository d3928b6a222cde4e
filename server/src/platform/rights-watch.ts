/**
 * What other processes change about rights, seen here within a fraction of a second whether or not a
 * message about it arrives [SYNC-9]: the stored revision is looked at all the time.
 *
 * Always true:
 *  1. While `isFresh`, everything that was stored about rights until 900 ms ago has been taken over here.
 *  2. A revision counts as seen only after every listener has asked for rights anew and none failed.
 */
import type { Log } from './log.js'
import type { RightsRevision } from './rights-revision.js'

/** What of it those who grant rights need to know. */
export interface SeenRights {
  /** False: what this process remembers of rights may be out of date; ask first. */
  isFresh(): boolean
  /** Takes over what others changed. Rejects when the store does not answer. */
  look(): Promise<void>
}

/** Nobody else changes anything: what happens is heard here as it happens. */
export const alwaysFresh: SeenRights = { isFresh: () => true, look: () => Promise.resolve() }

export interface RightsWatch extends SeenRights {
  /** Asks for rights anew; may be called with nothing changed. Returns how to stop listening. */
  onMoved(listener: () => Promise<void>): () => void
  /** Someone says that rights moved: believed at once. */
  hint(): void
  close(): void
}

const lookEveryMs = 300
const freshMs = 900

export function watchRights(parts: {
  revision: Pick<RightsRevision, 'read'>
  /** Monotonic, ms. */
  now: () => number
  logger: Log
}): RightsWatch {
  const listeners = new Set<() => Promise<void>>()
  let seen: number | null = null
  let mustAsk = false
  let freshSince = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null
  let nextLook: Promise<void> | null = null
  let isFailing = false

  async function lookOnce(): Promise<void> {
    const began = parts.now()
    const revision = await parts.revision.read()
    if (mustAsk || revision !== seen) {
      mustAsk = false
      try {
        await Promise.all([...listeners].map((listener) => listener()))
      } catch (error) {
        mustAsk = true
        throw error
      }
      seen = revision
    }
    freshSince = began
  }

  /** One at a time; all who ask while one is under way may rely only on the next, and share it. */
  function look(): Promise<void> {
    if (!looking) return startLook()
    nextLook ??= looking
      .catch(() => undefined)
      .then(() => {
        nextLook = null
        return startLook()
      })
    return nextLook
  }

  function startLook(): Promise<void> {
    looking = lookOnce().finally(() => {
      looking = null
    })
    return looking
  }

  function lookNowAndThen(): void {
    look().then(
      () => {
        isFailing = false
      },
      (error: unknown) => {
        // Once for each outage: it is tried again three times a second.
        if (!isFailing) parts.logger.warn('rights.not-looked-at', { error })
        isFailing = true
      },
    )
  }

  const timer = setInterval(() => {
    if (!looking) lookNowAndThen()
  }, lookEveryMs)

  return {
    isFresh: () => parts.now() - freshSince < freshMs,
    look,
    onMoved(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hint() {
      mustAsk = true
      lookNowAndThen()
    },
    close: () => clearInterval(timer),
  }
}
