/** An organisation's real OpenID Connect provider, on a free port of this machine: asks for a name, and no password. */
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Context, Provider } from 'oidc-provider'

export interface OrganisationPerson {
  email?: string
  email_verified?: boolean
  delegation?: string
  roles?: string[]
  title?: string
}

export interface Organisation {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  /** Those it knows, by subject. */
  readonly people: Map<string, OrganisationPerson>
  close(): Promise<void>
}

const scope = 'openid email tandem'
const clientId = 'tandem'
const clientSecret = 'a secret of thirty-two characters'

/** @param callback where it sends people back to */
export async function openOrganisation(callback: string): Promise<Organisation> {
  const people = new Map<string, OrganisationPerson>()
  // Which port it has is known only once it listens, and its issuer names it.
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configuration(callback, people))
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response)
    else answer(request, response)
  })
  return { issuer, clientId, clientSecret, scope, people, close: () => end(server) }
}

function configuration(callback: string, people: Map<string, OrganisationPerson>) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [callback] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key for the cookies of the provider'] },
    scopes: ['openid', 'email', 'tandem'],
    claims: { email: ['email', 'email_verified'], tandem: ['delegation', 'roles', 'title'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: Context, sub: string) =>
      people.has(sub) ? { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) } : undefined,
    // Nobody is asked whether this may be told: it is the organisation's own service.
    async loadExistingGrant({ oidc }: Context) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      })
      grant.addOIDCScope(scope)
      await grant.save()
      return grant
    },
  }
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const accountId = new URLSearchParams(await bodyOf(request)).get('login') ?? ''
    return provider.interactionFinished(request, response, { login: { accountId } })
  }
  await provider.interactionDetails(request, response)
  response
    .setHeader('content-type', 'text/html')
    .end(
      '<!doctype html><html lang="en"><title>Organisation</title><link rel="icon" href="data:,"><form method="post">' +
        '<label>Name at the organisation <input name="login"></label><button>Sign in there</button></form></html>',
    )
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function end(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
