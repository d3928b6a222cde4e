import { ManagedGroup, MemberListAnswer, type NewGroup } from '@tandem/shared/groups'
import type { Account } from '@tandem/shared/identity'
import type { DelegationCode } from '@tandem/shared/ids'
import { AgendaRecord, plainText } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { MadeMeeting } from '@tandem/shared/meetings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../testing/browser.js'
import { mailOf, type RealServer, startRealServer } from '../testing/start-real-server.js'

let server: RealServer
let administrator: Browser
let group: ManagedGroup
const codes = ['KOR', 'MYS', 'SGP'] as DelegationCode[]
const [kor, mys, sgp] = codes as [DelegationCode, DelegationCode, DelegationCode]

const newGroup = (changes: Partial<NewGroup> = {}): NewGroup => ({
  short: 'WG-X',
  name: { en: 'Working group', ko: '실무그룹' },
  kind: 'experts_wg',
  coChairs: [
    { delegation: kor, seat: 'plus' },
    { delegation: mys, seat: null },
  ],
  members: [kor, mys],
  observers: [sgp],
  workingLanguages: ['en', 'ko'],
  defaultMarking: 'TLP:AMBER',
  timeZone: 'Asia/Seoul',
  ...changes,
})

beforeAll(async () => {
  server = await startRealServer()
  administrator = await server.setUp()
  for (const code of codes) {
    await administrator.post('api/v1/administration/delegations', {
      code,
      name: { en: code },
      category: 'party',
      timeZone: 'Asia/Seoul',
    })
  }
  group = ManagedGroup.parse((await administrator.post('api/v1/administration/groups', newGroup())).json)
})
afterAll(() => server.stop())

async function person(login: string, delegation: DelegationCode | null = kor): Promise<Account> {
  return server.invite(administrator, {
    login,
    name: { en: `Function of ${login}` },
    delegation,
    language: 'ko',
  })
}

const admit = (account: Account, role: string) => administrator.put(memberPath(account), { role })
const memberPath = ({ userId }: Account) => `api/v1/administration/groups/${group.id}/members/${userId}`
const reasonOf = ({ json }: { json: unknown }): unknown => (json as { reason?: unknown }).reason

