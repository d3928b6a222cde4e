/** Whoever wanted a socket and got none stands in the audit log, without what he showed. */
import type { AuditEntry } from '@tandem/shared/audit'
import { protocolVersion } from '@tandem/shared/protocol'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { accessToken } from './testing/access-token.js'
import { startTestServer, type TestServer } from './testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** Resolves when the server has said no. */
async function knock(headers: Record<string, string>, auth: Record<string, unknown> = {}): Promise<void> {
  const socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocol: protocolVersion, ...auth },
    extraHeaders: { origin: new URL(server.url).origin, ...headers },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => reject(new Error('let in')))
    socket.once('connect_error', () => resolve())
  })
  socket.close()
}

async function knockAsStockClient(secret: string): Promise<void> {
  const address = `${server.url.replace('http', 'ws')}yjs/doc_00000000000000000000`
  const socket = new WebSocket(address, ['tandem-yjs', `tandem-token.${secret}`])
  await new Promise<void>((resolve) => socket.once('close', () => resolve()))
}

const refused = async (): Promise<AuditEntry[]> =>
  (await server.composed.parts.audit.page(null, { what: 'request', outcome: 'refused' })).entries

it('of another site, with a made-up cookie, a revoked token, or in another’s name', async () => {
  const cookie = await server.signIn('kor.cochair')
  const token = await accessToken(server, 'usa.director')
  await token.revoke()
  const planted = 'tandem_sign_in=PLANTEDPLANTEDPLANTEDPLANTEDPLANTEDPLANTED1'
  await knock({ origin: 'https://evil.example', cookie })
  await knock({ cookie: planted })
  await knock({ authorization: `Bearer ${token.secret}` })
  await knock({ cookie }, { userId: 'usr_00000000000000000000' })
  await knockAsStockClient(token.secret)
  await knockAsStockClient('tdm_PLANTED')
  // Nobody was kept from anything by these.
  await knock({})
  await knock({ cookie }, { protocol: 0 })

  const chair = await server.composed.parts.users.findByLogin('kor.cochair')
  await vi.waitFor(async () => {
    const entries = await refused()
    expect(entries.map(({ asked, reason, who, count }) => [asked, reason, who, count]).toReversed()).toEqual([
      ['GET /socket.io', 'wrong_origin', null, 1],
      ['GET /socket.io', 'not_signed_in', null, 1],
      ['GET /socket.io', 'token_refused', null, 1],
      ['GET /socket.io', 'not_signed_in', chair?.id, 1],
      ['GET /yjs/:documentId', 'token_refused', null, 1],
    ])
    for (const { address } of entries) expect(address).toMatch(/127\.0\.0\.1$/)
  })
  // The second token of the stock client is counted with the first: one connection, one kind, one minute.
  await server.composed.parts.audit.flush('all')
  const all = await refused()
  expect(all[0]).toMatchObject({ asked: 'GET /yjs/:documentId', reason: 'token_refused', count: 1 })
  expect(JSON.stringify(all)).not.toMatch(/PLANTED|tdm_|evil/)
})
