import type { TokenReach } from '@tandem/shared/identity'
import type { GroupId } from '@tandem/shared/ids'
import { domainNow } from '../../../lib/time'

const dayMs = 86_400_000

/** How long a token may be used; `never` ends only when it is revoked. */
export const expiries = ['days30', 'days90', 'days365', 'never'] as const
export type Expiry = (typeof expiries)[number]

const days: Record<Exclude<Expiry, 'never'>, number> = { days30: 30, days90: 90, days365: 365 }

export interface TokenDraft {
  name: string
  reach: TokenReach
  scope: 'all' | 'some'
  groups: GroupId[]
  expiry: Expiry
}

/** The least that is of use: reading, for a while. */
export const emptyTokenDraft: TokenDraft = {
  name: '',
  reach: 'read',
  scope: 'all',
  groups: [],
  expiry: 'days90',
}

export function expiryOf(expiry: Expiry): string | null {
  return expiry === 'never' ? null : new Date(domainNow() + days[expiry] * dayMs).toISOString()
}
