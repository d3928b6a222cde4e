/** Papers. */
export {
  compareSymbols,
  guardOf,
  latestBySymbol,
  openPapers,
  type Paper,
  type Papers,
  summarise,
} from './papers.js'
