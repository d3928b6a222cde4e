/**
 * Looks at the log for rows that nobody could tell this process about [SYNC-4]: often while the bus is
 * down, seldom while it is up, at once when it comes back.
 */
import type { Bus } from '../platform/bus.js'
import type { Log } from '../platform/log.js'
import type { Room } from './room.js'
import type { Rooms } from './rooms.js'
import type { UpdateLog } from './update-log.store.js'

export interface MissedRows {
  /** Something was said and not heard: look as soon as possible. */
  missedSome(): void
  close(): void
}

const lookEveryMs = 1_000
/** While the bus is up, each of so many looks. */
const patience = 5

export function lookForMissedRows(parts: {
  bus: Bus
  log: UpdateLog
  rooms: Rooms
  areRightsFresh: () => boolean
  logger: Log
}): MissedRows {
  const { bus, log, rooms, logger } = parts
  let misses = true
  let turn = 0
  let looking: Promise<void> | null = null

  async function look(): Promise<void> {
    misses = false
    try {
      await Promise.all((await rooms.loaded()).map(lookAt))
    } catch (error) {
      // The store does not answer: the next look finds it.
      misses = true
      logger.warn('missed-rows.not-looked', { error })
    }
  }

  async function lookAt(room: Room): Promise<void> {
    const head = await log.head(room.documentId)
    if (head && head.seq > room.headSeq) room.catchUp()
  }

  /** One at a time: a slow store is not asked again before it has answered. */
  function lookNow(): void {
    if (looking || !parts.areRightsFresh()) return
    looking = look().finally(() => {
      looking = null
    })
  }

  const timer = setInterval(() => {
    turn += 1
    if (misses || !bus.isUp || turn % patience === 0) lookNow()
  }, lookEveryMs)

  return {
    missedSome() {
      misses = true
      lookNow()
    },
    close: () => clearInterval(timer),
  }
}
