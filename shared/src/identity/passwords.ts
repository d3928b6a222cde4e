/** Names and passwords: the first account of a server, signing in, and changing one's password. */
import { z } from 'zod'
import { GivenName, Language } from '../words/index.js'
import { GivenCode } from './second-factors.js'
import { TimeZone } from './time-zone.js'

/** What a person signs in with: small letters, digits, dots, hyphens, underscores. */
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'no name for an account')

export const shortestPassword = 12
/** Long enough for any sentence; hashing takes no longer, reading the request does. */
export const longestPassword = 256
/** A password somebody chooses. No rules of composition: length is what counts. */
export const NewPassword = z.string().min(shortestPassword).max(longestPassword)
/** A password somebody gives to prove who he is; whether it fits is for the hash to say. */
const GivenPassword = z.string().max(longestPassword)

/** Whether the server waits for its first account. */
export const SetUpState = z.object({ needed: z.boolean() })
export type SetUpState = z.infer<typeof SetUpState>

/** The first account, made by whoever reads the code that the server printed at its start. */
export const SetUp = z.strictObject({
  code: z.string().trim().max(64),
  login: Login,
  password: NewPassword,
  name: GivenName,
  language: Language,
  timeZone: TimeZone,
})
export type SetUp = z.infer<typeof SetUp>

/** An account name that cannot exist is simply a wrong one: it is not told apart. */
export const PasswordSignIn = z.strictObject({
  login: z.string().trim().toLowerCase().max(256),
  password: GivenPassword,
  /** Where the account has a second factor; asked for once the password was right. */
  code: GivenCode.optional(),
})
export type PasswordSignIn = z.infer<typeof PasswordSignIn>

/** By which whoever is signed in shows once more that it is he. */
export const Proof = z.strictObject({ password: GivenPassword, code: GivenCode.optional() })
export type Proof = z.infer<typeof Proof>

/** Whether the last proof of this sign-in is recent enough for sensitive acts, and what the next would take. */
export const ProofState = z.object({ isRecent: z.boolean(), asksForCode: z.boolean() })
export type ProofState = z.infer<typeof ProofState>

export const PasswordChange = z.strictObject({
  old: GivenPassword,
  new: NewPassword,
  code: GivenCode.optional(),
})
export type PasswordChange = z.infer<typeof PasswordChange>
