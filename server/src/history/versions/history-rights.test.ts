import { fieldKey, minutesFieldsOf, plainBlock } from '@tandem/shared/documents'
import { type DocumentId, newId } from '@tandem/shared/ids'
import { agendaStates, recordStates, type Role } from '@tandem/shared/permissions'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blockOf } from '../../testing/demonstration-records.js'
import { accessToken } from '../../testing/access-token.js'
import { aRecord } from '../../testing/a-record.js'
import { anAgenda } from '../../testing/an-agenda.js'
import { type Answer, browser } from '../../testing/browser.js'
import { historiesOf } from '../../testing/histories-of.js'
import type { Login } from '../../testing/people.js'
import { startTestServer, type TestServer } from '../../testing/start-test-server.js'

// The data's own table says what is right, not the function under test.
const { permissions } = JSON.parse(
  await readFile(new URL('../../../demo/workspace.json', import.meta.url), 'utf8'),
) as { permissions: Record<'agenda' | 'record', Record<string, Record<Role, string[]>>> }

/** Of the experts' working group, one for each role. */
const logins: Record<Role, Login> = {
  co_chair: 'kor.cochair',
  secretariat: 'kor.secretary',
  head_of_delegation: 'aus.hod',
  delegate: 'sgp.planner',
  observer: 'tls.observer',
}
const roles = Object.entries(logins) as [Role, Login][]
const absent = 'doc_00000000000000000000' as DocumentId

let server: TestServer
const histories = historiesOf(() => server)
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** Everything that can be asked about the history of a document. */
function routes() {
  return server.composed.endpoints.filter(({ path }) => path.startsWith('/documents/:documentId/history'))
}

async function ask(login: Login, { method, path }: ReturnType<typeof routes>[number], id: DocumentId) {
  return asking(await server.as(login), method, path, id)
}

/** The same, to the letter, as of a document that does not exist. */
async function expectNothing(
  login: Login,
  route: ReturnType<typeof routes>[number],
  id: DocumentId,
): Promise<void> {
  const [answer, nothing] = [await ask(login, route, id), await ask(login, route, absent)]
  const about = `${login} ${route.method} ${route.path}`
  expect([about, answer.status, answer.text]).toEqual([about, 404, nothing.text])
}

function asking(
  who: ReturnType<typeof browser>,
  method: string,
  path: string,
  id: DocumentId,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const within = path.replace(':documentId', id).replaceAll(/:\w+/g, 'blk_00000000000000000000')
  const address = `api/v1${within}?from=1&to=1&seq=1&scope=whole`
  if (method === 'get') return who.get(address, headers)
  return who[method as 'post' | 'put' | 'patch'](address, {}, headers)
}

async function inState(kind: 'agenda' | 'record', state: string): Promise<DocumentId> {
  const { parts } = server.composed
  const groupId = await server.groupId('EWG-CS')
  const [meeting] = await parts.meetings.ofGroup(groupId)
  const about = { groupId, meetingId: meeting!.id, symbol: newId('doc'), marking: 'TLP:GREEN' as const }
  if (kind === 'record') {
    const block = { ...plainBlock(newId('blk'), 'meeting'), text: { en: [{ text: 'Agreed.' }] } }
    return (await aRecord(parts, { ...about, state: state as 'drafting' }, [block])).id
  }
  const agenda = {
    ...about,
    kind,
    state: state as 'draft',
    caveats: [],
    compartment: null,
    timeZone: 'UTC',
    steps: [],
  }
  const by = { userId: newId('usr'), at: parts.clock.now(), kind: 'edit' } as const
  return (await parts.documents.create({ ...agenda, languages: ['en'] }, anAgenda(), by)).id
}

