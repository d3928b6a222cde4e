/** What was written in a document, when and by whom, and what it said at any moment. */
export type { Batch, DocumentHistory, Histories } from './document-history.js'
export { type HistoriesParts, openHistories } from './histories.js'
