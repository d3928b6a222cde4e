/** What is stored of versions: a name for a position in the log. Automatic ones are derived and never stored. */
import type { DocumentId, UserId, VersionId } from '@tandem/shared/ids'
import type { CollectionSpec } from '../../platform/collection.js'

export interface StoredVersion {
  id: VersionId
  documentId: DocumentId
  seq: number
  kind: 'named' | 'circulated' | 'import'
  name: string
  note: string
  by: UserId | null
  /** Domain time, ms: when it was named or circulated. */
  at: number
  /** SHA-256 of the record as it stood there. */
  hash: string
  /** Its `seq` when a person named it, else null: a position has one such name, whoever is first. */
  namedSeq: number | null
}

export const versionSpec: CollectionSpec<StoredVersion> = {
  name: 'versions',
  unique: { byNamed: ['documentId', 'namedSeq'] },
  lookups: { byDocument: ['documentId'] },
}

/** Up to where a person has looked at a document. */
export interface Seen {
  /** `<documentId>:<userId>` */
  id: string
  documentId: DocumentId
  userId: UserId
  seq: number
}

export const seenSpec: CollectionSpec<Seen> = { name: 'seen', unique: {}, lookups: { byUser: ['userId'] } }

/** The last person left a document when it stood at this position. No row says so, and a version ends there. */
export interface Departure {
  /** `<documentId>:<seq>` */
  id: string
  documentId: DocumentId
  seq: number
}

export const departureSpec: CollectionSpec<Departure> = {
  name: 'departures',
  unique: {},
  lookups: { byDocument: ['documentId'] },
}
