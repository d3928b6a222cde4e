/** What the socket says of history, and to whom [C3, PERM-3, PERM-8]. */
import { textOf } from '@tandem/shared/documents'
import type { DocumentId, ItemId } from '@tandem/shared/ids'
import { protocolVersion, requests, type RequestType } from '@tandem/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { haveMessage } from '../documents/yjs-messages.js'
import { accessToken } from '../testing/access-token.js'
import { blockOf } from '../testing/demonstration-records.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'
import { writeAtEnd } from '../testing/write-at-end.js'

const absent = 'doc_00000000000000000000' as DocumentId

let server: TestServer
let open: { close(): unknown }[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
afterEach(() => {
  for (const each of open) each.close()
  open = []
})

interface Listening {
  ask(event: string, message: object): Promise<unknown>
  /** Names of all notices, in their order. */
  notices: string[]
  /** Everything that came, also what is coded in it. */
  heard(): string
}

async function listening(login: Login): Promise<Listening> {
  const heard: string[] = []
  const notices: string[] = []
  const socket: Socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { protocol: protocolVersion },
    extraHeaders: { origin: new URL(server.url).origin, cookie: await server.signIn(login) },
  })
  open.push(socket)
  await new Promise((resolve) => socket.once('connect', () => resolve(null)))
  socket.onAny((event: string) => notices.push(event))
  socket.io.engine.on('message', (data: unknown) => {
    const text = String(data)
    heard.push(text, Buffer.from(text, 'base64').toString('utf8'))
    for (const [, coded = ''] of text.matchAll(/"([A-Za-z0-9+/=]{24,})"/g))
      heard.push(Buffer.from(coded, 'base64').toString('utf8'))
  })
  return {
    ask: (event, message) => socket.timeout(5_000).emitWithAck(event, message) as Promise<unknown>,
    notices,
    heard: () => heard.join('\n'),
  }
}

const isTold = (who: Listening, times: number) =>
  expect.poll(() => who.notices.filter((name) => name === 'history').length).toBe(times)

/** Every message there is about a document: a new one has to be added here, and is then proved refused. */
const aboutDocument = {
  open: { clientId: 7 },
  edit: { update: Buffer.from(Y.encodeStateAsUpdate(new Y.Doc())).toString('base64') },
  place: { place: null },
  compare: { seq: 1, hash: 'a'.repeat(64) },
  close: {},
  follow: {},
  unfollow: {},
} as const satisfies Record<Exclude<RequestType, 'watch' | 'unwatch' | 'ping'>, object>

