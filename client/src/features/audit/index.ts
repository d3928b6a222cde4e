export { AuditLog } from './audit-log'
export { auditWords } from './words'
