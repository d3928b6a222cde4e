/** Papers of meetings: their symbols, files and deadlines, and how they stand. */
export * from './deadlines.js'
export * from './find-symbols.js'
export * from './meeting-papers.js'
export * from './new-paper.js'
export * from './new-symbol.js'
export * from './paper-file.js'
export * from './paper-summary.js'
export { PaperSymbol } from './paper-symbol.js'
