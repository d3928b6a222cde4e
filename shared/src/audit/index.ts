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
  'delegation.delete',
  'delegation.restore',
  'group.create',
  'group.change',
  'group.delete',
  'group.restore',
  'cycle.plan',
  'cycle.hand_over',
  'membership.change',
  'membership.remove',
  'meeting.create',
  'meeting.delete',
  'meeting.restore',
  'meeting.change',
  'meeting.postpone',
  'meeting.cancel',
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
  'image.add',
  'paper.upload',
  'paper.submit',
  'paper.issue',
  'paper.withdraw',
  'paper.open',
  'edit.in_anothers_name',
  /** Asked for something and was refused; `asked` says what for. */
  'request',
] as const
export const AuditAct = z.enum(auditActs)
export type AuditAct = z.infer<typeof AuditAct>

export const auditOutcomes = ['done', 'refused'] as const

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
  outcome: z.enum(auditOutcomes),
  /** The route or event of a refused request, and why it was refused. */
  asked: z.string().nullable(),
  reason: z.string().nullable(),
  /** Equal refusals of one connection within a minute stand in one entry. */
  count: z.int().min(1),
  /** Over this entry and the hash of the one before it. */
  hash: z.string().length(64),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** Which entries; without any of these, all. */
export const AuditFilter = z.object({
  who: UserId.optional(),
  what: AuditAct.optional(),
  where: z.string().max(100).optional(),
  outcome: z.enum(auditOutcomes).optional(),
  /** By the machine's clock. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/**
 * Newest first. `cursor` of the next page is `next`; null at the end. A page may have few entries, or none, and
 * still not be the last: only so many are looked through for one.
 */
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>

/** Whether the log is as it was written. `head` is the last entry; null in an empty log. */
export const AuditVerdict = z.object({
  entries: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  /** The first entry that is missing, or not as it was written; null when there is none. */
  brokenAt: z.int().nullable(),
})
export type AuditVerdict = z.infer<typeof AuditVerdict>
