export { applyDifference, type Difference } from './apply-difference.js'
export { goalOf } from './goal.js'
export type { LostWords } from './live-texts.js'
