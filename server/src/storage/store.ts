import type { UpdateLog } from '../documents/update-log.store.js'
import type { Blobs } from '../platform/blobs.js'
import type { Collections } from '../platform/collection.js'

/** What every adapter opens: the same three ports, over a folder of its own or over a database server. */
export interface Store {
  readonly collections: Collections
  readonly updateLog: UpdateLog
  readonly blobs: Blobs
  /** Closes; whoever writes has to have ended before. Calls made afterwards are rejected. */
  close(): Promise<void>
}

/** The demonstration's invented people must never mix with real ones [M16]. */
export type Purpose = 'demonstration' | 'production'
