/** Who people are and who is signed in, in one piece for those above. */
import type { SignInId, TokenId, UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { IncomingHttpHeaders } from 'node:http'
import type { Collections } from '../platform/collection.js'
import type { Clock } from '../platform/clock.js'
import type { Publishes } from '../platform/domain-events.js'
import type { Log } from '../platform/log.js'
import type { Sealer } from '../platform/sealer.js'
import { type Delegations, openDelegations } from './delegations.js'
import { signInCookie, type SignInCookie } from './sign-in-cookie.js'
import { openSecondFactors, type SecondFactors } from './second-factors.js'
import { type BrowserSignIn, type IdentityEvents, isBrowser, type SignedIn } from './signed-in.js'
import { openSignIns, type SignIns } from './sign-ins.js'
import { openTokens, type Tokens } from './tokens.js'
import { openUsers, type Users } from './users.js'

export interface Identity {
  users: Users
  delegations: Delegations
  signIns: SignIns
  tokens: Tokens
  secondFactors: SecondFactors
  cookie: SignInCookie
  /**
   * Who asks, for HTTP and for the socket's handshake: the bearer of a token if there is an `Authorization`
   * header, and then nobody else; otherwise the browser by its cookie. Counts as activity.
   * Refused as `token_refused` for a token that does not hold.
   */
  whoIs(headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>): Promise<SignedIn | null>
  /** Who bears this token; refused as `token_refused` if it does not hold. */
  bearerOf(secret: string): Promise<SignedIn>
  /** Who sends this `Cookie` header. */
  signInFrom(cookieHeader: string | undefined): Promise<BrowserSignIn | null>
  /** Cheap: answered from memory, for each message of a socket. Does not count as activity. */
  isStillSignedIn(signedIn: SignedIn): boolean
  /** Has shown lately that it is he; always so where nobody is asked. Answered from memory. */
  isProven(signedIn: SignedIn): boolean
  /** The person did something. */
  touch(signedIn: SignedIn): void
  /** Ends here whom another process has ended: signed out, revoked, disabled. Asked when rights have moved. */
  recheck(people: Iterable<SignedIn>): Promise<void>
  /** Ends everything of this person but the one sign-in he is acting from, and cuts what his tokens opened. */
  endAllOf(userId: UserId): Promise<void>
  /** Ends what has run out by itself. Called now and then. */
  endExpired(): Promise<void>
}

export interface IdentityParts {
  collections: Collections
  wall: Clock
  events: Publishes<IdentityEvents>
  baseUrl: string | null
  /** For how long a proof counts; null: nobody is asked for one. */
  provenForMs: number | null
  /** For the keys of second factors. */
  sealer: Sealer
  log: Pick<Log, 'error'>
}

export async function openIdentity(parts: IdentityParts): Promise<Identity> {
  const delegations = openDelegations(parts.collections)
  const users = openUsers(parts.collections, delegations)
  const signIns = await openSignIns(parts)
  const tokens = openTokens(parts)
  const secondFactors = openSecondFactors(parts)
  const cookie = signInCookie(parts.baseUrl)

  /** The account may be gone or disabled while the cookie or token lives on. */
  async function hasAccount(userId: UserId): Promise<boolean> {
    const user = await users.find(userId)
    return user !== null && !user.isDisabled
  }

  async function signInFrom(cookieHeader: string | undefined): Promise<BrowserSignIn | null> {
    const token = cookie.read(cookieHeader)
    const signedIn = token === null ? null : await signIns.find(token)
    return signedIn && (await hasAccount(signedIn.userId)) ? signedIn : null
  }

  async function bearerOf(secret: string): Promise<SignedIn> {
    const signedIn = await tokens.find(secret)
    if (!signedIn || !(await hasAccount(signedIn.userId))) throw refuse('token_refused')
    return signedIn
  }

  async function endAllOf(userId: UserId): Promise<void> {
    await signIns.endAllOf(userId)
    tokens.cutAllOf(userId)
  }

  return {
    users,
    delegations,
    signIns,
    tokens,
    secondFactors,
    cookie,
    whoIs: ({ authorization, cookie: cookies }) =>
      authorization === undefined ? signInFrom(cookies) : bearerOf(secretIn(authorization)),
    bearerOf,
    signInFrom,
    isStillSignedIn: (signedIn) =>
      isBrowser(signedIn)
        ? signIns.isStillSignedIn(signedIn.signInId)
        : tokens.isStillValid(signedIn.signInId as TokenId),
    isProven: (signedIn) =>
      parts.provenForMs === null ||
      (isBrowser(signedIn) && signIns.isProvenWithin(signedIn.signInId, parts.provenForMs)),
    touch(signedIn) {
      if (isBrowser(signedIn)) signIns.touch(signedIn.signInId)
      else tokens.touch(signedIn.signInId as TokenId)
    },
    async recheck(people) {
      const browsers = new Set<SignInId>()
      const bearers = new Set<TokenId>()
      const accounts = new Set<UserId>()
      for (const signedIn of people) {
        accounts.add(signedIn.userId)
        if (isBrowser(signedIn)) browsers.add(signedIn.signInId)
        else if (signedIn.token) bearers.add(signedIn.token.id)
      }
      await Promise.all([signIns.recheck([...browsers]), tokens.recheck([...bearers])])
      for (const userId of accounts) if (!(await hasAccount(userId))) await endAllOf(userId)
    },
    endAllOf,
    async endExpired() {
      tokens.cutExpired()
      await signIns.endExpired()
    },
  }
}

/** Of `Authorization: Bearer tdm_…`. Anything else names no token of ours. */
function secretIn(authorization: string): string {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? ''
}
