/** What was written in a document, when and by whom, and what it said at any moment. */
export type { Batch, DocumentHistory, Histories } from './document-history.js'
export { type HistoriesParts, openHistories } from './histories.js'
export {
  assertShown,
  openReadableHistories,
  type ReadableHistories,
  type ReadableHistory,
} from './readable-histories.js'
export { AuthorList, type AuthorListParts } from './author-list.js'
export { historyRoutes } from './history.routes.js'
export { comparisonOf } from './versions/comparison.js'
export { openVersions, type Versions } from './versions/versions.js'
export { HistoryKeeper, type HistoryKeeperParts } from './history-keeper.js'
export { type HistoryImages, openHistoryImages } from './history-images.js'
export type { HistoryWork } from './make-history.js'
export { verifyHistory } from './verify-history.js'
export { versionSpec } from './versions/versions.store.js'
