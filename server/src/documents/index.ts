/** Documents: what they are, what they say, and who is writing in them now. */
export { openDocuments, type OpenDocuments } from './open-documents.js'
export type { Document, Documents, DocumentStep } from './documents.js'
export { type LiveDocuments, liveDocuments } from './documents.events.js'
export type { LiveDocumentsParts, Opening } from './opening.js'
export { type Compacts, neverCompacts } from './compacts.js'
export { noNeighbours, type RoomNeighbours } from './room-neighbours.js'
