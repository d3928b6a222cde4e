/** What is stored of documents beside their log: the document itself, who owns which Yjs client id, who has which colour. */
import type { CollectionSpec } from '../platform/collection.js'
import type { Document } from './documents.js'

export const documentSpec: CollectionSpec<Document> = {
  name: 'documents',
  unique: { bySymbol: ['symbol'] },
  lookups: { byMeeting: ['meetingId'], byGroup: ['groupId'] },
}

/** A Yjs client id belongs to the user who first wrote with it in that document [SYNC-5]. */
export interface ClientBinding {
  /** `<documentId>:<clientId>` */
  id: string
  documentId: string
  userId: string
  boundAt: number
}

export const clientBindingSpec: CollectionSpec<ClientBinding> = {
  name: 'client-bindings',
  unique: {},
  lookups: { byDocument: ['documentId'] },
}

/** A person keeps one colour for the life of a document. `slot` counts from 0 and never repeats. */
export interface ColourOfAuthor {
  /** `<documentId>:<userId>` */
  id: string
  documentId: string
  slot: number
}

export const colourSpec: CollectionSpec<ColourOfAuthor> = {
  name: 'author-colours',
  unique: { bySlot: ['documentId', 'slot'] },
  lookups: { byDocument: ['documentId'] },
}
