import {
  LinkFacts,
  Me,
  ProofState,
  ProviderAddress,
  Welcome,
  type LinkUse,
  type PasswordChange,
  type PasswordSignIn,
  type Proof,
  type Preferences,
} from '@tandem/shared/identity'
import type { SetUp, SignInAs } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import type { z } from 'zod'
import { request, send } from '../../lib/http'
import { setDomainNow } from '../../lib/time'

/** Who is signed in. Also sets the domain's clock. */
export async function fetchMe(signal?: AbortSignal): Promise<Me> {
  const me = await request('/api/v1/me', Me, signal ? { signal } : {})
  setDomainNow(me.now)
  return me
}

/** What the sign-in page shows. */
export async function fetchWelcome(signal?: AbortSignal): Promise<Welcome> {
  const welcome = await request('/api/v1/welcome', Welcome, signal ? { signal } : {})
  setDomainNow(welcome.now)
  return welcome
}

export async function signInAs(userId: UserId): Promise<void> {
  const body: z.infer<typeof SignInAs> = { userId }
  await send('/api/v1/sign-in/demonstration', { method: 'POST', body })
}

export async function signIn(body: PasswordSignIn): Promise<void> {
  await send('/api/v1/sign-in', { method: 'POST', body })
}

/** Makes the first account of the server, and signs in with it. */
export async function setUp(body: SetUp): Promise<void> {
  await send('/api/v1/set-up', { method: 'POST', body })
}

/** What an invitation or a link to choose a new password is for. */
export async function lookAtLink(secret: string): Promise<LinkFacts> {
  return request('/api/v1/account-links/look', LinkFacts, { method: 'POST', body: { secret } })
}

/** A link by mail, if there is such an account with an address: the answer does not tell. */
export async function wantLink(login: string): Promise<void> {
  await send('/api/v1/account-links/want', { method: 'POST', body: { login } })
}

/** Sets the password that was chosen, and signs in. */
export async function useUpLink(body: LinkUse): Promise<void> {
  await send('/api/v1/account-links/use', { method: 'POST', body })
}

/** What a proof that it is oneself would take. */
export async function fetchProofState(signal: AbortSignal): Promise<ProofState> {
  return request('/api/v1/me/proof', ProofState, { signal })
}

/** For some minutes sensitive acts ask for no other. */
export async function prove(body: Proof): Promise<void> {
  await send('/api/v1/me/proof', { method: 'POST', body })
}

/** Where to go to sign in at one's organisation. */
export async function beginAtProvider(): Promise<string> {
  return (await request('/api/v1/oidc/begin', ProviderAddress, { method: 'POST', body: {} })).address
}

/** The same, to show that it is oneself. */
export async function beginProofAtProvider(): Promise<string> {
  return (await request('/api/v1/me/proof/oidc', ProviderAddress, { method: 'POST', body: {} })).address
}

export async function signOut(): Promise<void> {
  await send('/api/v1/sign-out', { method: 'POST', body: {} })
}

/** Stores what was changed; answers with the person as he now is. */
export async function savePreferences(changes: Partial<Preferences>): Promise<Me> {
  return request('/api/v1/me/preferences', Me, { method: 'PATCH', body: changes })
}

/** Ends one's other sign-ins with it. */
export async function changePassword(body: PasswordChange): Promise<void> {
  await send('/api/v1/me/password', { method: 'POST', body })
}
