/**
 * An OpenID Connect provider: where people of an organisation sign in.
 *
 * Always true:
 *  1. Authorization code with PKCE, `state` and `nonce`, each of one way there and back, bound to the browser by a
 *     cookie of its own and taken once.
 *  2. Where people come back to is an address of ours that no request can change.
 *  3. What the provider says is believed only as its signed ID token, and its answer for the same subject.
 */
import { refuse } from '@tandem/shared/protocol'
import { randomBytes } from 'node:crypto'
import * as openid from 'openid-client'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import type { OidcConfig } from '../platform/config.js'
import type { Log } from '../platform/log.js'
import { hashOf } from './secrets.js'
import type { BrowserSignIn } from './signed-in.js'

interface StoredJourney {
  /** Hash of what the cookie holds. */
  id: string
  state: string
  nonce: string
  verifier: string
  /** Wall clock, ms. */
  endsAt: number
  /** Who is to show that it is he; null: somebody signs in. */
  proves: BrowserSignIn | null
}

export interface Begun {
  /** Where the browser goes. */
  address: string
  /** For the cookie. */
  journey: string
}

export interface Arrived {
  claims: Claims
  proves: BrowserSignIn | null
}

export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }

export interface Provider {
  /** Refused as `provider_unreachable`. */
  begin(proves: BrowserSignIn | null): Promise<Begun>
  /** What became of a journey. Refused as `provider_refused`, whatever was wrong; the log has more. */
  arrive(journey: string | null, query: URLSearchParams): Promise<Arrived>
  /** Forgets journeys that nobody ended. Called now and then. */
  sweep(): Promise<void>
}

export interface ProviderParts {
  oidc: OidcConfig
  baseUrl: string
  collections: Collections
  wall: Clock
  log: Log
}

export const journeyMs = 10 * 60 * 1000
export const callbackPath = '/api/v1/oidc/callback'
/** A proof is a password or the like given now, not one that the provider remembers. */
const proofAgeSeconds = 60

export function openProvider({ oidc, baseUrl, collections, wall, log }: ProviderParts): Provider {
  const journeys = collections.collection<StoredJourney>({ name: 'oidc-journeys', unique: {}, lookups: {} })
  const callback = `${baseUrl}${callbackPath}`
  let discovered: Promise<openid.Configuration> | null = null

  /** Asked once it is needed; a provider that was down at first is asked again. */
  function configuration(): Promise<openid.Configuration> {
    const isPlain = oidc.issuer.startsWith('http:')
    discovered ??= openid
      .discovery(new URL(oidc.issuer), oidc.clientId, oidc.clientSecret, undefined, {
        // The configuration takes such an issuer on this machine only.
        execute: isPlain ? [openid.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        discovered = null
        log.error('oidc.unreachable', { error })
        throw refuse('provider_unreachable')
      })
    return discovered
  }

  async function take(journey: string | null): Promise<StoredJourney> {
    const stored = journey === null ? null : await journeys.get(hashOf(journey))
    const isTaken = stored !== null && (await journeys.remove(stored.value.id, stored.version)) === 'removed'
    if (!isTaken || stored.value.endsAt <= wall.now()) throw refuse('provider_refused')
    return stored.value
  }

  return {
    async begin(proves) {
      const config = await configuration()
      const verifier = openid.randomPKCECodeVerifier()
      const [state, nonce] = [openid.randomState(), openid.randomNonce()]
      const journey = randomBytes(32).toString('base64url')
      const address = openid.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: oidc.scope,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(proves && { prompt: 'login', max_age: '0' }),
      })
      const endsAt = wall.now() + journeyMs
      await journeys.insert({ id: hashOf(journey), state, nonce, verifier, endsAt, proves })
      return { address: address.href, journey }
    },
    async arrive(journey, query) {
      const { state, nonce, verifier, proves } = await take(journey)
      const config = await configuration()
      try {
        const tokens = await openid.authorizationCodeGrant(
          config,
          new URL(`${callback}?${query.toString()}`),
          {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: verifier,
            idTokenExpected: true,
            ...(proves && { maxAge: proofAgeSeconds }),
          },
        )
        const claims = tokens.claims()
        if (!claims) throw new Error('no ID token')
        const told = config.serverMetadata().userinfo_endpoint
          ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {}
        return { claims: { ...told, ...claims }, proves }
      } catch (error) {
        log.warn('oidc.refused', { error })
        throw refuse('provider_refused')
      }
    },
    async sweep() {
      for (const { value, version } of await journeys.all())
        if (value.endsAt <= wall.now()) await journeys.remove(value.id, version)
    },
  }
}
