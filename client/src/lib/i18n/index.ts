export { i18n } from './instance'
export { currentLanguage, setLanguage, useLanguage } from './language'
export {
  defineWords,
  say,
  useWords,
  type SameKeys,
  type Say,
  type Values,
  type WordKey,
  type Words,
} from './words'
export { common, domain } from './registry'
