import { connectDocument, type LiveDocument } from '@tandem/provider'
import type { DocumentId } from '@tandem/shared/ids'
import { largestFrameBytes, mostSocketsPerPerson, refusals } from '@tandem/shared/protocol'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { awarenessMessage, haveMessage, updateMessage } from './documents/yjs-messages.js'
import { accessToken } from './testing/access-token.js'
import { firstTitle } from './testing/first-title.js'
import type { Login } from './testing/people.js'
import { startTestServer, type TestServer } from './testing/start-test-server.js'

let server: TestServer
let agenda: DocumentId
let open: (() => unknown)[] = []

beforeAll(async () => {
  server = await startTestServer()
  agenda = await server.documentId('EWG-CS/10/1')
})
afterAll(() => server.stop())
afterEach(async () => {
  for (const close of open) await close()
  open = []
})

const tokens = new Map<Login, Promise<string>>()
function tokenOf(login: Login): Promise<string> {
  const known = tokens.get(login) ?? accessToken(server, login).then(({ secret }) => secret)
  tokens.set(login, known)
  return known
}

const address = (): string => `${server.url.replace('http', 'ws')}yjs`
const protocols = (token: string): string[] => ['tandem-yjs', `tandem-token.${token}`]

/** The provider of the y-websocket package, as anyone uses it. */
function stockWith(token: string, name: string = agenda, doc = new Y.Doc()): WebsocketProvider {
  const provider = new WebsocketProvider(address(), name, doc, {
    protocols: protocols(token),
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  open.push(() => provider.destroy())
  return provider
}

async function stock(login: Login): Promise<WebsocketProvider> {
  const provider = stockWith(await tokenOf(login))
  await synced(provider)
  return provider
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => provider.once('sync', () => resolve()))

/** How the server closed it for good; a stock client does not come back from that. */
const closed = (provider: WebsocketProvider): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) => provider.once('closed', resolve))

async function ours(login: Login): Promise<LiveDocument> {
  const live = connectDocument({ url: server.url, documentId: agenda, token: await tokenOf(login) })
  open.push(() => live.destroy())
  await live.synced
  return live
}

const title = ({ doc }: { doc: Y.Doc }): string => firstTitle(doc).toJSON()

interface Raw {
  socket: WebSocket
  closed: Promise<{ code: number; reason: string }>
}

/** A socket that says what it likes. */
async function raw(
  token: string,
  { path = `/${agenda}`, headers = {}, offered = protocols(token) }: Partial<RawOptions> = {},
): Promise<Raw> {
  const socket = new WebSocket(address() + path, offered, { headers })
  open.push(() => socket.terminate())
  const ended = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  )
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, closed: ended }
}
interface RawOptions {
  path: string
  headers: Record<string, string>
  offered: string[]
}

const told = (code: number, reason: keyof typeof refusals): { code: number; reason: string } => ({
  code,
  reason: refusals[reason].en,
})

/** Whoever writes meanwhile is not disturbed. */
async function stillWrites(honest: LiveDocument, word: string): Promise<void> {
  firstTitle(honest.doc).insert(0, word)
  await honest.stored()
  expect(title(honest)).toContain(word)
}

test('a stock client and ours write in one document, both ways, through the same log [SYNC-17]', async () => {
  const theirs = await stock('kor.cochair')
  const live = await ours('mys.cochair')
  firstTitle(theirs.doc).insert(0, 'Stock ')
  await vi.waitFor(() => expect(title(live)).toContain('Stock '))
  firstTitle(live.doc).insert(0, 'Ours ')
  await vi.waitFor(() => expect(title(theirs)).toContain('Ours '))
  expect(title(theirs)).toBe(title(live))
  const another = await stock('mys.secretary')
  firstTitle(theirs.doc).delete(0, 2)
  await vi.waitFor(() => expect(title(another)).toBe(title(theirs)))
  await vi.waitFor(() => expect(title(live)).toBe(title(theirs)))
})

test('“synced” means that the whole text is there [SYNC-17, P2]', async () => {
  const live = await ours('mys.cochair')
  for (const word of ['a ', 'b ', 'c ']) await stillWrites(live, word)
  const late = stockWith(await tokenOf('kor.cochair'))
  await synced(late)
  expect(title(late)).toBe(title(live))
})

test('what a stock client wrote without a line is stored when it is back [SYNC-8]', async () => {
  const theirs = await stock('kor.cochair')
  theirs.disconnect()
  firstTitle(theirs.doc).insert(0, 'Offline ')
  const live = await ours('mys.cochair')
  expect(title(live)).not.toContain('Offline ')
  theirs.connect()
  await vi.waitFor(() => expect(title(live)).toContain('Offline '))
})

