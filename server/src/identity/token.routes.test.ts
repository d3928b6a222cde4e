import { AccessTokens, Accounts, MadeToken, type NewToken } from '@tandem/shared/identity'
import { protocolVersion } from '@tandem/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, browser, type Browser } from '../testing/browser.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
let coChair: Browser
let sockets: Socket[] = []
beforeAll(async () => {
  server = await startTestServer()
  coChair = await server.as('kor.cochair')
})
afterEach(() => {
  for (const socket of sockets) socket.close()
  sockets = []
})
afterAll(() => server.stop())

async function make(wanted: Partial<NewToken> = {}): Promise<MadeToken> {
  const answer = await coChair.post('api/v1/me/tokens', {
    name: 'a script',
    reach: 'write',
    groups: null,
    expiresAt: null,
    ...wanted,
  })
  return MadeToken.parse(answer.json)
}

/** A program: no cookie, no origin, one token. */
function program(secret: string) {
  const headers = { authorization: `Bearer ${secret}` }
  const ask = (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> =>
    fetch(new URL(`api/v1/${path}`, server.url), {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).then(async (answer) => ({ status: answer.status, json: (await answer.json()) as unknown }))
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, body: unknown) => ask('POST', path, body),
  }
}

const reasonOf = ({ json }: Pick<Answer, 'json'>): unknown => (json as { reason?: unknown }).reason
const meeting = (symbol: string) => ({
  symbol,
  ordinal: 20,
  dates: null,
  month: null,
  timeZone: 'Asia/Seoul',
  format: 'to_be_confirmed',
  host: null,
  venue: null,
  agendaFrom: { kind: 'nothing' },
})

describe('a program with an access token [M22]', () => {
  it('is its owner, without a cookie and from no page', async () => {
    const { secret } = await make()
    const me = await program(secret).get('me')
    expect([me.status, me.json]).toMatchObject([200, { login: 'kor.cochair' }])
  })

  it('knows the groups the token is for, and finds nothing in the others', async () => {
    const [here, there] = [await server.groupId('EWG-CS'), await server.groupId('CX23')]
    const { secret } = await make({ groups: [here] })
    const me = (await program(secret).get('me')).json as { groups: { short: string }[] }
    expect(me.groups.map(({ short }) => short)).toEqual(['EWG-CS'])
    expect((await program(secret).get(`groups/${here}`)).status).toBe(200)
    expect(reasonOf(await program(secret).get(`groups/${there}`))).toBe('not_found')
    expect((await coChair.get(`api/v1/groups/${there}`)).status).toBe(200)
  })

  it('only reads with a token for reading', async () => {
    const here = await server.groupId('EWG-CS')
    const [reader, writer] = [await make({ reach: 'read' }), await make()]
    const asked = (secret: string) => program(secret).post(`groups/${here}/meetings`, meeting('EWG-CS/21'))
    expect((await program(reader.secret).get(`groups/${here}`)).status).toBe(200)
    expect(reasonOf(await asked(reader.secret))).toBe('not_allowed')
    expect((await asked(writer.secret)).status).toBe(200)
  })

  it('does nothing that belongs to a person at a browser: tokens, preferences, administration, jumping', async () => {
    const { secret } = await make()
    for (const endpoint of server.composed.endpoints) {
      const { rule } = endpoint
      if (rule.may === 'anyone' || rule.may === 'by_matrix' || 'programs' in rule) continue
      const path = endpoint.path.slice(1).replaceAll(/[:{].*$/g, 'tok_00000000000000000000')
      const answer = await fetch(new URL(`api/v1/${path}`, server.url), {
        method: endpoint.method.toUpperCase(),
        headers: { authorization: `Bearer ${secret}` },
      })
      expect([endpoint.path, answer.status]).toEqual([
        endpoint.path,
        expect.toSatisfy((s) => s === 403 || s === 404),
      ])
    }
    expect(reasonOf(await program(secret).get('me/tokens'))).toBe('not_allowed')
    expect(reasonOf(await program(secret).post('me/tokens', {}))).toBe('not_allowed')
  })

  it('is told the same about a token that was revoked and one that never was', async () => {
    const { token, secret } = await make()
    expect((await coChair.delete(`api/v1/me/tokens/${token.id}`)).status).toBe(204)
    const answers = [
      await program(secret).get('me'),
      await program(`tdm_${'A'.repeat(43)}`).get('me'),
      await program('nonsense').get('me'),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 401, json: { code: 'not_signed_in', reason: 'token_refused' } })
    }
  })

  it('is not somebody else because a cookie came along', async () => {
    const cookie = await server.signIn('mys.cochair')
    const both = browser(server.url, cookie)
    const { secret } = await make()
    const me = await both.get('api/v1/me', { authorization: `Bearer ${secret}` })
    expect(me.json).toMatchObject({ login: 'kor.cochair' })
    const forged = await both.get('api/v1/me', { authorization: 'Bearer tdm_x' })
    expect(reasonOf(forged)).toBe('token_refused')
    const foreign = { authorization: `Bearer ${secret}`, origin: 'https://evil.example' }
    expect(reasonOf(await both.post('api/v1/sign-out', {}, foreign))).toBe('wrong_origin')
  })
})

