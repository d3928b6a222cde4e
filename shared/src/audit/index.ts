/** The audit log as its readers meet it: who did what, when, and whether it was granted. Never any text. */
import { z } from 'zod'
import { AuditEntryId, UserId } from '../ids/index.js'

export const auditActs = [
  'server.set_up',
  'sign_in',
  'sign_in.end',
  'sign_in.prove',
  'password.change',
  'password.choose',
  'second_factor.on',
  'second_factor.off',
  'second_factor.remove',
  'second_factor.recovery_codes',
  'second_factor.recovery_code_used',
  'account.create',
  'account.link',
  'account.bind',
  'account.disable',
  'account.enable',
  'delegation.create',
  'group.create',
  'membership.change',
  'membership.remove',
  'meeting.create',
  'minutes.start',
  'token.create',
  'token.revoke',
  'commitment.update',
  'commitment.close',
  'commitment.carry',
  'commitment.drop',
  'commitment.reopen',
  'commitment.edit',
  'version.name',
  'version.describe',
  'document.circulate',
  'document.restore',
  'document.restore-undone',
  'edit.in_anothers_name',
] as const
export const AuditAct = z.enum(auditActs)
export type AuditAct = z.infer<typeof AuditAct>

export const AuditEntry = z.object({
  id: AuditEntryId,
  /** Counts from 1 without a gap. */
  seq: z.int().min(1),
  /** The domain's instant and the machine's (M15). */
  at: z.iso.datetime(),
  wall: z.iso.datetime(),
  /** Null when nobody was signed in. */
  who: UserId.nullable(),
  what: AuditAct,
  /** What it was done to, by id. */
  where: z.string().nullable(),
  address: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  /** Equal refusals of one connection within a minute stand in one entry. */
  count: z.int().min(1),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** Newest first. `before` of the next page is `next`; null at the end. */
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.int().nullable() })
export type AuditPage = z.infer<typeof AuditPage>
