import type { CanonicalRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import type { Log } from '../platform/log.js'
import type { SeenRights } from '../platform/rights-watch.js'
import type { Document } from './documents.js'
import type { OpenDocuments } from './open-documents.js'
import type { Identity } from './participant.js'

/** What a person may do with a document now. Asking refuses with `not_found` when he may not read it. */
export interface Opening {
  document: Document
  mayEdit: boolean
  /** Who the person is here, in the words others see. */
  identify: () => Promise<Identity>
  /** What takes out of a record what this person may not see. */
  release: () => Promise<(record: CanonicalRecord) => CanonicalRecord>
}

export interface LiveDocumentsParts<Person> {
  documents: OpenDocuments
  openingFor: (person: Person, documentId: DocumentId) => Promise<Opening>
  /** Refuses with `not_found` unless the person may see the group. */
  assertMember: (person: Person, groupId: Document['groupId']) => Promise<void>
  /** Refuses with `not_found` unless the person may read the history of the document. */
  assertReadsHistory: (person: Person, documentId: DocumentId) => Promise<void>
  /** The last person left the document when it stood at this position. */
  lastLeft: (documentId: DocumentId, seq: number) => Promise<void>
  /** What other processes changed about rights; nothing where there are none. */
  seenRights?: SeenRights
  /** The person did something: typing keeps a sign-in alive. */
  touch: (person: Person) => void
  /** Domain time, ms. */
  now: () => number
  /** Wall time, ms: for leases. */
  wallNow: () => number
  logger: Log
}
