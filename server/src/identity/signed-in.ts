import type { GroupId, SignInId, TokenId, UserId } from '@tandem/shared/ids'

/** A person at a browser. */
export interface BrowserSignIn {
  readonly signInId: SignInId
  readonly userId: UserId
}

/** What an access token lets its bearer do of what its owner may (M22). */
export interface TokenPowers {
  readonly id: TokenId
  readonly mayWrite: boolean
  /** Null: all groups of the owner. */
  readonly groups: readonly GroupId[] | null
}

/**
 * Who is asking, as every edge passes it on: a person at a browser, or a program with one of his tokens.
 * `signInId` is what `sign-in.ended` names, so that sockets of either kind are found by it.
 */
export interface SignedIn {
  readonly signInId: SignInId | TokenId
  readonly userId: UserId
  readonly token?: TokenPowers
}

export interface IdentityEvents {
  /** Signed out, run out, revoked, or the account was disabled. */
  'sign-in.ended': { readonly signInId: SignInId | TokenId; readonly userId: UserId }
}

export function isBrowser(signedIn: SignedIn): signedIn is BrowserSignIn {
  return signedIn.token === undefined
}
