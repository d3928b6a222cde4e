/** What was written when and by whom: the timeline, comparison, restoring, playback. */
export * from './authors.js'
export * from './blame.js'
export * from './comparison.js'
export * from './origins.js'
export * from './paragraph.js'
export * from './playback.js'
export * from './restoring.js'
export * from './timeline.js'
