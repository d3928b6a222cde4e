import type { DocumentId } from '@tandem/shared/ids'
import { protocolVersion } from '@tandem/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { haveMessage } from '../documents/yjs-messages.js'
import { accessToken } from '../testing/access-token.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

const secret = 'fewer injects on the first day'

let server: TestServer
let planning: DocumentId
let open: (() => unknown)[] = []
beforeAll(async () => {
  server = await startTestServer()
  planning = await server.documentId('CX23/IPM/ROD')
  // A secretary of the planning team who is no trusted agent.
  const { groups, users } = server.composed.parts
  const user = await users.findByLogin('aus.hod')
  if (!user) throw new Error('nobody there')
  const groupId = await server.groupId('CX23')
  await groups.admit({ groupId, userId: user.id, role: 'secretariat', compartments: [], delegation: null })
})
afterAll(() => server.stop())
afterEach(async () => {
  for (const close of open) await close()
  open = []
})

/** A socket that keeps everything it was sent. */
async function listening(login: Login): Promise<{ socket: Socket; heard: () => string }> {
  const heard: string[] = []
  const socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { protocol: protocolVersion },
    extraHeaders: { origin: new URL(server.url).origin, cookie: await server.signIn(login) },
  })
  open.push(() => socket.close())
  await new Promise((resolve) => socket.once('connect', () => resolve(null)))
  socket.io.engine.on('message', (data: unknown) => {
    const text = String(data)
    // Updates travel in base64: searched as they are and decoded.
    heard.push(text, Buffer.from(text, 'base64').toString('utf8'))
    for (const [, coded = ''] of text.matchAll(/"([A-Za-z0-9+/=]{24,})"/g))
      heard.push(Buffer.from(coded, 'base64').toString('utf8'))
  })
  return { socket, heard: () => heard.join('\n') }
}

interface Reply {
  ok: boolean
  value?: { mode: string }
  error?: { reason: string }
}
const ask = (socket: Socket, event: string, message: unknown): Promise<Reply> =>
  socket.timeout(5_000).emitWithAck(event, message) as Promise<Reply>

test('who may edit and lacks a compartment of the text reads the rest, and none of it reaches him [M8]', async () => {
  const { socket, heard } = await listening('aus.hod')
  expect(await ask(socket, 'open', { documentId: planning, clientId: 7 })).toMatchObject({
    ok: true,
    value: { mode: 'record' },
  })
  expect(await ask(socket, 'edit', { documentId: planning, update: 'AAA=' })).toMatchObject({ ok: false })
  expect(heard()).toContain('The planners agreed on the calendar')
  expect(heard()).not.toContain(secret)

  const trusted = await listening('kor.secretary')
  expect(await ask(trusted.socket, 'open', { documentId: planning, clientId: 8 })).toMatchObject({
    value: { mode: 'live' },
  })
  // The listener can see what it must not find.
  expect(trusted.heard()).toContain(secret)
})

test('neither does he get it by y-websocket [M8]', async () => {
  const { secret: token } = await accessToken(server, 'aus.hod')
  const heard: string[] = []
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}yjs/${planning}`, [
    'tandem-yjs',
    `tandem-token.${token}`,
  ])
  socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')))
  socket.once('open', () => socket.send(haveMessage(Y.encodeStateVector(new Y.Doc()))))
  const code = await new Promise((resolve) => socket.once('close', (closed) => resolve(closed)))
  expect(code).toBe(4403)
  expect(heard.join('')).not.toContain(secret)
})

test('the card says that he reads, and the list of readers too [M8]', async () => {
  const aus = await server.as('aus.hod')
  const { json } = await aus.get(`api/v1/documents/${planning}`)
  expect(json).toMatchObject({ mine: expect.not.arrayContaining(['edit']) as string[] })
  expect(await (await server.as('kor.secretary')).get(`api/v1/documents/${planning}`)).toMatchObject({
    json: { mine: expect.arrayContaining(['edit']) as string[] },
  })
})
