/** Documents: what they are, what they say, and who is writing in them now. */
export { openDocuments, type OpenDocuments } from './open-documents.js'
export type { Document, Documents, DocumentStep } from './documents.js'
export { type LiveDocuments, liveDocuments } from './documents.events.js'
export type { LiveDocumentsParts, Opening } from './opening.js'
