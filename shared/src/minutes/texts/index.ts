export * from './count-words.js'
export * from './find-text.js'
export * from './glossary.js'
export * from './replace-text.js'
