/** Every GET route of a running server, asked, and its answer held against the description that the server gives. */
import { plainBlock, readElements } from '@tandem/shared/documents'
import { type GroupId, newId } from '@tandem/shared/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { ApiDescription } from './platform/http/api-description.js'
import { aRecord } from './testing/a-record.js'
import { accessToken } from './testing/access-token.js'
import { addressesOf, type IdsByName } from './testing/addresses-of.js'
import type { Answer, Browser } from './testing/browser.js'
import { describedBy } from './testing/described.js'
import { pdfOf } from './testing/paper-samples.js'
import { startRealServer } from './testing/start-real-server.js'
import { startTestServer, type TestServer } from './testing/start-test-server.js'
import { tinyPng } from './testing/tiny-images.js'

let server: TestServer
let ids: IdsByName
let description: ApiDescription
beforeAll(async () => {
  server = await startTestServer()
  const group = await server.groupId('EWG-CS')
  ids = await idsIn(group)
  description = (await (await server.as('kor.cochair')).get('api/v1/openapi.json')).json as ApiDescription
})
afterAll(() => server.stop())

/** What there is in a group, and a record with an image, of which an earlier state was brought back. */
async function idsIn(group: GroupId): Promise<IdsByName> {
  const { documents, meetings, users, clock } = server.composed.parts
  const chair = await server.as('kor.cochair')
  const [meeting] = await meetings.ofGroup(group)
  const words = { groupId: group, meetingId: meeting!.id, marking: 'TLP:GREEN' as const }
  const block = { ...plainBlock(newId('blk'), 'meeting'), text: { en: [{ text: 'It was agreed.' }] } }
  const draft = { ...words, symbol: 'EWG-CS/10/RPT/Rev.9', state: 'drafting' as const }
  const record = await aRecord(server.composed.parts, draft, [block])
  const by = { userId: (await users.findByLogin('kor.cochair'))!.id, kind: 'edit', at: clock.now() } as const
  await documents.act(record.id, by, (doc) => {
    ;(readElements(doc, 'en').get(block.id)!.get(0) as Y.XmlText).insert(0, 'Now ')
  })
  const address = `api/v1/documents/${record.id}`
  const back = { seq: 1, scope: { kind: 'whole' }, previewedSeq: 2 }
  const restored = (await chair.post(`${address}/history/restorations`, back)).json as { seq: number }
  const image = await fetch(new URL(`${address}/images`, server.url), {
    method: 'POST',
    headers: { cookie: await server.signIn('kor.cochair'), origin: new URL(server.url).origin },
    body: Buffer.from(tinyPng(2, 2)),
  })
  const file = await fetch(new URL(`api/v1/meetings/${meeting!.id}/paper-files`, server.url), {
    method: 'POST',
    headers: { cookie: await server.signIn('kor.cochair'), origin: new URL(server.url).origin },
    body: Uint8Array.from(pdfOf('Agreed points')),
  })
  const paper = await chair.post(`api/v1/meetings/${meeting!.id}/papers`, {
    symbol: 'EWG-CS/10/INF.9',
    title: { en: 'Agreed points' },
    purpose: 'for_information',
    submittedBy: ['KOR'],
    items: [],
    marking: 'TLP:GREEN',
    compartment: null,
    embargoUntil: null,
    files: [{ language: 'en', file: ((await file.json()) as { id: string }).id }],
  })
  const { commitments } = (await chair.get(`api/v1/groups/${group}/commitments`)).json as {
    commitments: { id: string }[]
  }
  const all = firstOfEach(await documents.ofGroup(group), ({ kind }) => kind)
  return {
    documentId: [...all.map(({ id }) => id), record.id],
    groupId: [group],
    meetingId: [meeting!.id],
    commitmentId: commitments.slice(0, 2).map(({ id }) => id),
    paperId: [(paper.json as { paperId: string }).paperId],
    language: ['en'],
    passageId: [block.id],
    symbol: all.map(({ symbol }) => symbol),
    seq: [String(restored.seq)],
    blob: [((await image.json()) as { blob: string }).blob],
  }
}

