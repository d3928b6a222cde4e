/** Oneself: signing in, what one prefers, one's sign-ins, tokens and second factor. */
import { z } from 'zod'
import {
  AccessTokens,
  LinkFacts,
  LinkQuestion,
  LinkUse,
  LinkWanted,
  MadeToken,
  Me,
  NewToken,
  OwnSignIns,
  PasswordChange,
  PasswordSignIn,
  Preferences,
  Proof,
  ProofState,
  ProviderAddress,
  RecoveryCodes,
  SecondFactorConfirmation,
  SecondFactorKey,
  SecondFactorState,
  SetUp,
  SetUpState,
  SignInAs,
  Welcome,
} from '../identity/index.js'
import type { RouteContract } from './contract.js'

export const signInContracts = {
  'GET /welcome': { title: 'What the sign-in page needs', answer: Welcome },
  'POST /sign-in/demonstration': {
    title: 'Sign in as one of the demonstration’s people',
    body: SignInAs,
    answer: 'nothing',
  },
  'GET /set-up': { title: 'Whether the first account is still to be made', answer: SetUpState },
  'POST /set-up': {
    title: 'Make the first account, with the code that the server printed at its start',
    body: SetUp,
    answer: 'nothing',
  },
  'POST /sign-in': { title: 'Sign in with name and password', body: PasswordSignIn, answer: 'nothing' },
  'POST /oidc/begin': {
    title: 'Where the browser goes to sign in at an organisation',
    answer: ProviderAddress,
  },
  'GET /oidc/callback': {
    title: 'Where the organisation sends the browser back to, with parameters of its own',
    query: z.record(z.string(), z.unknown()),
    answer: 'page',
  },
  'POST /account-links/want': {
    title: 'Ask for a link to choose a password; the answer is the same for every name',
    body: LinkWanted,
    answer: 'nothing',
  },
  'POST /account-links/look': {
    title: 'What a link to choose a password is for',
    body: LinkQuestion,
    answer: LinkFacts,
  },
  'POST /account-links/use': {
    title: 'Choose a password by a link, and sign in',
    body: LinkUse,
    answer: 'nothing',
  },
} as const satisfies Record<string, RouteContract>

export const ownContracts = {
  'GET /me': { title: 'Who asks', answer: Me },
  'PATCH /me/preferences': {
    title: 'Change some of one’s preferences',
    body: Preferences.partial(),
    answer: Me,
  },
  'POST /sign-out': { title: 'End this sign-in', answer: 'nothing' },
  'GET /me/tokens': { title: 'One’s access tokens, without their secrets', answer: AccessTokens },
  'POST /me/tokens': {
    title: 'Make an access token; its secret is told this once',
    body: NewToken,
    answer: MadeToken,
  },
  'DELETE /me/tokens/:tokenId': { title: 'Revoke an access token', answer: 'nothing' },
  'POST /me/password': {
    title: 'Change one’s password; all other sign-ins end',
    body: PasswordChange,
    answer: 'nothing',
  },
  'GET /me/second-factor': { title: 'Whether one’s second factor is on', answer: SecondFactorState },
  'POST /me/second-factor': { title: 'A key to set up an authenticator with', answer: SecondFactorKey },
  'POST /me/second-factor/confirm': {
    title: 'Turn the second factor on, by a code of the authenticator',
    body: SecondFactorConfirmation,
    answer: RecoveryCodes,
  },
  'POST /me/second-factor/off': { title: 'Turn the second factor off', body: Proof, answer: 'nothing' },
  'POST /me/second-factor/recovery-codes': {
    title: 'New recovery codes in place of the old ones',
    body: Proof,
    answer: RecoveryCodes,
  },
  'GET /me/proof': { title: 'Whether one has shown lately that it is oneself', answer: ProofState },
  'POST /me/proof': { title: 'Show once more that it is oneself', body: Proof, answer: 'nothing' },
  'POST /me/proof/oidc': {
    title: 'Where the browser goes to show at an organisation that it is oneself',
    answer: ProviderAddress,
  },
  'GET /me/sign-ins': { title: 'Where one is signed in', answer: OwnSignIns },
  'DELETE /me/sign-ins/:signInId': { title: 'End one of one’s sign-ins', answer: 'nothing' },
  'POST /me/sign-ins/end-others': { title: 'End all of one’s sign-ins but this', answer: 'nothing' },
} as const satisfies Record<string, RouteContract>