describe('one’s own tokens', () => {
  it('are listed with what they may and when they were used, never with their secret', async () => {
    const group = await server.groupId('EWG-CS')
    const { token, secret } = await make({ name: 'nightly copy', reach: 'read', groups: [group] })
    const answer = await coChair.get('api/v1/me/tokens')
    const listed = AccessTokens.parse(answer.json).tokens.find(({ id }) => id === token.id)
    expect(listed).toMatchObject({
      name: 'nightly copy',
      reach: 'read',
      groups: [{ id: group, short: 'EWG-CS' }],
      lastUsedAt: null,
    })
    expect(answer.text).not.toContain(secret)
  })

  it('are nobody else’s: another person neither sees nor revokes them', async () => {
    const { token, secret } = await make()
    const other = await server.as('mys.cochair')
    expect((await other.delete(`api/v1/me/tokens/${token.id}`)).status).toBe(404)
    expect(AccessTokens.parse((await other.get('api/v1/me/tokens')).json).tokens).toEqual([])
    expect((await program(secret).get('me')).status).toBe(200)
  })

  it('are for one’s own groups only, and expire in the future', async () => {
    const mine = (await program((await make()).secret).get('me')).json as { groups: { id: string }[] }
    const all = await server.composed.parts.groups.all()
    const foreign = all.find(({ id }) => !mine.groups.some((group) => group.id === id))!.id
    const wanted = { name: 'x', reach: 'read', groups: null, expiresAt: null }
    const refusals = await Promise.all(
      [{ groups: [foreign] }, { groups: [] }, { expiresAt: '2001-01-01T00:00:00Z' }, { name: ' ' }].map(
        async (wrong) => reasonOf(await coChair.post('api/v1/me/tokens', { ...wanted, ...wrong })),
      ),
    )
    expect(refusals).toEqual(['not_found', 'malformed', 'malformed', 'malformed'])
  })
})

describe('a socket opened with a token', () => {
  function socketWith(secret: string): Socket {
    const socket = io(server.url, {
      transports: ['websocket'],
      reconnection: false,
      auth: { protocol: protocolVersion },
      extraHeaders: { authorization: `Bearer ${secret}` },
    })
    sockets.push(socket)
    return socket
  }
  const opened = (socket: Socket): Promise<unknown> =>
    new Promise((resolve) => {
      socket.once('connect', () => resolve('in'))
      socket.once('connect_error', (error: Error & { data?: unknown }) => resolve(error.data))
    })
  const cut = (socket: Socket): Promise<number> => {
    const startedAt = performance.now()
    return new Promise((resolve) => socket.once('disconnect', () => resolve(performance.now() - startedAt)))
  }

  it('is cut within a second when the token is revoked, and told why when it comes again [PERM-8]', async () => {
    const { token, secret } = await make()
    const socket = socketWith(secret)
    expect(await opened(socket)).toBe('in')
    const gone = cut(socket)
    await coChair.delete(`api/v1/me/tokens/${token.id}`)
    expect(await gone).toBeLessThan(1_000)
    expect(await opened(socketWith(secret))).toMatchObject({ code: 'not_signed_in', reason: 'token_refused' })
  })

  it('is cut when the account is disabled, and lives again with it', async () => {
    const administrator = await server.as('system.admin')
    const { people } = Accounts.parse((await administrator.get('api/v1/administration/people')).json)
    const owner = people.find(({ login }) => login === 'kor.cochair')
    const { secret } = await make()
    const socket = socketWith(secret)
    expect(await opened(socket)).toBe('in')
    const gone = cut(socket)
    await administrator.patch(`api/v1/administration/people/${owner?.userId}`, { isDisabled: true })
    expect(await gone).toBeLessThan(1_000)
    expect((await coChair.get('api/v1/me')).status).toBe(401)
    expect(await opened(socketWith(secret))).toMatchObject({ reason: 'token_refused' })
    await administrator.patch(`api/v1/administration/people/${owner?.userId}`, { isDisabled: false })
    expect(await opened(socketWith(secret))).toBe('in')
  })
})
