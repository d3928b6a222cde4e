/** What a rule may say: who asks, and for the things of a group the right he needs. */
import type { ActionOn, matrix } from '../permissions/index.js'

/** What is loaded by id; the path or message names it by `groupId`, `documentId`, … */
export type ThingKind = Exclude<keyof typeof matrix, 'agenda' | 'record' | 'outcome'> | 'document'
type KindsOf<Thing extends ThingKind> = Thing extends 'document'
  ? 'agenda' | 'record'
  : Exclude<Thing, 'document'>
export type ActionOnThing<Thing extends ThingKind> = ActionOn<KindsOf<Thing>>

/**
 * For whom the matrix allows it, at a browser or by an access token, loaded by `load(user, id, action)`
 * [PERM-4]. Whoever may not read the thing finds nothing there [PERM-3].
 */
export interface ThingRule<Thing extends ThingKind = ThingKind> {
  may: 'by_matrix'
  on: Thing
  action: ActionOnThing<Thing>
  /** Asked besides, and refused in words: whoever comes so far may read the thing. */
  also?: 'edit' | 'write' | 'draft' | 'circulate'
}

export type RouteRule =
  /** Also nobody signed in. */
  | { may: 'anyone'; isSignIn?: true }
  /** About oneself: at a browser, and with `programs` also by an access token. */
  | { may: 'signed_in'; programs?: true; own?: 'signInId' | 'tokenId'; proof?: 'recent' }
  /** At a browser; for everybody else there is nothing here [PERM-6]. */
  | { may: 'administrator'; about?: 'userId' | 'groupId' | 'code'; proof?: 'recent' }
  | ThingRule

/** Sockets are opened by people who are signed in: no event is for anyone. */
export type EventRule = { may: 'signed_in' } | ThingRule

export const anyone = { may: 'anyone' } as const
export const signingIn = { may: 'anyone', isSignIn: true } as const
export const signedIn = { may: 'signed_in' } as const
export const administrator = { may: 'administrator' } as const
/**
 * Who asks has shown within the last minutes that it is he, else he is asked to: what would outlast a browser left
 * open, or open the door to others. Nobody is asked in the demonstration, where nobody has a password.
 */
export const afterProof = { proof: 'recent' } as const

export function on<const Thing extends ThingKind, const Action extends ActionOnThing<Thing>>(
  thing: Thing,
  action: Action,
): { may: 'by_matrix'; on: Thing; action: Action } {
  return { may: 'by_matrix', on: thing, action }
}
