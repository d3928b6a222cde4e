import { protocolVersion } from '@tandem/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from './testing/start-test-server.js'

let server: TestServer
let sockets: Socket[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
afterEach(() => {
  for (const socket of sockets) socket.close()
  sockets = []
})

interface Handshake {
  cookie?: string
  origin?: string
  protocol?: number
}

function socketWith({ cookie, origin, protocol = protocolVersion }: Handshake): Socket {
  const socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { protocol },
    extraHeaders: { origin: origin ?? new URL(server.url).origin, ...(cookie && { cookie }) },
  })
  sockets.push(socket)
  return socket
}

function outcome(socket: Socket): Promise<'in' | { refused: unknown }> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('in'))
    socket.once('connect_error', (error: Error & { data?: unknown }) =>
      resolve({ refused: error.data ?? null }),
    )
  })
}

async function connected(login: Parameters<TestServer['signIn']>[0]): Promise<Socket> {
  const socket = socketWith({ cookie: await server.signIn(login) })
  expect(await outcome(socket)).toBe('in')
  return socket
}

interface Reply {
  ok: boolean
  value?: { mode?: string }
  error?: { code: string; reason: string }
}

const ask = (socket: Socket, event: string, message: unknown): Promise<Reply> =>
  socket.timeout(5_000).emitWithAck(event, message) as Promise<Reply>

test('a socket without a sign-in, or from another site, is refused before it is one', async () => {
  expect(await outcome(socketWith({}))).toEqual({ refused: null })
  expect(await outcome(socketWith({ cookie: 'tandem_sign_in=forged' }))).toEqual({ refused: null })
  const cookie = await server.signIn('mys.cochair')
  expect(await outcome(socketWith({ cookie, origin: 'https://elsewhere.example' }))).toEqual({
    refused: null,
  })
})

test('a client that speaks another version is told to reload [SYNC-16]', async () => {
  const cookie = await server.signIn('mys.cochair')
  const old = await outcome(socketWith({ cookie, protocol: protocolVersion - 1 }))
  expect(old).toMatchObject({ refused: { code: 'client_too_old' } })
})

test('whatever a client sends, it is answered or cut, and others are not disturbed [SYNC-11]', async () => {
  const good = await connected('mys.cochair')
  const documentId = await server.documentId('EWG-CS/10/1')
  for (const [event, message] of [
    ['no-such-event', {}],
    ['edit', null],
    ['edit', { documentId, update: { length: 3e8 } }],
    ['open', { documentId, clientId: Number.MAX_SAFE_INTEGER }],
    ['place', { documentId, place: { itemId: 'itm_x', anchor: 'a'.repeat(100_000) } }],
    ['__proto__', {}],
    ['constructor', {}],
  ] as const) {
    const bad = await connected('kor.cochair')
    expect(await ask(bad, event, message), event).toMatchObject({ ok: false, error: { code: 'invalid' } })
  }
  const silent = await connected('kor.cochair')
  for (let times = 0; times < 5; times += 1) silent.emit('edit', { documentId })
  await vi.waitFor(() => expect(silent.connected).toBe(false))
  expect(await ask(good, 'ping', {})).toMatchObject({ ok: true })
})

test('an event without a name, or with a number for one, ends no process [SYNC-11]', async () => {
  const bad = await connected('kor.cochair')
  // Past the client, which would not send these: the packets "42" and "42[5]".
  for (const packet of ['2', '2[5]']) bad.io.engine.send(packet)
  expect(await ask(bad, 'ping', {})).toMatchObject({ ok: true })
  for (let strike = 0; strike < 3; strike += 1) bad.io.engine.send('2')
  await vi.waitFor(() => expect(bad.connected).toBe(false))
  expect(await ask(await connected('mys.cochair'), 'ping', {})).toMatchObject({ ok: true })
})

test('someone who asks without end is told so, then cut [SYNC-11]', async () => {
  const socket = await connected('kor.cochair')
  const replies = await Promise.allSettled(Array.from({ length: 40 }, () => ask(socket, 'ping', {})))
  const reasons = replies.flatMap((reply) =>
    reply.status === 'fulfilled' ? [reply.value.error?.reason] : [],
  )
  expect(reasons).toContain('too_many_requests')
  await vi.waitFor(() => expect(socket.connected).toBe(false))
})

test('signing out cuts the sockets of that sign-in and no others', async () => {
  const cookie = await server.signIn('mys.cochair')
  const mine = socketWith({ cookie })
  expect(await outcome(mine)).toBe('in')
  const elsewhere = await connected('mys.cochair')
  const told = vi.fn()
  mine.on('signed_out', told)
  const origin = new URL(server.url).origin
  await fetch(`${server.url}api/v1/sign-out`, { method: 'POST', headers: { cookie, origin } })
  await vi.waitFor(() => expect(mine.connected).toBe(false))
  expect(told).toHaveBeenCalledOnce()
  expect(elsewhere.connected).toBe(true)
})

test('a member who is removed is out of the live document within a second [SYNC-9]', async () => {
  const socket = await connected('mys.secretary')
  const documentId = await server.documentId('EWG-CS/10/1')
  expect(await ask(socket, 'open', { documentId, clientId: 1 })).toMatchObject({
    ok: true,
    value: { mode: 'live' },
  })
  const ended = new Promise((resolve) => socket.once('ended', resolve))
  const { groups, users } = server.composed.parts
  const user = await users.findByLogin('mys.secretary')
  if (!user) throw new Error('mys.secretary is not there')
  const begun = performance.now()
  await groups.remove(await server.groupId('EWG-CS'), user.id)
  expect(await ended).toMatchObject({ documentId, error: { code: 'not_found' } })
  expect(performance.now() - begun).toBeLessThan(1_000)
  expect(await ask(socket, 'open', { documentId, clientId: 1 })).toMatchObject({
    error: { code: 'not_found' },
  })
  expect(await ask(socket, 'edit', { documentId, update: 'AAA=' })).toMatchObject({
    error: { code: 'not_found' },
  })
})

test('who may not read a document learns nothing over the socket, whatever he asks (PERM-3)', async () => {
  const draft = await server.documentId('CCWG/9/1')
  for (const login of ['aus.hod', 'system.admin', 'kor.cochair'] as const) {
    const socket = await connected(login)
    for (const [event, message] of [
      ['open', { documentId: draft, clientId: 7 }],
      ['edit', { documentId: draft, update: 'AAA=' }],
      ['open', { documentId: 'doc_00000000000000000000', clientId: 7 }],
    ] as const) {
      expect((await ask(socket, event, message)).error, `${login} ${event}`).toMatchObject({
        code: 'not_found',
      })
    }
  }
})
