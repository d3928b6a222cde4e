/** Who people are and who is signed in, in one piece for those above. */
import type { Collections } from '../platform/collection.js'
import type { Clock } from '../platform/clock.js'
import type { Publishes } from '../platform/domain-events.js'
import { type Delegations, openDelegations } from './delegations.js'
import { signInCookie, type SignInCookie } from './sign-in-cookie.js'
import { type IdentityEvents, openSignIns, type SignedIn, type SignIns } from './sign-ins.js'
import { openUsers, type Users } from './users.js'

export interface Identity {
  users: Users
  delegations: Delegations
  signIns: SignIns
  cookie: SignInCookie
  /** Who sends this `Cookie` header, for HTTP and for the socket's handshake. Counts as activity. */
  signInFrom(cookieHeader: string | undefined): Promise<SignedIn | null>
}

export async function openIdentity(parts: {
  collections: Collections
  wall: Clock
  events: Publishes<IdentityEvents>
  baseUrl: string | null
}): Promise<Identity> {
  const delegations = openDelegations(parts.collections)
  const users = openUsers(parts.collections, delegations)
  const signIns = await openSignIns(parts)
  const cookie = signInCookie(parts.baseUrl)
  return {
    users,
    delegations,
    signIns,
    cookie,
    async signInFrom(cookieHeader) {
      const token = cookie.read(cookieHeader)
      const signedIn = token === null ? null : await signIns.find(token)
      // The account may be gone while the cookie lives on.
      return signedIn && (await users.find(signedIn.userId)) ? signedIn : null
    },
  }
}
