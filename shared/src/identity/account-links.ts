/** Links by which a person chooses his own password: on coming for the first time, and when he has forgotten it. */
import { z } from 'zod'
import { LocalisedText } from '../words/index.js'
import { NewPassword } from './passwords.js'
import { GivenCode } from './second-factors.js'

/** Where mail reaches somebody. One address may be that of an office with several people. */
export const MailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** 256 random bits. In an address it stands behind the `#`, which browsers keep to themselves. */
export const LinkSecret = z.string().regex(/^[\w-]{43}$/, 'no link')

export const AccountLinkKind = z.enum(['invitation', 'reset'])
export type AccountLinkKind = z.infer<typeof AccountLinkKind>

/** What the administrator is told of a link he had made. */
export const MadeLink = z.object({
  kind: AccountLinkKind,
  /** To hand on, told this once; null: it was sent by mail, and nobody else needs to know it. */
  secret: LinkSecret.nullable(),
  mail: z.string(),
  /** Of the wall clock, ms. */
  expiresAt: z.number(),
})
export type MadeLink = z.infer<typeof MadeLink>

/** For who has forgotten his password. The answer is the same whether there is such an account or not. */
export const LinkWanted = z.strictObject({ login: z.string().trim().toLowerCase().max(256) })

export const LinkFor = z.strictObject({ mail: MailAddress })
export const LinkQuestion = z.strictObject({ secret: LinkSecret })

/** What whoever has the link is told before he uses it; never the address it is bound to. */
export const LinkFacts = z.object({
  kind: AccountLinkKind,
  login: z.string(),
  name: LocalisedText,
  expiresAt: z.number(),
  /** The account has a second factor, and the link does not lead around it. */
  asksForCode: z.boolean(),
})
export type LinkFacts = z.infer<typeof LinkFacts>

/** Used once, by who also knows for which address it was made. */
export const LinkUse = z.strictObject({
  secret: LinkSecret,
  mail: MailAddress,
  password: NewPassword,
  code: GivenCode.optional(),
})
export type LinkUse = z.infer<typeof LinkUse>

/** Where a link leads, below the server's address. What stands behind the `#` browsers send to nobody. */
export const linkPath = (secret: string): string => `/choose-password#${secret}`

/** @param hash of an address; null: there is no secret in it */
export function secretIn(hash: string): string | null {
  return LinkSecret.safeParse(hash.slice(1)).data ?? null
}
