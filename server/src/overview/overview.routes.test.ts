import { GroupOverview, JumpTargets } from '@tandem/shared/groups'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function get(login: Login, path: string) {
  return (await server.as(login)).get(`api/v1/${path}`)
}
async function home(login: Login, short: string): Promise<GroupOverview> {
  return GroupOverview.parse((await get(login, `groups/${await server.groupId(short)}`)).json)
}
async function targets(login: Login) {
  return JumpTargets.parse((await get(login, 'jump')).json).targets
}

describe('a group’s home', () => {
  it('is not there for strangers and the administrator, as if there were no such group', async () => {
    const absent = await get('aus.hod', 'groups/grp_00000000000000000000')
    for (const login of ['aus.hod', 'system.admin'] as const) {
      const closed = await get(login, `groups/${await server.groupId('CCWG')}`)
      expect([closed.status, closed.text]).toEqual([404, absent.text])
    }
  })

  it('has the two seats in the group’s order, its members in theirs, and the body above', async () => {
    const overview = await home('mys.cochair', 'EWG-CS')
    expect(overview.coChairs.map(({ delegation, seat }) => [delegation.code, seat])).toEqual([
      ['MYS', 'asean'],
      ['KOR', 'plus'],
    ])
    expect(overview.delegations).toHaveLength(18)
    expect(overview.observers.map(({ code }) => code)).toEqual(['TLS', 'ASEC'])
    expect(overview.parent?.short).toBe('ADSOM-Plus WG')
    expect(overview.cycle).toEqual({ ordinal: 4, from: '2021', to: '2024' })
    expect(overview.myRole).toBe('co_chair')
  })

  it('lists meetings newest first with the documents one may read', async () => {
    const documents = async (login: Login) =>
      (await home(login, 'CCWG')).meetings.map(({ symbol, documents }) => [
        symbol,
        documents.map((document) => document.symbol),
      ])
    expect(await documents('usa.hod')).toEqual([
      ['CCWG/8', ['CCWG/8/1/Rev.1', 'CCWG/8/MIN']],
      ['CCWG/9', ['CCWG/9/1']],
      ['CCWG/7', []],
    ])
    expect(await documents('usa.director')).toEqual([
      ['CCWG/8', ['CCWG/8/1/Rev.1', 'CCWG/8/MIN']],
      ['CCWG/9', []],
      ['CCWG/7', []],
    ])
    // An observer reads what its marking opens to him.
    const ofExperts = (await home('tls.observer', 'EWG-CS')).meetings.flatMap((meeting) => meeting.documents)
    expect(ofExperts.map(({ symbol }) => symbol)).toContain('EWG-CS/9/RPT')
  })

  it('shows papers and events as far as each may know of them, the latest first', async () => {
    const chair = await home('mys.cochair', 'EWG-CS')
    const delegate = await home('aus.hod', 'EWG-CS')
    expect(chair.papers.map(({ symbol }) => symbol)).toContain('EWG-CS/10/3')
    expect(delegate.papers.map(({ symbol }) => symbol)).not.toContain('EWG-CS/10/3')
    const ofReport = ['sealed', 'under_silence', 'circulated']
    expect(chair.events.map(({ state }) => state)).toEqual([
      'circulated_for_comment',
      'draft',
      'draft',
      ...ofReport,
    ])
    expect(delegate.events.map(({ state }) => state)).toEqual(['circulated_for_comment', ...ofReport])
    expect((await home('tls.observer', 'EWG-CS')).events).toEqual([])
    expect(JSON.stringify(await home('sgp.planner', 'CX23'))).not.toContain('trusted agents')
  })
})

describe('the jump list', () => {
  it('is empty for the administrator and has nothing of other groups', async () => {
    expect(await targets('system.admin')).toEqual([])
    expect(new Set((await targets('usa.note')).map(({ within }) => within))).toEqual(
      new Set(['CCWG', 'CCWG/8/1/Rev.1', 'CCWG/8/MIN', 'CCWG/9/1']),
    )
  })

  it('leads to groups, meetings, documents, papers, activities, and items by number', async () => {
    const all = await targets('mys.cochair')
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set([
        'group',
        'meeting',
        'document',
        'item',
        'section',
        'paragraph',
        'commitment',
        'paper',
        'activity',
      ]),
    )
    const documentId = await server.documentId('EWG-CS/10/1')
    const items = all.filter(({ within }) => within === 'EWG-CS/10/1')
    expect(items.map(({ symbol }) => symbol)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ])
    expect(items[6]).toMatchObject({
      kind: 'item',
      name: { en: 'Plan of the cyber exercise of November 2023' },
    })
    expect(items[6]?.path).toMatch(new RegExp(`^/documents/${documentId}#itm_`))
    expect(all.filter(({ symbol }) => symbol === 'EWG-CS/10/1')).toHaveLength(1)
  })

  it('leads to a commitment by its number, opened beside the register [A9]', async () => {
    const ofKorea = await targets('kor.hod')
    expect(ofKorea.filter(({ symbol }) => symbol === 'CCWG8/02')).toMatchObject([
      {
        kind: 'commitment',
        path: `/groups/${await server.groupId('CCWG')}/commitments?open=CCWG8%2F02`,
        within: 'CCWG',
      },
    ])
    expect((await targets('aus.hod')).some(({ symbol }) => symbol?.startsWith('CCWG8/'))).toBe(false)
  })

  it('names no paper one may not know of and no item of a draft one may not read', async () => {
    const symbols = (await targets('sgp.planner')).map(({ symbol }) => symbol)
    expect(symbols).toContain('CX23/IPM/2')
    expect(symbols).not.toContain('CX23/IPM/3')
    expect((await targets('usa.director')).some(({ within }) => within === 'CCWG/9/1')).toBe(false)
  })
})

describe('a symbol', () => {
  const path = async (login: Login, symbol: string) => (await get(login, `symbols/${symbol}`)).json

  it('leads to its document or its paper, else to the meeting [M18]', async () => {
    expect(await path('usa.hod', 'CCWG/8/1/Rev.1')).toEqual({
      path: `/documents/${await server.documentId('CCWG/8/1/Rev.1')}`,
    })
    const meeting = await path('usa.hod', 'CCWG/8')
    expect(meeting).toMatchObject({ path: expect.stringMatching(/^\/meetings\/mtg_/) as string })
    const minutes = { path: `/documents/${await server.documentId('CCWG/8/MIN')}` }
    expect(await path('usa.hod', 'CCWG/8/MIN')).toEqual(minutes)
    expect(await path('usa.hod', encodeURIComponent('CCWG/8/MIN'))).toEqual(minutes)
    const { path: address } = meeting as { path: string }
    const paper = expect.stringMatching(new RegExp(`^${address}/papers/pap_`)) as string
    expect(await path('usa.hod', 'CCWG/8/3')).toEqual({ path: paper })
  })

  it('that one may not know of is as unknown as any other', async () => {
    const unknown = (await get('sgp.planner', 'symbols/CX23/IPM/99')).text
    for (const symbol of ['CX23/IPM/3', 'CCWG/8', 'CCWG/8/1/Rev.1', 'EWG-CS/10/3']) {
      expect((await get('sgp.planner', `symbols/${symbol}`)).text).toBe(unknown)
    }
    expect((await get('system.admin', 'symbols/EWG-CS/10/1')).text).toBe(unknown)
  })
})
