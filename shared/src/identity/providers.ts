/** Signing in at one's own organisation, by OpenID Connect. */
import { z } from 'zod'
import type { RefusalReason } from '../protocol/index.js'
import { MailAddress } from './account-links.js'

/** Where the browser goes to sign in there. */
export const ProviderAddress = z.object({ address: z.url() })

/** Why somebody came back without being signed in, as the sign-in page is told in its address. */
export const providerRefusals = [
  'provider_refused',
  'provider_unknown_person',
  'provider_unreachable',
] as const satisfies RefusalReason[]
export const ProviderRefusal = z.enum(providerRefusals)
export type ProviderRefusal = z.infer<typeof ProviderRefusal>

/** Pages where whoever comes back lands: signed in, or having shown that it is he, in a window of its own. */
export const providerPages = { signedIn: 'signed-in', proven: 'proven' } as const

/** The administrator binds an account to whoever the provider says has this address. */
export const ProviderBinding = z.strictObject({ mail: MailAddress })
