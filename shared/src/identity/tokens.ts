/** Access tokens: a person's own keys for programs (M22). */
import { z } from 'zod'
import { GroupId, TokenId } from '../ids/index.js'

/** What every token begins with, so that one that leaked is recognised for what it is. */
export const tokenPrefix = 'tdm_'
/** More than anyone has programs. */
export const mostTokens = 50

export const TokenReach = z.enum(['read', 'write'])
export type TokenReach = z.infer<typeof TokenReach>

export const AccessToken = z.object({
  id: TokenId,
  /** What it is for, in its owner's words. */
  name: z.string(),
  reach: TokenReach,
  /** Null: all groups of its owner, also those to come. */
  groups: z.array(z.object({ id: GroupId, short: z.string() })).nullable(),
  createdAt: z.iso.datetime(),
  /** To the minute; null when it was never used. */
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
})
export type AccessToken = z.infer<typeof AccessToken>
export const AccessTokens = z.object({ tokens: z.array(AccessToken) })

export const NewToken = z.strictObject({
  name: z.string().trim().min(1).max(80),
  reach: TokenReach,
  groups: z.array(GroupId).min(1).max(50).nullable(),
  /** In the future. */
  expiresAt: z.iso.datetime().nullable(),
})
export type NewToken = z.infer<typeof NewToken>

/** The only time the secret is told. */
export const MadeToken = z.object({ token: AccessToken, secret: z.string() })
export type MadeToken = z.infer<typeof MadeToken>
