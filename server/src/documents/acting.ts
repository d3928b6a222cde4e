import type { UserId } from '@tandem/shared/ids'
import type { NewRow } from './update-log.store.js'

/** In whose name the server changes a text, and as what it is logged. */
export interface ActingFor {
  userId: UserId
  kind: NewRow['kind']
  /** Domain time, ms; absent: now. An import has its own. */
  at?: number
}

/** What became of an edit. */
export interface Stored {
  /** Null when the document already had all of it. */
  seq: number | null
  at: number
}