test('a script’s loop of 2,000 single keys arrives whole and in order', async () => {
  const live = await ours('mys.cochair')
  const theirs = await stock('kor.cochair')
  const keys = Array.from({ length: 2_000 }, (_, key) => `${key % 10}`).join('')
  const text = firstTitle(theirs.doc)
  for (let key = 0; key < keys.length; key += 1) text.insert(key, keys.charAt(key))
  await vi.waitFor(() => expect(title(live)).toContain(keys), 5_000)
})

test('stock clients see people with the server’s name and colour, and are seen [SYNC-10]', async () => {
  const live = await ours('mys.cochair')
  const theirs = stockWith(await tokenOf('kor.cochair'))
  theirs.awareness.setLocalStateField('user', { name: 'Somebody else', color: '#ffffff' })
  await synced(theirs)
  const seen = (): unknown => theirs.awareness.getStates().get(live.doc.clientID)
  await vi.waitFor(() =>
    expect(seen()).toMatchObject({
      user: {
        name: expect.stringContaining('Malaysia'),
        color: expect.stringMatching(/^#[0-9a-f]{6}$/),
        delegation: 'MYS',
      },
    }),
  )
  await vi.waitFor(() => expect(live.participants).toHaveLength(1))
  expect(live.participants[0]).toMatchObject({ clientId: theirs.doc.clientID, delegation: 'KOR' })
  expect(JSON.stringify(live.participants)).not.toContain('Somebody else')
  const another = await stock('mys.secretary')
  await vi.waitFor(() => expect(another.awareness.getStates().size).toBe(3))
  expect(JSON.stringify([...another.awareness.getStates()])).not.toContain('Somebody else')
  expect(theirs.awareness.getLocalState()).toMatchObject({ user: { name: 'Somebody else' } })
  await live.destroy()
  await vi.waitFor(() => expect(seen()).toBeUndefined())
  theirs.destroy()
  await vi.waitFor(() => expect(another.awareness.getStates().size).toBe(1))
})

test('a client that comes back before its old socket has gone stays who it is', async () => {
  const theirs = await stock('kor.cochair')
  theirs.awareness.setLocalStateField('user', { name: 'As it was' })
  const left = await raw(await tokenOf('kor.cochair'))
  left.socket.send(haveMessage(new Uint8Array([0])))
  left.socket.send(awarenessMessage([{ clientId: theirs.doc.clientID, clock: 1, state: '{}' }]))
  const live = await ours('mys.cochair')
  await vi.waitFor(() => expect(live.participants).toHaveLength(2))
  // What is told about others comes after what might have been told about itself.
  await vi.waitFor(() => expect(theirs.awareness.getStates().has(live.doc.clientID)).toBe(true))
  expect(theirs.awareness.getLocalState()).toEqual({ user: { name: 'As it was' } })
  left.socket.terminate()
  await vi.waitFor(() => expect(live.participants).toHaveLength(1))
  expect(theirs.awareness.getLocalState()).toEqual({ user: { name: 'As it was' } })
})

test('a place that one of our editors says over this protocol is shown to all', async () => {
  const live = await ours('mys.cochair')
  const theirs = await stock('kor.cochair')
  const [itemId] = [...theirs.doc.getMap('items').keys()]
  theirs.awareness.setLocalStateField('place', { itemId, field: 'title_en' })
  await vi.waitFor(() => expect(live.participants[0]?.place).toEqual({ itemId, field: 'title_en' }))
  live.setPlace({ itemId: itemId as never })
  await vi.waitFor(() =>
    expect(theirs.awareness.getStates().get(live.doc.clientID)).toMatchObject({ place: { itemId } }),
  )
})

test('the token is never sent back and never logged, and a header does as well as a subprotocol', async () => {
  const token = await tokenOf('kor.cochair')
  const bySubprotocol = await raw(token)
  expect(bySubprotocol.socket.protocol).toBe('tandem-yjs')
  const byHeader = await raw(token, { offered: [], headers: { authorization: `Bearer ${token}` } })
  expect(byHeader.socket.protocol).toBe('')
  byHeader.socket.send(haveMessage(new Uint8Array([0])))
  await new Promise((resolve) => byHeader.socket.once('message', resolve))
  expect(JSON.stringify(server.log.lines)).not.toContain(token)
})

test('a token in the address is refused, however good it is', async () => {
  const token = await tokenOf('kor.cochair')
  for (const offered of [[], protocols(token)]) {
    const { closed } = await raw(token, { path: `/${agenda}?token=${token}`, offered })
    expect(await closed).toEqual(told(4400, 'token_in_address'))
  }
})

test('a token that is none, or no token, is told so and does not come back', async () => {
  expect(await closed(stockWith('tdm_made-up'))).toEqual(told(4401, 'token_refused'))
  const cookie = await server.signIn('kor.cochair')
  const byCookie = await raw('', { offered: [], headers: { cookie } })
  expect(await byCookie.closed).toEqual(told(4401, 'token_refused'))
})

test('a token that is revoked is cut within a second, and stores nothing more (M22) [SYNC-9]', async () => {
  const { secret, revoke } = await accessToken(server, 'kor.cochair')
  const theirs = stockWith(secret)
  await synced(theirs)
  const live = await ours('mys.cochair')
  const ended = closed(theirs)
  const begun = performance.now()
  await revoke()
  expect(await ended).toEqual(told(4401, 'token_refused'))
  expect(performance.now() - begun).toBeLessThan(1_000)
  firstTitle(theirs.doc).insert(0, 'Too late ')
  await stillWrites(live, 'Meanwhile ')
  expect(title(live)).not.toContain('Too late')
})

test('what does not exist and what one may not see are closed alike (PERM-3)', async () => {
  const token = await tokenOf('kor.cochair')
  const hidden = await server.documentId('CCWG/9/1')
  for (const name of ['doc_00000000000000000000', hidden, 'no-id-at-all']) {
    expect(await closed(stockWith(token, name)), name).toEqual(told(4404, 'not_found'))
  }
})

test('whoever may only read gets nothing of the live document (M8)', async () => {
  const { secret } = await accessToken(server, 'mys.cochair', { reach: 'read' })
  const theirs = stockWith(secret)
  expect(await closed(theirs)).toEqual(told(4403, 'not_allowed'))
  expect(Y.encodeStateAsUpdate(theirs.doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
})

test('a change too large is refused with words, and one beyond that by the protocol itself', async () => {
  const live = await ours('mys.cochair')
  const theirs = await stock('kor.cochair')
  const ended = closed(theirs)
  firstTitle(theirs.doc).insert(0, 'x'.repeat(largestFrameBytes))
  expect(await ended).toEqual(told(4413, 'too_large'))
  const huge = await raw(await tokenOf('kor.cochair'))
  huge.socket.send(new Uint8Array(3 * 1024 * 1024))
  expect((await huge.closed).code).toBe(1009)
  await stillWrites(live, 'Undisturbed ')
  expect(title(live)).not.toContain('xxx')
})

test('whatever comes that no stock client says, its socket is closed and nobody else’s [SYNC-11]', async () => {
  const live = await ours('mys.cochair')
  const token = await tokenOf('kor.cochair')
  const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)
  const own = (state: string): Uint8Array => awarenessMessage([{ clientId: 7, clock: 1, state }])
  const many = Array.from({ length: 401 }, (_, clientId) => ({ clientId, clock: 1, state: '{}' }))
  const cases: [string, Uint8Array | string, ReturnType<typeof told>][] = [
    ['a text frame', '\u0003', told(4400, 'malformed')],
    ['nothing', bytes(), told(4400, 'malformed')],
    ['one byte', bytes(0), told(4400, 'malformed')],
    ['an unknown type', bytes(9, 0, 0), told(4400, 'malformed')],
    ['an answer to “may I”', bytes(2, 0, 0), told(4400, 'malformed')],
    ['an unknown step', bytes(0, 3, 0), told(4400, 'malformed')],
    ['a length that lies', bytes(0, 2, 0xff, 0xff, 0xff, 0x7f, 0), told(4400, 'malformed')],
    ['something after the end', bytes(3, 0), told(4400, 'malformed')],
    ['an update of one byte', updateMessage(bytes(1)), told(4400, 'update_malformed')],
    ['a struct of length 0', updateMessage(bytes(1, 1, 5, 0, 0, 0, 0)), told(4400, 'update_malformed')],
    ['presence that is no JSON', own('{'), told(4400, 'malformed')],
    ['presence of over 1 KB', own(`"${'x'.repeat(1_024)}"`), told(4413, 'too_large')],
    ['presence of too many', awarenessMessage(many), told(4413, 'too_large')],
  ]
  for (const [what, message, expected] of cases) {
    const { socket, closed } = await raw(token)
    socket.send(haveMessage(bytes(0)))
    socket.send(own('{}'))
    await new Promise((resolve) => socket.once('message', resolve))
    socket.send(message)
    expect(await closed, what).toEqual(expected)
  }
  await stillWrites(live, 'Still here ')
})

test('presence nested deep, or of others, is nobody’s but the sender’s [SYNC-10, SYNC-11]', async () => {
  const live = await ours('mys.cochair')
  const bystander = await stock('mys.secretary')
  const { socket } = await raw(await tokenOf('kor.cochair'))
  const deep = `{"place":${'['.repeat(400)}${']'.repeat(400)}}`
  socket.send(haveMessage(new Uint8Array([0])))
  socket.send(awarenessMessage([{ clientId: 7, clock: 1, state: deep }]))
  await vi.waitFor(() => expect(live.participants.map((each) => each.clientId)).toContain(7))
  const itemId = [...live.doc.getMap('items').keys()][0] as never
  const state = JSON.stringify({ user: { name: 'Forged' }, place: { itemId } })
  const forged = { clientId: bystander.doc.clientID, clock: 2 ** 40, state }
  socket.send(awarenessMessage([{ clientId: 7, clock: 2, state: '{}' }, forged]))
  live.setPlace({ itemId })
  // What was said before has had its effect when what is said after it has.
  await vi.waitFor(() =>
    expect(bystander.awareness.getStates().get(live.doc.clientID)).toHaveProperty('place'),
  )
  expect(bystander.awareness.getStates().get(7)).toEqual({
    user: expect.objectContaining({ delegation: 'KOR' }),
  })
  expect(JSON.stringify([...bystander.awareness.getStates()])).not.toMatch(/Forged|\[\[\[\[/)
  expect(live.participants.map((each) => each.place)).toEqual([null, null])
  expect(socket.readyState).toBe(WebSocket.OPEN)
})

test('another’s client id, or a hole in one’s own clocks, is refused as over Socket.io [SYNC-5]', async () => {
  const live = await ours('mys.cochair')
  await stillWrites(live, 'Mine ')
  const say = async (update: Uint8Array): Promise<{ code: number; reason: string }> => {
    const { socket, closed } = await raw(await tokenOf('kor.cochair'))
    socket.send(haveMessage(new Uint8Array([0])))
    await new Promise((resolve) => socket.once('message', resolve))
    socket.send(updateMessage(update))
    return closed
  }
  const before = title(live)
  const forger = new Y.Doc()
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(live.doc))
  forger.clientID = live.doc.clientID
  const known = Y.encodeStateVector(forger)
  firstTitle(forger).insert(0, 'Forged ')
  expect(await say(Y.encodeStateAsUpdate(forger, known))).toEqual(told(4400, 'update_foreign'))
  const hasty = new Y.Doc()
  Y.applyUpdate(hasty, Y.encodeStateAsUpdate(live.doc))
  firstTitle(hasty).insert(0, 'Lost ')
  const between = Y.encodeStateVector(hasty)
  firstTitle(hasty).insert(0, 'Gap ')
  expect(await say(Y.encodeStateAsUpdate(hasty, between))).toEqual(told(4509, 'update_gap'))
  await stillWrites(live, 'After ')
  expect(title(live)).toBe(`After ${before}`)
})

test('a member who is removed is out within a second [SYNC-9]', async () => {
  const theirs = await stock('mys.secretary')
  const { groups, users } = server.composed.parts
  const user = await users.findByLogin('mys.secretary')
  if (!user) throw new Error('mys.secretary is not there')
  const ended = closed(theirs)
  const begun = performance.now()
  await groups.remove(await server.groupId('EWG-CS'), user.id)
  expect(await ended).toEqual(told(4404, 'not_found'))
  expect(performance.now() - begun).toBeLessThan(1_000)
})

test('one person has so many sockets and no more [SYNC-11]', async () => {
  const token = await tokenOf('kor.cochair')
  await Promise.all(Array.from({ length: mostSocketsPerPerson }, () => raw(token)))
  const { closed } = await raw(token)
  expect(await closed).toEqual(told(4529, 'too_many_requests'))
})

test('upgrades to anywhere else are hung up on, and Socket.io goes on beside', async () => {
  const token = await tokenOf('kor.cochair')
  for (const path of ['/../elsewhere', '/', '', `/${agenda}/more`]) {
    await expect(raw(token, { path }), path).rejects.toThrow(/hang up/)
  }
  expect((await ours('mys.cochair')).status.link).toBe('live')
})

test('a server that stops says that it will be back [SYNC-18]', async () => {
  const other = await startTestServer()
  const { secret } = await accessToken(other, 'kor.cochair')
  const socket = new WebSocket(`${other.url.replace('http', 'ws')}yjs/${agenda}`, protocols(secret))
  await new Promise((resolve) => socket.once('open', resolve))
  const ended = new Promise((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  )
  await other.stop()
  expect(await ended).toEqual(told(4503, 'shutting_down'))
})
