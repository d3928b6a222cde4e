import type { UserId } from '@tandem/shared/ids'
import type * as Y from 'yjs'
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

/**
 * Works out what to write when its turn has come: no edit is taken in between. It is told the position of the
 * log that the text is at, and gets a copy of that text to write on. What it throws is the answer to the act.
 */
export type PrepareChange = (headSeq: number) => Promise<(doc: Y.Doc) => void>