describe.each([
  ['agenda', agendaStates],
  ['record', recordStates],
] as const)('the history of every %s', (kind, states) => {
  it.each(states)(
    'in the state %s is for whom the table names, and for others it is not there [PERM-1, PERM-3]',
    async (state) => {
      const id = await inState(kind, state)
      for (const [role, login] of roles) {
        const allowed = permissions[kind][state]![role]
        const reads = ['read_history', 'read_history_of_approved'].some((each) => allowed.includes(each))
        if (!reads) {
          for (const route of routes()) await expectNothing(login, route, id)
          continue
        }
        for (const path of ['', '/comparison?from=1&to=1']) {
          expect([role, path, (await histories.get(login, id, path)).status]).toEqual([role, path, 200])
        }
      }
      for (const login of ['system.admin', 'usa.hod'] as const) {
        for (const route of routes()) await expectNothing(login, route, id)
      }
    },
  )
})

describe('a program', () => {
  it('reads with a token what its owner may, and writes nothing with one for reading [M22]', async () => {
    const id = await inState('record', 'comments')
    const program = browser(server.url, null)
    const asked = (secret: string, method: string, path: string, of = id) =>
      asking(program, method, `/documents/:documentId/history${path}`, of, {
        authorization: `Bearer ${secret}`,
      })
    const reader = await accessToken(server, 'kor.cochair', { reach: 'read' })
    const observer = await accessToken(server, 'tls.observer')
    const elsewhere = await accessToken(server, 'kor.cochair', { groups: [await server.groupId('CCWG')] })
    for (const path of ['', '/comparison']) {
      expect((await asked(reader.secret, 'get', path)).status).toBe(200)
      for (const { secret } of [observer, elsewhere]) {
        const [answer, nothing] = [await asked(secret, 'get', path), await asked(secret, 'get', path, absent)]
        expect([answer.status, answer.text]).toEqual([404, nothing.text])
      }
    }
    for (const [method, path] of [
      ['post', '/versions'],
      ['patch', '/versions/ver_00000000000000000000'],
      ['post', '/circulations'],
      ['put', '/seen'],
    ] as const) {
      const answer = await asked(reader.secret, method, path)
      expect([path, answer.status, answer.json]).toMatchObject([path, 403, { reason: 'not_allowed' }])
    }
  })
})

describe('what came before Draft 1 stays with those who drafted it [C3]', () => {
  let minutes: DocumentId
  beforeAll(async () => {
    minutes = await server.documentId('CCWG/8/MIN')
  })

  it.each(['usa.director', 'kor.cochair'] as const)('%s, a delegate, begins at Draft 1', async (login) => {
    const timeline = await histories.timeline(login, minutes)
    expect(timeline.firstSeq).toBe(3)
    expect(timeline.versions.map(({ name, shares }) => [name, shares.length])).toEqual([
      ['Draft 1 (circulated)', 0],
      ['Draft 2 (working)', 1],
    ])
    expect(timeline.marks.map(({ kind }) => kind)).toEqual(['circulated', 'comments'])
    expect(timeline.bars.every(({ fromSeq }) => fromSeq > 3)).toBe(true)
    const { text } = await histories.get(login, minutes)
    expect(text).not.toContain('Rolling draft')
  })

  it('for him a name that was given before Draft 1 was never given', async () => {
    const name = 'For the drafters alone'
    const named = await histories.send('usa.note', 'post', minutes, '/versions', { seq: 2, name, note: '' })
    expect(named.status).toBe(200)
    expect((await histories.get('usa.hod', minutes)).text).toContain(name)
    expect((await histories.get('usa.director', minutes)).text).not.toContain(name)
  })

  it('for him an earlier position, and one that is still to come, is what no document has', async () => {
    const wanted = ['from=1&to=4', 'from=2&to=3', 'from=0&to=4', 'from=3&to=5']
    for (const query of wanted) {
      const answer = await histories.get('usa.director', minutes, `/comparison?${query}`)
      const nothing = await histories.get('usa.director', absent, `/comparison?${query}`)
      expect([query, answer.status, answer.text]).toEqual([query, 404, nothing.text])
    }
    expect((await histories.get('usa.director', minutes, '/comparison?from=4&to=3')).status).toBe(200)
  })

  it('for him a paragraph begins as Draft 1 had it, by nobody', async () => {
    const id = blockOf('CCWG/8/MIN', 'p-agenda')
    const { wordings, authors } = await histories.passage('usa.director', minutes, id)
    expect(wordings).toMatchObject([{ seq: 3, authors: [] }])
    expect(authors).toEqual([])
    expect((await histories.passage('usa.hod', minutes, id)).wordings.map(({ seq }) => seq)).toEqual([3, 1])
  })

  it('co-chairs and secretariat begin with the first row', async () => {
    for (const login of ['usa.hod', 'kor.secretary'] as const) {
      const timeline = await histories.timeline(login, minutes)
      expect(timeline.firstSeq).toBe(0)
      expect(new Set(timeline.versions.map(({ seq }) => seq))).toEqual(new Set([1, 2, 3, 4]))
    }
  })

  it('an observer sees approved versions and no others', async () => {
    const report = await server.documentId('EWG-CS/9/RPT')
    const { versions, marks } = await histories.timeline('tls.observer', report)
    expect(versions.map(({ name }) => name)).toEqual(['Approved'])
    expect(marks.map(({ kind }) => kind)).toEqual(['sealed'])
    expect((await histories.timeline('aus.hod', report)).versions).toHaveLength(3)
  })
})

