export { HelpSheet, openHelp } from './help-sheet'
export { words as helpWords } from './words'
