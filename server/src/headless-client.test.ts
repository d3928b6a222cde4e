import { connect, connectDocument, DocumentGone, DocumentRefused, type LiveDocument } from '@tandem/provider'
import { DocumentId } from '@tandem/shared/ids'
import { largestFrameBytes, refuse, toWireError } from '@tandem/shared/protocol'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { Server } from 'socket.io'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { listen } from './serve.js'
import { accessToken } from './testing/access-token.js'
import { firstTitle } from './testing/first-title.js'
import type { Login } from './testing/people.js'
import { startTestServer, type TestServer } from './testing/start-test-server.js'

let server: TestServer
let agenda: DocumentId
let open: { destroy(): Promise<void> }[] = []

beforeAll(async () => {
  server = await startTestServer()
  agenda = await server.documentId('EWG-CS/10/1')
})
afterAll(() => server.stop())
afterEach(async () => {
  for (const each of open) await each.destroy()
  open = []
})

async function script(login: Login, documentId = agenda): Promise<LiveDocument> {
  const { secret } = await accessToken(server, login)
  return kept(connectDocument({ url: server.url, documentId, token: secret }))
}

function kept<Live extends { destroy(): Promise<void> }>(live: Live): Live {
  open.push(live)
  return live
}

const title = (live: LiveDocument): string => firstTitle(live.doc).toJSON()

test('two scripts write in one document and read each other, stored on disk [SYNC-1]', async () => {
  const malaysia = await script('mys.cochair')
  const korea = await script('kor.cochair')
  await Promise.all([malaysia.synced, korea.synced])
  firstTitle(malaysia.doc).insert(0, 'One ')
  expect(malaysia.unstored).toBe(1)
  await malaysia.stored()
  expect(malaysia.unstored).toBe(0)
  firstTitle(korea.doc).insert(0, 'Two ')
  await korea.stored()
  await vi.waitFor(() => {
    expect(title(malaysia)).toBe(title(korea))
    expect(title(malaysia)).toMatch(/Two .*One |One .*Two /)
  })
  const late = await script('mys.secretary')
  await late.synced
  expect(title(late)).toBe(title(malaysia))
})

test('everyone who is here is named to a script, and it to them [SYNC-10]', async () => {
  const malaysia = await script('mys.cochair')
  const korea = await script('kor.cochair')
  await Promise.all([malaysia.synced, korea.synced])
  await vi.waitFor(() => expect(malaysia.participants).toHaveLength(1))
  expect(malaysia.participants[0]).toMatchObject({ delegation: 'KOR', clientId: korea.doc.clientID })
  await korea.destroy()
  await vi.waitFor(() => expect(malaysia.participants).toEqual([]))
})

test('a document kept from earlier is gone on with, and what it holds is sent', async () => {
  const before = await script('mys.cochair')
  await before.synced
  await before.destroy()
  firstTitle(before.doc).insert(0, 'Offline ')
  const { secret } = await accessToken(server, 'mys.cochair')
  const after = kept(connectDocument({ url: server.url, documentId: agenda, token: secret, doc: before.doc }))
  await after.stored()
  const other = await script('kor.cochair')
  await other.synced
  expect(title(other)).toContain('Offline ')
})

test('what does not exist and what one may not see is refused in the same words (PERM-3)', async () => {
  const unknown = await script('kor.cochair', DocumentId.parse('doc_00000000000000000000'))
  const hidden = await script('kor.cochair', await server.documentId('CCWG/9/1'))
  const refusals = await Promise.all(
    [unknown, hidden].map((live) => live.synced.catch((error: unknown) => error)),
  )
  for (const refused of refusals) expect(refused).toBeInstanceOf(DocumentRefused)
  expect(refusals[0]).toMatchObject({ code: 'not_found', message: refuse('not_found').message })
  expect({ ...(refusals[1] as object) }).toEqual({ ...(refusals[0] as object) })
  await expect(hidden.stored()).rejects.toMatchObject({ code: 'not_found' })
})

test('a token that is none opens nothing, and says so', async () => {
  const live = kept(connectDocument({ url: server.url, documentId: agenda, token: 'tdm_made-up' }))
  await expect(live.synced).rejects.toMatchObject({ code: 'not_signed_in' })
  expect(() => connectDocument({ url: server.url, documentId: agenda, token: 'a\nb' })).toThrow(TypeError)
})

test('a token that is revoked stores nothing more, and the script hears why (M22)', async () => {
  const { secret, revoke } = await accessToken(server, 'mys.cochair')
  const live = kept(connectDocument({ url: server.url, documentId: agenda, token: secret }))
  const other = await script('mys.cochair')
  await Promise.all([live.synced, other.synced])
  await revoke()
  await vi.waitFor(() => expect(live.status.link).toBe('offline'))
  firstTitle(live.doc).insert(0, 'Too late ')
  await expect(live.stored()).rejects.toMatchObject({ code: 'not_signed_in' })
  expect(live.unstored).toBe(1)
  firstTitle(other.doc).insert(0, 'In time ')
  await other.stored()
  expect(title(other)).not.toContain('Too late')
})

