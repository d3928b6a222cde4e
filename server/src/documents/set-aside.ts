/** Rows of a log that could not be read back: kept where they are, passed over, and told to people [SYNC-12]. */
import type { DocumentId } from '@tandem/shared/ids'
import type { Collection, CollectionSpec } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import type { LogRow } from './update-log.store.js'

export interface SetAsideRow {
  seq: number
  /** When it was written, domain time, ms. */
  at: number
}

export interface StoredSetAsideRow extends SetAsideRow {
  /** `<documentId>:<seq>` */
  id: string
  documentId: DocumentId
  author: string
  reason: string
}

export const setAsideSpec: CollectionSpec<StoredSetAsideRow> = {
  name: 'set-aside-rows',
  unique: {},
  lookups: { byDocument: ['documentId'] },
}

export interface SetAside {
  of(documentId: DocumentId): Promise<SetAsideRow[]>
  /** Safe to repeat: two processes may find the same row. */
  add(documentId: DocumentId, row: LogRow, reason: string): Promise<SetAsideRow>
}

export function openSetAside(rows: Collection<StoredSetAsideRow>, logger: Log): SetAside {
  return {
    async of(documentId) {
      const stored = await rows.find('byDocument', [documentId])
      return stored.map(({ value: { seq, at } }) => ({ seq, at })).toSorted((a, b) => a.seq - b.seq)
    },
    async add(documentId, { seq, at, author }, reason) {
      logger.error('log.row-set-aside', { documentId, seq, reason })
      await rows.insert({ id: `${documentId}:${seq}`, documentId, seq, at, author, reason })
      return { seq, at }
    },
  }
}
