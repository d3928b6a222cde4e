import { AgendaRecord, DocumentCard, DocumentReader } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
let ewg: DocumentId
let ccwg: DocumentId
let planning: DocumentId
let draft: DocumentId
beforeAll(async () => {
  server = await startTestServer()
  ewg = await server.documentId('EWG-CS/10/1')
  ccwg = await server.documentId('CCWG/8/1/Rev.1')
  planning = await server.documentId('CX23/IPM/1')
  draft = await server.documentId('CCWG/9/1')
})
afterAll(() => server.stop())

const Readers = z.object({ readers: z.array(DocumentReader) })
const Read = z.object({ record: AgendaRecord, headSeq: z.int() })

async function get(login: Login, path: string) {
  return (await server.as(login)).get(`api/v1/documents/${path}`)
}
async function card(login: Login, id: DocumentId): Promise<DocumentCard> {
  return DocumentCard.parse((await get(login, id)).json)
}
/** The papers that the agenda names for this reader. */
async function cited(login: Login, id: DocumentId): Promise<string[]> {
  const { record } = Read.parse((await get(login, `${id}/record`)).json)
  return record.items.flatMap((item) => item.papers)
}

describe('an agenda is not there', () => {
  it.each<[string, Login, () => DocumentId]>([
    ['for a member of another group', 'aus.hod', () => ccwg],
    ['for the administrator [X12]', 'system.admin', () => ewg],
    ['for a delegate while it is a draft', 'kor.cochair', () => draft],
    ['for an observer whose marking is too low', 'asec.liaison', () => ccwg],
  ])('%s', async (_, login, id) => {
    for (const part of ['', '/record', '/readers']) {
      const closed = await get(login, `${id()}${part}`)
      const absent = await get(login, `doc_00000000000000000000${part}`)
      expect([closed.status, closed.text]).toEqual([404, absent.text])
    }
  })
})

describe('who reads an agenda is not told', () => {
  it('of papers in draft, unless he prepares them [PERM-7]', async () => {
    expect(await cited('mys.secretary', ewg)).toContain('EWG-CS/10/3')
    expect(await cited('aus.hod', ewg)).toEqual([
      'EWG-CS/10/1',
      'EWG-CS/9/RPT',
      'EWG-CS/9/RPT/Corr.1',
      'EWG-CS/10/2',
    ])
    const papers = (await card('aus.hod', ewg)).papers.map(({ symbol }) => symbol)
    expect(papers).not.toContain('EWG-CS/10/3')
  })

  it('of papers for a compartment he is not in', async () => {
    expect(await cited('kor.secretary', planning)).toContain('CX23/IPM/3')
    for (const text of [
      (await get('sgp.planner', `${planning}/record`)).text,
      (await get('sgp.planner', planning)).text,
    ]) {
      expect(text).toContain('CX23/IPM/2')
      expect(text).not.toContain('CX23/IPM/3')
    }
  })

  it('of papers marked above his role', async () => {
    expect(await cited('usa.hod', ccwg)).toContain('CCWG/8/4')
    expect(await cited('usa.director', ccwg)).not.toContain('CCWG/8/4')
  })

  it('of what was done before it was circulated, unless he drafted it', async () => {
    const states = async (login: Login) => (await card(login, ewg)).events.map(({ state }) => state)
    expect(await states('mys.cochair')).toEqual(['draft', 'draft', 'circulated_for_comment'])
    expect(await states('aus.hod')).toEqual(['circulated_for_comment'])
    expect(await states('tls.observer')).toEqual([])
  })
})

describe('the page around an agenda', () => {
  it('says what one may do with it now', async () => {
    expect((await card('mys.cochair', ewg)).mine).toContain('edit')
    expect((await card('aus.hod', ewg)).mine).toContain('propose_item')
    expect((await card('aus.hod', ewg)).mine).not.toContain('edit')
    expect((await card('tls.observer', ewg)).mine).toEqual(['read'])
    expect((await card('usa.hod', ccwg)).mine).not.toContain('edit')
  })

  it('says where it belongs, when and in whose time', async () => {
    expect(await card('mys.cochair', ewg)).toMatchObject({
      symbol: 'EWG-CS/10/1',
      state: 'circulated_for_comment',
      marking: 'TLP:AMBER',
      timeZone: 'Asia/Kuala_Lumpur',
      group: { short: 'EWG-CS' },
      meeting: {
        ordinal: 10,
        dates: { start: '2023-07-11', end: '2023-07-12' },
        format: 'hybrid',
        host: 'MYS',
      },
    })
    expect((await card('usa.note', draft)).meeting.dates).toBeNull()
  })
})

describe('who can see this', () => {
  it('is everyone who can, with those who can edit, and nobody who cannot', async () => {
    const { readers } = Readers.parse((await get('aus.hod', `${ewg}/readers`)).json)
    const { users } = server.composed.parts
    const logins = await Promise.all(readers.map(async ({ userId }) => (await users.find(userId))?.login))
    expect(logins).toEqual([
      'kor.cochair',
      'mys.cochair',
      'kor.secretary',
      'mys.secretary',
      'aus.hod',
      'mmr.hod',
      'usa.director',
      'sgp.planner',
      'asec.liaison',
      'tls.observer',
    ])
    expect(readers.filter(({ edits }) => edits)).toHaveLength(4)
  })

  it('is only the drafting circle while it is a draft', async () => {
    const { readers } = Readers.parse((await get('usa.note', `${draft}/readers`)).json)
    expect(readers.map(({ role }) => role)).toEqual(['co_chair', 'co_chair', 'secretariat', 'secretariat'])
  })
})
