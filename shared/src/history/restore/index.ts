export { applyDifference } from './apply-difference.js'
export type { Difference } from './live-texts.js'
export { goalOf } from './goal.js'
