/** Papers. */
export { compareSymbols, guardOf, openPapers, type Paper, type Papers, summarise } from './papers.js'
