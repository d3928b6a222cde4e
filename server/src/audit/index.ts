/** Who did what, and what was refused: kept for those who have to answer for the server. */
export { type Audit, type AuditFacts, openAudit } from './audit.js'
export { auditSpec } from './audit.store.js'
export { auditRoutes } from './audit.routes.js'