describe('the administrator', () => {
  it('makes people who sign in with what they chose by his link', async () => {
    const made = await person('kor.chair')
    expect(made).toMatchObject({ login: 'kor.chair', delegation: { code: 'KOR' }, groups: [] })
    const me = await (await server.as('kor.chair')).get('api/v1/me')
    expect(me.json).toMatchObject({ preferences: { language: 'ko', timeZone: 'Asia/Seoul' } })
  })

  it('gives no name twice, and names no delegation that does not exist', async () => {
    await person('twice')
    const again = {
      login: 'Twice',
      name: { en: 'x' },
      delegation: null,
      language: 'en',
      mail: mailOf('twice'),
    }
    const path = 'api/v1/administration/people'
    expect(reasonOf(await administrator.post(path, again))).toBe('name_taken')
    expect(reasonOf(await administrator.post(path, { ...again, login: 'x.y', delegation: 'ZZZ' }))).toBe(
      'not_found',
    )
    expect(reasonOf(await administrator.post('api/v1/administration/groups', newGroup()))).toBe('name_taken')
  })

  it('makes groups with two seats of two delegations, and no others', async () => {
    expect(group).toMatchObject({ short: 'WG-X', members: ['KOR', 'MYS'], people: [] })
    const refusals = await Promise.all(
      [
        { coChairs: [newGroup().coChairs[0], newGroup().coChairs[0]] },
        { members: [kor] },
        { observers: [mys] },
        { short: 'wg x' },
        { name: {} },
        { workingLanguages: [] },
        { members: [kor, mys, 'ZZZ'] },
      ].map(async (changes) =>
        reasonOf(
          await administrator.post('api/v1/administration/groups', {
            ...newGroup(),
            short: 'WG-Y',
            ...changes,
          }),
        ),
      ),
    )
    expect(refusals).toEqual([...Array.from({ length: 6 }, () => 'malformed'), 'not_found'])
  })

  it('admits people, gives them another role, and lets them go; each at once', async () => {
    const account = await person('sec')
    const browser = await server.as('sec')
    const home = () => browser.get(`api/v1/groups/${group.id}`)
    expect((await home()).status).toBe(404)
    const before = await server.composed.parts.rights.read()
    await admit(account, 'observer')
    expect((await home()).json).toMatchObject({ short: 'WG-X', myRole: 'observer', timeZone: 'Asia/Seoul' })
    await admit(account, 'secretariat')
    expect((await home()).json).toMatchObject({ myRole: 'secretariat' })
    const left = await administrator.delete(memberPath(account))
    expect(ManagedGroup.parse(left.json).people.map(({ login }) => login)).not.toContain('sec')
    expect((await home()).status).toBe(404)
    expect(await server.composed.parts.rights.read()).toBe(before + 3)
  })

  it('admits people from a file: first what is wrong, line by line, then all of them or nobody', async () => {
    await person('list.one')
    await person('list.two')
    const gone = await person('list.gone')
    await administrator.patch(`api/v1/administration/people/${gone.userId}`, { isDisabled: true })
    const path = (id: string) => `api/v1/administration/groups/${id}/members`
    const send = async (csv: string, isTrial: boolean) => {
      const answer = await administrator.post(path(group.id), { csv, isTrial })
      const { lines, isDone, group: now } = MemberListAnswer.parse(answer.json)
      const people = now.people.filter(({ login }) => login.startsWith('list.'))
      const problems = lines.map(({ line, problems: found }) => [line, found.join(' ')])
      return { problems, isDone, people: people.map(({ login, role }) => [login, role]), lines }
    }
    const wrong = 'account,role\nlist.one,delegate\nnobody.here,king\nlist.gone,delegate\nadmin,delegate'
    for (const isTrial of [true, false])
      expect(await send(wrong, isTrial)).toMatchObject({
        problems: [
          [2, ''],
          [3, 'unknown_role unknown_account'],
          [4, 'disabled'],
          [5, 'administrator'],
        ],
        isDone: false,
        people: [],
      })
    const right = 'account,role\nlist.one,delegate\nList.Two,secretariat'
    expect(await send(right, true)).toMatchObject({ isDone: false, people: [] })
    const before = await server.composed.parts.rights.read()
    expect(await send(right, false)).toMatchObject({
      isDone: true,
      people: [
        ['list.two', 'secretariat'],
        ['list.one', 'delegate'],
      ],
    })
    expect(await server.composed.parts.rights.read()).toBe(before + 1)
    const again = await send('account,role\nlist.one,observer\nlist.two,secretariat', true)
    expect(again.lines).toMatchObject([
      { was: 'delegate', role: 'observer' },
      { was: 'secretariat', role: 'secretariat' },
    ])
    const absent = await administrator.post(path('grp_00000000000000000000'), { csv: right, isTrial: false })
    expect(absent.status).toBe(404)
  })

  it('reads nothing of a group, and is put in none [PERM-6]', async () => {
    expect((await administrator.get(`api/v1/groups/${group.id}`)).status).toBe(404)
    const second = await server.invite(administrator, {
      login: 'second.admin',
      name: { en: 'Second administrator' },
      delegation: null,
      language: 'en',
      isAdministrator: true,
    })
    expect(reasonOf(await admit(second, 'delegate'))).toBe('administrator_in_group')
  })

  it('disables an account, which ends all that it had open, but never the last administrator', async () => {
    const account = await person('leaver')
    const browser = await server.as('leaver')
    const path = (userId: string) => `api/v1/administration/people/${userId}`
    await administrator.patch(path(account.userId), { isDisabled: true })
    expect((await browser.get('api/v1/me')).status).toBe(401)
    await administrator.patch(path(account.userId), { isDisabled: false })
    expect(await server.signIn('leaver')).toContain('tandem_sign_in=')
    const { users } = server.composed.parts
    const second = await users.findByLogin('second.admin')
    const first = await users.findByLogin('admin')
    await administrator.patch(path(second!.id), { isDisabled: true })
    expect(reasonOf(await administrator.patch(path(first!.id), { isDisabled: true }))).toBe(
      'last_administrator',
    )
    expect((await administrator.get('api/v1/me')).status).toBe(200)
  })

  it('is nobody else: for all others there is nothing to administer [PERM-3]', async () => {
    await person('curious')
    const curious = await server.as('curious')
    for (const path of ['people', 'delegations', 'groups']) {
      expect((await curious.get(`api/v1/administration/${path}`)).status).toBe(404)
      expect((await curious.post(`api/v1/administration/${path}`, newGroup({ short: 'WG-Z' }))).status).toBe(
        404,
      )
    }
    expect((await curious.get('api/v1/audit')).status).toBe(404)
  })

  it('finds every act in the audit log', async () => {
    const acts = new Set<string>()
    for (let cursor: string | null = null; ;) {
      const page = await administrator.get(`api/v1/audit${cursor === null ? '' : `?cursor=${cursor}`}`)
      const { entries, next } = page.json as { entries: { what: string }[]; next: string | null }
      for (const { what } of entries) acts.add(what)
      cursor = next
      if (cursor === null) break
    }
    expect([...acts].toSorted()).toEqual([
      'account.create',
      'account.disable',
      'account.enable',
      'delegation.create',
      'group.create',
      'membership.change',
      'membership.remove',
      'password.choose',
      'request',
      'server.set_up',
      'sign_in',
    ])
  })
})