function firstOfEach<T>(all: readonly T[], kindOf: (one: T) => string): T[] {
  return [...new Map(all.toReversed().map((one) => [kindOf(one), one])).values()]
}

const history = '/documents/:documentId/history'
/** What a route is asked with; also without what it needs. */
const queries = (): Readonly<Record<string, readonly string[]>> => ({
  '/audit': ['?limit=2', '?cursor=3&outcome=refused', '?cursor=first'],
  '/audit/export': ['?format=jsonl', '?format=csv'],
  '/administration/people': ['?limit=2', '?cursor=kor.cochair'],
  '/groups/:groupId/decisions': ['?about=exercise'],
  [`${history}/record`]: ['?seq=1'],
  [`${history}/playback`]: ['?from=1&to=2', '?from=1&to=2&on=1'],
  [`${history}/touched`]: (ids['passageId'] ?? []).map((id) => `?section=${id}&from=1&to=2`),
  [`${history}/comparison`]: ['?from=1&to=2'],
  [`${history}/restoration`]: ['?seq=1&scope=whole'],
  [`${history}/restorations/:seq`]: ['?previewedSeq=1'],
})

async function askAll(browser: Browser, endpoints: readonly { method: string; path: string }[]) {
  const faults: string[] = []
  const granted = new Set<string>()
  const holds = describedBy(description)
  for (const { method, path } of endpoints) {
    if (method !== 'get') continue
    for (const address of addressesOf({ path }, ids)) {
      for (const query of ['', ...(queries()[path] ?? [])]) {
        const answer: Answer = await browser.get(`${address}${query}`)
        if (answer.status === 200) granted.add(path)
        faults.push(...holds(method, path, answer).map((fault) => `${path}${query}: ${fault}`))
      }
    }
  }
  return { faults, granted }
}

describe('in the demonstration', () => {
  it('every GET route answers as it is described, to a co-chair, an administrator, an observer and a program', async () => {
    const { endpoints } = server.composed
    const { secret } = await accessToken(server, 'kor.cochair')
    const { stranger } = server
    const program: Browser = {
      ...stranger,
      get: (path) => stranger.get(path, { authorization: `Bearer ${secret}` }),
    }
    const everywhere = new Set<string>()
    for (const who of [
      await server.as('kor.cochair'),
      await server.as('system.admin'),
      await server.as('tls.observer'),
      program,
      stranger,
    ]) {
      const { faults, granted } = await askAll(who, endpoints)
      expect(faults).toEqual([])
      for (const path of granted) everywhere.add(path)
    }
    const asked = endpoints.filter(({ method }) => method === 'get').map(({ path }) => path)
    expect(asked.filter((path) => !everywhere.has(path))).toEqual([])
  })

  it('an answer with a field too many, too few or of another kind is found', async () => {
    const me = await (await server.as('kor.cochair')).get('api/v1/me')
    const holds = describedBy(description)
    const said = me.json as object
    expect(holds('get', '/me', me)).toEqual([])
    expect(holds('get', '/me', { ...me, json: { ...said, password: 'x' } })).not.toEqual([])
    expect(holds('get', '/me', { ...me, json: { ...said, login: undefined } })).not.toEqual([])
    expect(holds('get', '/me', { ...me, json: { ...said, groups: 'EWG' } })).not.toEqual([])
    const refused = {
      ...me,
      status: 401,
      headers: new Headers({ 'content-type': 'application/problem+json' }),
    }
    expect(holds('get', '/me', refused)).not.toEqual([])
  })
})

it('in real use every GET route answers as it is described', async () => {
  const real = await startRealServer()
  const administrator = await real.setUp()
  description = (await administrator.get('api/v1/openapi.json')).json as ApiDescription
  const { faults, granted } = await askAll(administrator, real.composed.endpoints)
  await real.stop()
  expect(faults).toEqual([])
  for (const path of [
    '/set-up',
    '/me/proof',
    '/me/second-factor',
    '/me/sign-ins',
    '/audit/export',
    '/welcome',
  ])
    expect([path, granted.has(path)]).toEqual([path, true])
})