describe('a delegate before Draft 1', () => {
  it.each([
    ['usa.director', 'CCWG/9/1'],
    ['kor.cochair', 'CCWG/9/1'],
    ['sgp.planner', 'CX23/IPM/ROD'],
  ] as const)(
    '%s is answered of %s as of a document that does not exist, whatever he asks',
    async (login, symbol) => {
      const documentId = await server.documentId(symbol)
      const { ask, heard } = await listening(login)
      for (const [event, message] of Object.entries(aboutDocument)) {
        const answer = await ask(event, { ...message, documentId })
        expect([event, answer]).toEqual([event, await ask(event, { ...message, documentId: absent })])
        if (event !== 'close' && event !== 'unfollow')
          expect(answer).toMatchObject({ error: { code: 'not_found' } })
      }
      // Nor is he told of what happens in it.
      const { users, documents } = server.composed.parts
      const { id: userId } = (await users.findByLogin('kor.secretary'))!
      await documents.act(documentId, { userId, kind: 'edit' }, (doc) =>
        doc.getMap('info').set('checked', documentId),
      )
      await ask('ping', {})
      expect(heard()).not.toContain(documentId)
    },
  )

  it('is shut out by y-websocket with the words of a document that does not exist', async () => {
    const { secret } = await accessToken(server, 'usa.director')
    const closed = (documentId: DocumentId): Promise<unknown> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${server.url.replace('http', 'ws')}yjs/${documentId}`, [
          'tandem-yjs',
          `tandem-token.${secret}`,
        ])
        socket.once('open', () => socket.send(haveMessage(Y.encodeStateVector(new Y.Doc()))))
        socket.once('close', (code, reason) => resolve([code, String(reason)]))
      })
    expect(await closed(await server.documentId('CCWG/9/1'))).toEqual(await closed(absent))
  })
})

describe('an observer', () => {
  it('reads an agenda as it is, and nothing of how it came to be', async () => {
    const documentId = await server.documentId('EWG-CS/10/1')
    const { users, documents } = server.composed.parts
    const { id: userId } = (await users.findByLogin('kor.secretary'))!
    const { record } = await documents.readAgenda(documentId)
    const itemId = record.items[0]!.id
    await documents.act(documentId, { userId, kind: 'edit' }, (doc) =>
      titleOf(doc, itemId).insert(0, 'Withdrawn words. '),
    )
    await documents.act(documentId, { userId, kind: 'edit' }, (doc) =>
      titleOf(doc, itemId).delete(0, 'Withdrawn words. '.length),
    )
    const { ask, heard, notices } = await listening('tls.observer')
    expect(await ask('open', { ...aboutDocument.open, documentId })).toMatchObject({
      value: { mode: 'record' },
    })
    for (const event of ['follow', 'unfollow'] as const) {
      const answer = await ask(event, { documentId })
      expect([event, answer]).toEqual([event, await ask(event, { documentId: absent })])
    }
    for (const event of ['edit', 'place', 'compare'] as const) {
      const answer = await ask(event, { ...aboutDocument[event], documentId })
      expect([event, answer]).toMatchObject([event, { error: { reason: 'not_editable_now' } }])
    }
    // What happens while he reads, restoring included, reaches him as the record that stands then.
    const drafter = await server.as('kor.secretary')
    const { headSeq } = await documents.read(documentId)
    await documents.act(documentId, { userId, kind: 'edit' }, (doc) =>
      titleOf(doc, itemId).insert(0, 'New: '),
    )
    const restored = await drafter.post(`api/v1/documents/${documentId}/history/restorations`, {
      seq: headSeq,
      scope: { kind: 'item', id: itemId },
      previewedSeq: headSeq + 1,
    })
    expect(restored.status, restored.text).toBe(200)
    await documents.act(documentId, { userId, kind: 'edit' }, (doc) =>
      titleOf(doc, itemId).insert(0, 'Last: '),
    )
    await expect.poll(heard).toContain('Last: ')
    expect(new Set(notices)).toEqual(new Set(['record']))
    expect(heard()).not.toContain('Withdrawn words')
    expect(heard()).not.toContain(userId)
  })
})

describe('who may read the history', () => {
  const minutes = () => server.documentId('CCWG/8/MIN')
  const writes = async (words: string) =>
    writeAtEnd(server, 'kor.secretary', {
      documentId: await minutes(),
      blockId: blockOf('CCWG/8/MIN', 'p-threat'),
      words,
      afterMinutes: 0,
    })

  it('is told that it moved on, and nothing of what was written', async () => {
    const documentId = await minutes()
    const delegate = await listening('usa.director')
    const { headSeq } = await server.composed.parts.documents.read(documentId)
    expect(await delegate.ask('follow', { documentId })).toEqual({ ok: true, value: { headSeq } })
    await writes(' A sentence nobody is sent.')
    await isTold(delegate, 1)
    expect(delegate.heard()).not.toContain('A sentence nobody is sent')
    expect(delegate.notices).toEqual(['history'])
    await delegate.ask('unfollow', { documentId })
    const other = await listening('usa.hod')
    await other.ask('follow', { documentId })
    await writes(' Another.')
    await isTold(other, 1)
    expect(delegate.notices).toEqual(['history'])
  })

  it('is told once more when he loses the right, finds nothing, and hears no more of it [PERM-8]', async () => {
    const documentId = await minutes()
    const [leaver, stays] = [await listening('usa.note'), await listening('usa.hod')]
    await leaver.ask('follow', { documentId })
    await stays.ask('follow', { documentId })
    const { groups, users } = server.composed.parts
    await groups.remove(await server.groupId('CCWG'), (await users.findByLogin('usa.note'))!.id)
    await isTold(leaver, 1)
    expect(await leaver.ask('follow', { documentId })).toEqual(
      await leaver.ask('follow', { documentId: absent }),
    )
    await writes(' After she left.')
    await isTold(stays, 1)
    expect(leaver.notices).toEqual(['history'])
  })
})

it('every message of the wire is looked at above', () => {
  expect(Object.keys(aboutDocument).toSorted()).toEqual(
    Object.keys(requests)
      .filter((event) => !['watch', 'unwatch', 'ping'].includes(event))
      .toSorted(),
  )
})

function titleOf(doc: Y.Doc, itemId: ItemId): Y.XmlText {
  return (textOf(doc, itemId, 'title_en')!.get(0) as Y.XmlElement).get(0) as Y.XmlText
}
