/** Papers of meetings: who may know of them, their files, and how they stand. */
export { openPaperFiles, type PaperFiles } from './paper-files.js'
export { compareSymbols, latestBySymbol, openPapers, type Papers, summarise } from './papers.js'
export { paperRoutes } from './papers.routes.js'
export type { Paper } from './papers.store.js'
