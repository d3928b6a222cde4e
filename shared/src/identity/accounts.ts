/** Accounts and delegations as the administrator keeps them. */
import { z } from 'zod'
import { DelegationCode, GroupId, UserId } from '../ids/index.js'
import { Role } from '../permissions/index.js'
import { GivenName, Language, LocalisedText } from '../words/index.js'
import { MadeLink, MailAddress } from './account-links.js'
import { DelegationRef } from './delegation-ref.js'
import { Login } from './passwords.js'
import { TimeZone } from './time-zone.js'

/** Someone with an account. */
export const Account = z.object({
  userId: UserId,
  login: z.string(),
  name: LocalisedText,
  delegation: DelegationRef.nullable(),
  isAdministrator: z.boolean(),
  /** Cannot sign in, and neither can his tokens. */
  isDisabled: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Where links are sent; null: not known. */
  mail: z.string().nullable(),
  groups: z.array(z.object({ id: GroupId, short: z.string(), role: Role })),
})
export type Account = z.infer<typeof Account>
/** By login. `cursor` of the next page is `next`; null at the end. */
export const Accounts = z.object({ people: z.array(Account), next: z.string().nullable() })

/** The person chooses the password himself, by the link that is made with the account. */
export const NewAccount = z.strictObject({
  login: Login,
  /** The function, never a personal name. */
  name: GivenName,
  delegation: DelegationCode.nullable(),
  language: Language,
  mail: MailAddress,
  isAdministrator: z.boolean().default(false),
})
export type NewAccount = z.infer<typeof NewAccount>

export const InvitedAccount = z.object({ account: Account, link: MadeLink })
export type InvitedAccount = z.infer<typeof InvitedAccount>

export const AccountChange = z.strictObject({ isDisabled: z.boolean() })

export const DelegationCategory = z.enum(['asean', 'plus', 'party', 'observer', 'secretariat'])

/** A country or body. */
export const NewDelegation = z.strictObject({
  code: DelegationCode,
  name: GivenName,
  category: DelegationCategory,
  timeZone: TimeZone,
})
export type NewDelegation = z.infer<typeof NewDelegation>

export const Delegations = z.object({
  delegations: z.array(DelegationRef.extend({ category: DelegationCategory })),
})
