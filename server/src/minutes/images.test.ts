import { minutesTextOf } from '@tandem/shared/documents'
import { type DocumentId, newId } from '@tandem/shared/ids'
import { largestImageBytes, StoredImage } from '@tandem/shared/minutes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { workspaceWith } from '../testing/demonstration-records.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'
import { tinyPng } from '../testing/tiny-images.js'

let server: TestServer
let minutes: DocumentId
let planning: DocumentId
let report: DocumentId
beforeAll(async () => {
  server = await startTestServer({ workspace: await workspaceWith('CX23/IPM/ROD', 'comments') })
  minutes = await server.documentId('CCWG/8/MIN')
  planning = await server.documentId('CX23/IPM/ROD')
  report = await server.documentId('EWG-CS/9/RPT')
})
afterAll(() => server.stop())

const day = 24 * 60 * 60 * 1000

async function put(login: Login, id: DocumentId, bytes: Uint8Array, type = 'image/png') {
  const response = await fetch(`${server.url}api/v1/documents/${id}/images`, {
    method: 'POST',
    headers: {
      cookie: await server.signIn(login),
      origin: new URL(server.url).origin,
      'content-type': type,
    },
    body: Buffer.from(bytes),
  })
  return { status: response.status, json: (await response.json()) as unknown }
}

async function puts(login: Login, id: DocumentId, image: Uint8Array): Promise<string> {
  const { status, json } = await put(login, id, image)
  expect([status, json]).toMatchObject([200, {}])
  return StoredImage.parse(json).blob
}

async function get(login: Login, id: DocumentId, blob: string): Promise<Response> {
  const cookie = await server.signIn(login)
  return fetch(`${server.url}api/v1/documents/${id}/images/${blob}`, { headers: { cookie } })
}
const status = async (login: Login, id: DocumentId, blob: string) => (await get(login, id, blob)).status

/** Puts the image into the text; into a compartment where one is named. */
async function places(login: Login, id: DocumentId, blob: string, compartment?: string): Promise<void> {
  const { documents, users } = server.composed.parts
  const user = await users.findByLogin(login)
  if (!user) throw new Error('nobody there')
  const block = newId('blk')
  await documents.act(id, { userId: user.id, kind: 'edit' }, (doc) => {
    const image = new Y.XmlElement('image')
    image.setAttribute('id', block)
    image.setAttribute('blob', blob)
    const text = minutesTextOf(doc, 'en')
    text.insert(text.length, [image])
    if (compartment) doc.getMap('fields').set(`${block}.compartment`, compartment)
  })
}

describe('an image is not taken', () => {
  it('from who may not edit the document, or may not know of it', async () => {
    const refused = async (login: Login, id: DocumentId) => (await put(login, id, tinyPng(2, 2))).status
    expect(await refused('aus.hod', minutes)).toBe(404)
    expect(await refused('system.admin', minutes)).toBe(404)
    expect(await refused('sgp.planner', planning)).toBe(403)
    // Sealed: nobody edits it.
    expect(await refused('mys.cochair', report)).toBe(403)
  })

  it('by an agenda', async () => {
    expect((await put('kor.hod', await server.documentId('CCWG/9/1'), tinyPng(2, 2))).status).toBe(404)
  })

  it('when it is none of ours, whatever it says it is', async () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for (const [bytes, type] of [
      [svg, 'image/svg+xml'],
      [svg, 'image/png'],
      [new TextEncoder().encode('{"a":1}'), 'application/json'],
      [new Uint8Array(0), 'image/png'],
    ] as const)
      expect(await put('kor.hod', minutes, bytes, type)).toMatchObject({
        status: 400,
        json: { reason: 'not_an_image', detail: expect.stringContaining('SVG') as string },
      })
  })

  it('with too many bytes or too many pixels', async () => {
    const heavy = new Uint8Array(largestImageBytes + 1)
    heavy.set(tinyPng(2, 2))
    expect(await put('kor.hod', minutes, heavy)).toMatchObject({ status: 413, json: { reason: 'too_large' } })
    const flood = await put('kor.hod', minutes, tinyPng(60_000, 60_000))
    expect(flood).toMatchObject({ status: 413, json: { reason: 'image_too_large' } })
  })
})

describe('an image in minutes', () => {
  it('comes back as it was to those who edit, with headers that let it run nothing', async () => {
    const image = tinyPng(30, 20)
    const stored = await put('kor.hod', minutes, image, 'text/html')
    expect(stored.json).toMatchObject({ type: 'image/png', width: 30, height: 20 })
    const { blob } = StoredImage.parse(stored.json)
    const answer = await get('usa.note', minutes, blob)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(image)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=600',
      vary: expect.stringContaining('Cookie') as string,
    })
  })

  it('is shown to readers once the text refers to it, and to nobody outside', async () => {
    const blob = await puts('kor.secretary', planning, tinyPng(31, 20))
    expect(await status('sgp.planner', planning, blob)).toBe(404)
    await places('kor.secretary', planning, blob)
    expect(await status('sgp.planner', planning, blob)).toBe(200)
    for (const login of ['aus.hod', 'kor.hod', 'system.admin'] as const)
      expect(await status(login, planning, blob)).toBe(404)
  })

  it('in a compartment is not shown to who lacks it [PERM-7]', async () => {
    const blob = await puts('kor.secretary', planning, tinyPng(32, 20))
    await places('kor.secretary', planning, blob, 'trusted_agents')
    expect(await status('kor.secretary', planning, blob)).toBe(200)
    expect(await status('sgp.planner', planning, blob)).toBe(404)
  })

  it('is one document’s: naming another’s in one’s own text shows nothing', async () => {
    const blob = await puts('kor.hod', minutes, tinyPng(33, 20))
    await places('kor.secretary', planning, blob)
    expect(await status('kor.secretary', planning, blob)).toBe(404)
    for (const wrong of ['0'.repeat(64), blob.toUpperCase(), '..%2f..%2fetc', blob.slice(1)])
      expect(await status('kor.hod', minutes, wrong)).toBe(404)
  })

  it('is swept when no text took it up within a day, and kept for good when one did [M20]', async () => {
    const { images } = server.composed.parts
    const loose = await puts('kor.hod', minutes, tinyPng(34, 20))
    const kept = await puts('kor.hod', minutes, tinyPng(35, 20))
    await places('kor.hod', minutes, kept)
    await images.sweep()
    expect([await status('kor.hod', minutes, loose), await status('kor.hod', minutes, kept)]).toEqual([
      200, 200,
    ])
    server.wait(day + 1000)
    // Put in again: its day begins anew.
    const again = await puts('kor.hod', minutes, tinyPng(36, 20))
    await images.sweep()
    const now = async () => [
      await status('kor.hod', minutes, loose),
      await status('kor.hod', minutes, kept),
      await status('kor.hod', minutes, again),
    ]
    expect(await now()).toEqual([404, 200, 200])
    server.wait(-day - 1000)
    await server.restart()
    expect(await now()).toEqual([404, 200, 200])
  })
})