test('a token for reading gets the record and never the live document (M8)', async () => {
  const { secret } = await accessToken(server, 'mys.cochair', { reach: 'read' })
  const live = kept(connectDocument({ url: server.url, documentId: agenda, token: secret }))
  await live.synced
  expect(live.record).toMatchObject({ kind: 'agenda', items: expect.arrayContaining([expect.anything()]) })
  expect(Y.encodeStateAsUpdate(live.doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
  live.doc.getMap('items').set('mine', 1)
  await expect(live.stored()).rejects.toMatchObject({ code: 'not_allowed' })
})

test('several documents share one socket, each of them once', async () => {
  const { secret } = await accessToken(server, 'kor.hod')
  const connection = connect({ url: server.url, token: secret })
  kept({ destroy: () => connection.close() })
  const draft = await server.documentId('CCWG/9/1')
  const adopted = await server.documentId('CCWG/8/1/Rev.1')
  const [live, read] = [connection.open(draft), connection.open(adopted)]
  await Promise.all([live.synced, read.synced])
  expect([live.record, read.record === null]).toEqual([null, false])
  expect(() => connection.open(draft)).toThrow(draft)
  await live.destroy()
  const again = connection.open(draft)
  await again.synced
  await connection.close()
  await expect(again.stored()).rejects.toBeInstanceOf(DocumentGone)
})

test('a change too large for the server is refused with its code, and stays in the document', async () => {
  const live = await script('mys.cochair')
  await live.synced
  // A mark is one thing and cannot be sent in pieces.
  firstTitle(live.doc).format(0, 1, { bold: 'x'.repeat(largestFrameBytes + 1) })
  await expect(live.stored()).rejects.toMatchObject({ code: 'too_large' })
  expect(JSON.stringify(firstTitle(live.doc).toDelta()).length).toBeGreaterThan(largestFrameBytes)
})

test('a run of letters longer than a frame is stored in pieces, and another reads it whole', async () => {
  const live = await script('kor.cochair')
  await live.synced
  const letters = 'long '.repeat(largestFrameBytes / 4)
  firstTitle(live.doc).insert(0, letters)
  await live.stored()
  const other = await script('mys.secretary')
  await other.synced
  expect(title(other).startsWith(letters)).toBe(true)
})

test('a server that speaks a newer version says so once, and is not asked again [SYNC-16]', async () => {
  const httpServer = createServer()
  const io = new Server(httpServer)
  let asked = 0
  io.use((_socket, next) => {
    asked += 1
    next(Object.assign(new Error('client_too_old'), { data: toWireError(refuse('client_too_old')) }))
  })
  const { url } = await listen(httpServer, 0, '127.0.0.1')
  const live = kept(connectDocument({ url, documentId: agenda, token: 'tdm_any' }))
  await expect(live.synced).rejects.toMatchObject({ code: 'client_too_old' })
  expect([asked, live.status.retryAt]).toEqual([1, null])
  await live.destroy()
  await io.close()
})

test('whoever stops waiting is told at once, also where no server is', async () => {
  const stop = new AbortController()
  const parts = { url: 'http://127.0.0.1:9', documentId: agenda, token: 'tdm_any' }
  const live = kept(connectDocument({ ...parts, signal: stop.signal }))
  await vi.waitFor(() => expect(live.status.retryAt).not.toBeNull())
  stop.abort(new Error('enough'))
  await expect(live.synced).rejects.toThrow('enough')
  const never = kept(connectDocument({ ...parts, signal: AbortSignal.abort(new Error('never')) }))
  await expect(never.stored()).rejects.toThrow('never')
})

test('the example in the documentation runs as it is printed', async () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const example = await readFile(path.join(root, 'docs/examples/add-an-item.mjs'), 'utf8')
  const page = await readFile(path.join(root, 'docs/headless-client.md'), 'utf8')
  expect(page).toContain('```js\n' + example + '```')
  const { secret } = await accessToken(server, 'mys.cochair')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', 'docs/examples/add-an-item.mjs'],
    {
      cwd: root,
      env: { ...process.env, TANDEM_URL: server.url, TANDEM_TOKEN: secret, TANDEM_DOCUMENT: agenda },
    },
  )
  expect(stdout).toMatch(/^Stored\. The agenda has \d+ items\.\n$/)
  const live = await script('kor.cochair')
  await live.synced
  expect(JSON.stringify(live.doc.getMap('items').toJSON())).toContain('Written by a script')
})
