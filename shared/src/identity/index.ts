/** People as the interface meets them: who signed in, as whom one may sign in, what one prefers. */
import { z } from 'zod'
import { GroupId, UserId } from '../ids/index.js'
import { Role } from '../permissions/index.js'
import { Language, LocalisedText } from '../words/index.js'
import { DelegationRef } from './delegation-ref.js'
import { TimeZone } from './time-zone.js'

export * from './account-links.js'
export * from './accounts.js'
export * from './delegation-ref.js'
export * from './passwords.js'
export * from './providers.js'
export * from './second-factors.js'
export * from './sign-ins.js'
export * from './time-zone.js'
export * from './tokens.js'

export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

export const Preferences = z.strictObject({
  language: Language,
  timeZone: TimeZone,
  theme: Theme,
  /** Single-letter keys outside text, such as `?`. Some assistive software needs them off. */
  singleKeys: z.boolean(),
})
export type Preferences = z.infer<typeof Preferences>

/** The signed-in person. */
export const Me = z.object({
  userId: UserId,
  login: z.string(),
  name: LocalisedText,
  delegation: DelegationRef.nullable(),
  isAdministrator: z.boolean(),
  preferences: Preferences,
  groups: z.array(z.object({ id: GroupId, short: z.string(), name: LocalisedText, role: Role })),
  /** Shown on every page of the demonstration; null in real use. */
  notice: LocalisedText.nullable(),
  /** Signed in at the organisation, and not by a password. */
  isByProvider: z.boolean(),
  /** The server's domain time when this was answered, ms (MODEL M15). */
  now: z.number(),
})
export type Me = z.infer<typeof Me>

/** Someone a visitor of the demonstration may sign in as. */
export const Persona = z.object({
  userId: UserId,
  login: z.string(),
  name: LocalisedText,
  delegation: DelegationRef.nullable(),
  roles: z.array(z.object({ group: z.string(), role: z.union([Role, z.literal('admin')]) })),
})
export type Persona = z.infer<typeof Persona>

/** What the sign-in page needs, before anyone is signed in. */
export const Welcome = z.object({
  /** The demonstration offers its people to choose from; real use asks for a password. */
  signInBy: z.enum(['persona', 'password']),
  /** Who has forgotten his password can have a link sent by mail; else he asks the administrator. */
  sendsMail: z.boolean(),
  /** An organisation whose people can sign in there; null: by password alone. */
  provider: z.object({ name: z.string() }).nullable(),
  /** No account exists yet: the first one is made with the printed code. */
  needsSetUp: z.boolean(),
  /** Null in real use. */
  notice: LocalisedText.nullable(),
  /** None in real use: nobody is listed to the signed-out. */
  personas: z.array(Persona),
  now: z.number(),
})
export type Welcome = z.infer<typeof Welcome>

export const SignInAs = z.strictObject({ userId: UserId })
