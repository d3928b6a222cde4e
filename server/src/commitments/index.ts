/** Commitments across meetings, their numbers, and the register of decisions. */
export { commitmentRoutes } from './commitments.routes.js'
export { type Commitments, type KnownCommitment, openCommitments } from './commitments.js'