describe('calling a meeting', () => {
  const wanted = {
    symbol: 'WG-X/3',
    ordinal: 3,
    dates: { start: '2026-03-30', end: '2026-04-01' },
    month: null,
    timeZone: 'Asia/Kuala_Lumpur',
    format: 'in_person',
    host: 'MYS',
    venue: { en: 'Kuala Lumpur' },
    agendaFrom: { kind: 'nothing' },
  }
  let chair: Browser
  const call = (who: Browser, changes: object = {}) =>
    who.post(`api/v1/groups/${group.id}/meetings`, { ...wanted, ...changes })

  beforeAll(async () => {
    for (const [login, role] of [
      ['chair', 'co_chair'],
      ['clerk', 'secretariat'],
      ['guest', 'delegate'],
    ] as const) {
      await admit(await person(login), role)
    }
    chair = await server.as('chair')
  })

  it('is for co-chairs and secretariat; a stranger does not even find the group', async () => {
    expect(reasonOf(await call(await server.as('guest')))).toBe('not_allowed')
    expect(reasonOf(await call(administrator))).toBe('not_found')
    expect((await call(await server.as('clerk'), { symbol: 'WG-X/2', dates: null })).status).toBe(200)
  })

  it('makes its agenda with it: a draft in the group’s languages, with a day for each day of the meeting', async () => {
    const { documentId, symbol } = MadeMeeting.parse((await call(chair)).json)
    expect(symbol).toBe('WG-X/3')
    const card = await chair.get(`api/v1/documents/${documentId}`)
    expect(card.json).toMatchObject({
      symbol: 'WG-X/3/1',
      state: 'draft',
      marking: 'TLP:AMBER',
      languages: ['en', 'ko'],
      timeZone: 'Asia/Kuala_Lumpur',
      mine: expect.arrayContaining(['edit']) as unknown,
      meeting: { dates: wanted.dates, host: 'MYS' },
    })
    const { record } = (await chair.get(`api/v1/documents/${documentId}/record`)).json as {
      record: { days: { date: string }[]; items: unknown[] }
    }
    expect(record.days.map(({ date }) => date)).toEqual(['2026-03-30', '2026-03-31', '2026-04-01'])
    expect(record.items).toEqual([])
  })

  const itemsOf = async (documentId: string) => {
    const { json } = await chair.get(`api/v1/documents/${documentId}/record`)
    return AgendaRecord.parse((json as { record: unknown }).record)
  }
  const titled = ({ items }: AgendaRecord) => items.map(({ title }) => plainText(title.en))

  it('begins its agenda with what such groups usually have, the host first, a new day where one is full', async () => {
    const answer = await call(chair, { symbol: 'WG-X/8', agendaFrom: { kind: 'usual' } })
    const record = await itemsOf(MadeMeeting.parse(answer.json).documentId)
    expect(titled(record)).toContain('Matters arising: status of actions')
    expect(record.items[0]).toMatchObject({ kind: 'opening', minutes: 30, leads: ['MYS', 'KOR'], papers: [] })
    const minutes = record.days.map(({ id }) =>
      record.items.filter(({ day }) => day === id).reduce((sum, item) => sum + item.minutes, 0),
    )
    expect(Math.max(...minutes)).toBeLessThanOrEqual(8 * 60)
    expect(record.items.every(({ number, parent }) => number === null && parent === null)).toBe(true)
  })

  it('begins it with the items of another meeting of the group, as things of its own, without papers', async () => {
    const before = MadeMeeting.parse(
      (await call(chair, { symbol: 'WG-X/9', agendaFrom: { kind: 'usual' } })).json,
    )
    const from = { kind: 'meeting', meetingId: before.meetingId }
    const dates = { start: '2026-07-01', end: '2026-07-01' }
    const after = MadeMeeting.parse((await call(chair, { symbol: 'WG-X/10', dates, agendaFrom: from })).json)
    const [first, second] = [await itemsOf(before.documentId), await itemsOf(after.documentId)]
    expect(titled(second)).toEqual(titled(first))
    expect(second.days).toHaveLength(1)
    expect(second.items.every(({ day }) => day === second.days[0]?.id)).toBe(true)
    const ids = new Set(first.items.map(({ id }) => id))
    expect(second.items.some(({ id }) => ids.has(id))).toBe(false)
  })

  it('begins it with nothing that is not there for whoever calls: no other group’s, no meeting at all', async () => {
    const strange = await server.composed.parts.meetings.create({
      groupId: newId('grp'),
      symbol: 'ELSE/1',
      ordinal: 1,
      status: 'planned',
      format: 'virtual',
      dates: null,
      month: null,
      timeZone: 'Asia/Seoul',
      host: null,
      venue: null,
      sessions: [],
    })
    for (const meetingId of [strange.id, newId('mtg')]) {
      const agendaFrom = { kind: 'meeting', meetingId }
      expect(reasonOf(await call(chair, { symbol: 'WG-X/11', agendaFrom }))).toBe('not_found')
    }
    // Nothing was begun.
    expect(await server.composed.parts.meetings.findBySymbol('WG-X/11')).toBeNull()
  })

  it('takes no symbol twice, none of another group, and no days that go backwards or on for ever', async () => {
    await call(chair, { symbol: 'WG-X/4' })
    const refusals = await Promise.all(
      [
        { symbol: 'WG-X/4' },
        { symbol: 'OTHER/5' },
        { symbol: 'WG-X/5', dates: { start: '2026-04-01', end: '2026-03-30' } },
        { symbol: 'WG-X/5', dates: { start: '2026-04-01', end: '2026-09-30' } },
        { symbol: 'WG-X/5', ordinal: 0 },
      ].map(async (changes) => reasonOf(await call(chair, changes))),
    )
    expect(refusals).toEqual(['name_taken', 'malformed', 'malformed', 'malformed', 'malformed'])
  })

  it('by two at the same moment makes one meeting with one agenda', async () => {
    const answers = await Promise.all([call(chair, { symbol: 'WG-X/6' }), call(chair, { symbol: 'WG-X/6' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const home = await chair.get(`api/v1/groups/${group.id}`)
    const { meetings } = home.json as { meetings: { symbol: string; documents: unknown[] }[] }
    const made = meetings.filter(({ symbol }) => symbol === 'WG-X/6')
    expect(made.map(({ documents }) => documents.length)).toEqual([1])
  })

  it('that a crash left without its agenda is finished by calling it again', async () => {
    const { meetings } = server.composed.parts
    await meetings.create({
      groupId: group.id,
      symbol: 'WG-X/7',
      ordinal: 7,
      status: 'planned',
      format: 'virtual',
      dates: null,
      month: null,
      timeZone: 'Asia/Seoul',
      host: null,
      venue: null,
      sessions: [],
    })
    const made = MadeMeeting.parse((await call(chair, { symbol: 'WG-X/7' })).json)
    expect((await chair.get(`api/v1/documents/${made.documentId}`)).json).toMatchObject({
      symbol: 'WG-X/7/1',
    })
  })
})