describe('who lacks a compartment of any paragraph, now or once', () => {
  it('finds no history, though he reads the rest [PERM-2, M8]', async () => {
    const { parts } = server.composed
    const groupId = await server.groupId('EWG-CS')
    const [meeting] = await parts.meetings.ofGroup(groupId)
    const about = {
      groupId,
      meetingId: meeting!.id,
      marking: 'TLP:GREEN' as const,
      state: 'comments' as const,
    }
    const secret = { ...plainBlock(newId('blk'), 'meeting'), compartment: 'trusted_agents' }
    const closed = await aRecord(parts, { ...about, symbol: newId('doc') }, [secret])
    expect((await (await server.as('aus.hod')).get(`api/v1/documents/${closed.id}/record`)).status).toBe(200)
    for (const route of routes()) await expectNothing('aus.hod', route, closed.id)
  })

  it('… also when the paragraph comes into the compartment later: his history is gone, and he writes no more [PERM-8]', async () => {
    const { parts } = server.composed
    const id = await inState('record', 'comments')
    const mine = async (): Promise<string[]> =>
      ((await (await server.as('aus.hod')).get(`api/v1/documents/${id}`)).json as { mine: string[] }).mine
    expect((await histories.get('aus.hod', id)).status).toBe(200)
    expect(await mine()).toContain('read_history')
    const { record } = await parts.documents.readMinutes(id)
    const { id: userId } = (await parts.users.findByLogin('kor.secretary'))!
    await parts.documents.act(id, { userId, kind: 'edit' }, (doc) => {
      minutesFieldsOf(doc).set(fieldKey(record.blocks[0]!.id, 'compartment'), 'trusted_agents')
    })
    for (const route of routes()) await expectNothing('aus.hod', route, id)
    expect(await mine()).not.toContain('read_history')
    // Nor may whoever writes without it join the text in which it stands.
    expect(await mine()).toContain('read')
    const secretary = async (): Promise<string[]> =>
      ((await (await server.as('mys.secretary')).get(`api/v1/documents/${id}`)).json as { mine: string[] })
        .mine
    expect(await secretary()).not.toContain('edit')
    // Out of it again, its words are still in the history.
    await parts.documents.act(id, { userId, kind: 'edit' }, (doc) => {
      minutesFieldsOf(doc).delete(fieldKey(record.blocks[0]!.id, 'compartment'))
    })
    for (const route of routes()) await expectNothing('aus.hod', route, id)
    await server.restart()
    for (const route of routes()) await expectNothing('aus.hod', route, id)
  })
})
