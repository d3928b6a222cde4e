/** What is set of a group and changed later, the hand-over of its cycle, and the bin (A2 to A4). */
import { type GroupChange, Bin, ManagedGroup, PeopleInGroup, type NewGroup } from '@tandem/shared/groups'
import type { Account } from '@tandem/shared/identity'
import type { DelegationCode } from '@tandem/shared/ids'
import { MadeMeeting, MeetingsInBin } from '@tandem/shared/meetings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../testing/browser.js'
import { type RealServer, startRealServer } from '../testing/start-real-server.js'

let server: RealServer
let administrator: Browser
const codes = ['KOR', 'MYS', 'SGP', 'AUS', 'TLS'] as DelegationCode[]
const [kor, mys, sgp, aus, tls] = codes as [
  DelegationCode,
  DelegationCode,
  DelegationCode,
  DelegationCode,
  DelegationCode,
]
const path = 'api/v1/administration/groups'
const reasonOf = ({ json }: { json: unknown }): unknown => (json as { reason?: unknown }).reason

const facts = {
  name: { en: 'Working group', ko: '실무그룹' },
  aliases: [{ en: 'The cyber group' }],
  parentId: null,
  cycle: { ordinal: 4, from: '2021', to: '2024' },
  coChairs: [
    { delegation: kor, seat: 'plus' },
    { delegation: mys, seat: 'asean' },
  ],
  members: [kor, mys, sgp, aus],
  observers: [tls],
  workingLanguages: ['en', 'ko'],
  defaultMarking: 'TLP:AMBER',
  caveats: [],
  timeZone: 'Asia/Seoul',
  compartments: ['trusted_agents'],
} satisfies GroupChange

beforeAll(async () => {
  server = await startRealServer()
  administrator = await server.setUp()
  for (const code of [...codes, 'USA']) {
    await administrator.post('api/v1/administration/delegations', {
      code,
      name: { en: code },
      category: 'party',
      timeZone: 'Asia/Seoul',
    })
  }
})
afterAll(() => server.stop())

async function make(short: string, changes: Partial<NewGroup> = {}): Promise<ManagedGroup> {
  const made = await administrator.post(path, { short, kind: 'experts_wg', ...facts, ...changes })
  return ManagedGroup.parse(made.json)
}

async function person(login: string, delegation: DelegationCode): Promise<Account> {
  return server.invite(administrator, {
    login,
    name: { en: `Function of ${login}` },
    delegation,
    language: 'en',
  })
}

/** Makes the person and puts him into the group. */
async function admit(group: ManagedGroup, login: string, delegation: DelegationCode, role: string) {
  const account = await person(login, delegation)
  const answer = await administrator.put(`${path}/${group.id}/members/${account.userId}`, { role })
  expect([login, answer.status]).toEqual([login, 200])
  return account
}

const change = (group: ManagedGroup, changes: object) =>
  administrator.put(`${path}/${group.id}`, { ...facts, ...changes })

async function callMeeting(chair: Browser, group: ManagedGroup, ordinal: number): Promise<MadeMeeting> {
  const made = await chair.post(`api/v1/groups/${group.id}/meetings`, {
    symbol: `${group.short}/${ordinal}`,
    ordinal,
    dates: null,
    month: null,
    timeZone: 'Asia/Seoul',
    format: 'virtual',
    host: null,
    venue: null,
    agendaFrom: { kind: 'nothing' },
  })
  return MadeMeeting.parse(made.json)
}

const mayOf = async (who: Browser, documentId: string): Promise<string[] | number> => {
  const { status, json } = await who.get(`api/v1/documents/${documentId}`)
  return status === 200 ? (json as { mine: string[] }).mine : status
}

describe('what is set of a group', () => {
  it('is changed as a whole, and its members see it at once', async () => {
    const above = await make('ABOVE', { kind: 'senior_officials', coChairs: [], members: [], observers: [] })
    const group = await make('SET')
    await admit(group, 'set.chair', kor, 'co_chair')
    const chair = await server.as('set.chair')
    const changes = {
      name: { en: 'Experts’ Working Group' },
      aliases: [{ en: 'Press name', ko: '보도 명칭' }],
      parentId: above.id,
      cycle: { ordinal: 5, from: '2024', to: '2027' },
      workingLanguages: ['ko'],
      defaultMarking: 'TLP:GREEN',
      caveats: ['RELEASABLE TO KOR, MYS'],
      timeZone: 'Asia/Kuala_Lumpur',
      compartments: ['trusted_agents', 'legal'],
      members: [kor, mys, sgp],
      observers: [tls, aus],
    }
    expect(ManagedGroup.parse((await change(group, changes)).json)).toMatchObject({
      ...changes,
      short: 'SET',
    })
    expect((await chair.get(`api/v1/groups/${group.id}`)).json).toMatchObject({
      name: changes.name,
      aliases: changes.aliases,
      parent: { id: null, short: 'ABOVE' },
      cycle: changes.cycle,
      timeZone: changes.timeZone,
      observers: [{ code: 'TLS' }, { code: 'AUS' }],
    })
    const { documentId } = await callMeeting(chair, group, 1)
    expect((await chair.get(`api/v1/documents/${documentId}`)).json).toMatchObject({
      marking: 'TLP:GREEN',
      caveats: changes.caveats,
      languages: ['ko'],
    })
  })

  it('keeps what the domain keeps: the pair of a cycle, compartments, delegations with people, no circle above', async () => {
    const group = await make('KEEP')
    const below = await make('KEEP-SUB', { parentId: group.id })
    const swapped = { coChairs: [facts.coChairs[0], { delegation: sgp, seat: 'asean' }] }
    expect((await change(group, swapped)).status).toBe(200)
    expect((await change(group, {})).status).toBe(200)
    await admit(group, 'keep.chair', kor, 'co_chair')
    await admit(group, 'keep.planner', sgp, 'delegate')
    const refusals = [
      swapped,
      { coChairs: [] },
      { compartments: [] },
      { members: [kor, mys, aus] },
      { parentId: below.id },
      { parentId: group.id },
      { parentId: 'grp_00000000000000000000' },
      { members: [mys, sgp, aus] },
      { observers: [kor] },
      { members: [kor, mys, sgp, 'ZZZ'] },
      { cycle: { ordinal: 1, from: '2027', to: '2024' } },
      { compartments: ['trusted_agents', 'Not A Name'] },
    ]
    const reasons = []
    for (const changes of refusals) reasons.push(reasonOf(await change(group, changes)))
    expect(reasons).toEqual([
      'pair_in_office',
      'malformed',
      'compartment_stays',
      'delegation_in_use',
      'parent_below',
      'parent_below',
      'not_found',
      'malformed',
      'malformed',
      'not_found',
      'malformed',
      'malformed',
    ])
    expect((await change(group, { coChairs: facts.coChairs.toReversed() })).status).toBe(200)
    expect(
      reasonOf(await administrator.post(path, { short: 'LED', kind: 'sub_wg', ...facts, coChairs: [] })),
    ).toBe('malformed')
  })

  it('gives people a role, a function and compartments; co-chairs and secretariat are of the two seats', async () => {
    const group = await make('WHO')
    const clerk = await admit(group, 'who.clerk', kor, 'secretariat')
    await admit(group, 'who.head', sgp, 'head_of_delegation')
    const planner = await person('who.planner', aus)
    const at = ({ userId }: Account) => `${path}/${group.id}/members/${userId}`
    for (const role of ['co_chair', 'secretariat'])
      expect(reasonOf(await administrator.put(at(planner), { role }))).toBe('not_of_co_chairs')
    const given = { role: 'delegate', function: 'exercise_planner', compartments: ['trusted_agents'] }
    await administrator.put(at(planner), given)
    expect(reasonOf(await administrator.put(at(planner), { ...given, compartments: ['legal'] }))).toBe(
      'not_found',
    )
    // What is left out stays.
    const { people } = ManagedGroup.parse((await administrator.put(at(planner), { role: 'observer' })).json)
    expect(people.find(({ login }) => login === 'who.planner')).toMatchObject({ ...given, role: 'observer' })
    await administrator.put(at(clerk), { role: 'secretariat', function: 'note_taker' })

    const shown = PeopleInGroup.parse(
      (await (await server.as('who.head')).get(`api/v1/groups/${group.id}/people`)).json,
    )
    expect(shown.people.map(({ delegation, role, function: does }) => [delegation, role, does])).toEqual([
      ['KOR', 'secretariat', 'note_taker'],
      ['SGP', 'head_of_delegation', null],
      ['AUS', 'observer', 'exercise_planner'],
    ])
    // Whom he reads of has no account for him.
    expect(JSON.stringify(shown)).not.toContain('login')
  })

  it('shows a member its parent’s way and its sub-groups only where he is in them [PERM-3]', async () => {
    const group = await make('TREE')
    const team = await make('TREE-PT', { kind: 'planning_team', parentId: group.id })
    const both = await admit(group, 'tree.both', kor, 'co_chair')
    await admit(group, 'tree.one', mys, 'co_chair')
    await administrator.put(`${path}/${team.id}/members/${both.userId}`, { role: 'co_chair' })
    const home = async (login: string, { id }: ManagedGroup) =>
      (await (await server.as(login)).get(`api/v1/groups/${id}`)).json
    expect(await home('tree.both', group)).toMatchObject({ subGroups: [{ id: team.id, short: 'TREE-PT' }] })
    expect(await home('tree.one', group)).toMatchObject({ subGroups: [] })
    expect(await home('tree.both', team)).toMatchObject({ parent: { id: group.id, short: 'TREE' } })
  })
})

describe('the hand-over of a cycle (A3)', () => {
  let group: ManagedGroup
  let accounts: Record<string, Account>
  const next = {
    ordinal: 5,
    from: '2024',
    to: '2027',
    coChairs: [
      { delegation: aus, seat: 'plus' },
      { delegation: mys, seat: 'asean' },
    ],
  }
  const plan = (people: object[], changes: object = {}) =>
    administrator.put(`${path}/${group.id}/next-cycle`, { next: { ...next, people, ...changes } })
  const handOver = () => administrator.post(`${path}/${group.id}/hand-over`)

  beforeAll(async () => {
    group = await make('CYC')
    accounts = {
      old: await admit(group, 'cyc.old', kor, 'co_chair'),
      second: await admit(group, 'cyc.second', kor, 'co_chair'),
      clerk: await admit(group, 'cyc.clerk', kor, 'secretariat'),
      stays: await admit(group, 'cyc.stays', mys, 'co_chair'),
      comes: await admit(group, 'cyc.comes', aus, 'head_of_delegation'),
      writes: await admit(group, 'cyc.writes', aus, 'delegate'),
      watches: await admit(group, 'cyc.watches', tls, 'observer'),
    }
  })

  it('is planned with the pair and its people, and refused while a seat has nobody', async () => {
    const { comes, writes, stays, old, watches } = accounts
    expect(reasonOf(await handOver())).toBe('next_cycle_incomplete')
    const named = (account: Account | undefined, role = 'co_chair') => ({ userId: account?.userId, role })
    expect(reasonOf(await plan([named(old)]))).toBe('not_of_co_chairs')
    expect(reasonOf(await plan([named(watches)]))).toBe('not_of_co_chairs')
    expect(reasonOf(await plan([named(comes), named(comes)]))).toBe('malformed')
    expect(reasonOf(await plan([named(comes)], { coChairs: [next.coChairs[0], next.coChairs[0]] }))).toBe(
      'malformed',
    )
    const stranger = await person('cyc.stranger', aus)
    expect(reasonOf(await plan([named(stranger)]))).toBe('not_found')
    expect((await plan([named(comes)])).status).toBe(200)
    expect(reasonOf(await handOver())).toBe('next_cycle_incomplete')
    expect(reasonOf(await change(group, { members: [kor, mys, sgp] }))).toBe('delegation_in_use')
    const planned = await plan([named(comes), named(stays), named(writes, 'secretariat')])
    expect(ManagedGroup.parse(planned.json).nextCycle).toMatchObject({ ordinal: 5, from: '2024' })
  })

  it('makes the next pair lead at one moment: it reads all that was, and edits what is new', async () => {
    const [old, comes, writes, stays] = (await Promise.all(
      ['cyc.old', 'cyc.comes', 'cyc.writes', 'cyc.stays'].map((login) => server.as(login)),
    )) as [Browser, Browser, Browser, Browser]
    const before = (await callMeeting(old, group, 1)).documentId
    expect(await mayOf(old, before)).toContain('edit')
    expect(await mayOf(comes, before)).toBe(404)
    const rightsBefore = await server.composed.parts.rights.read()

    const handed = ManagedGroup.parse((await handOver()).json)
    expect(await server.composed.parts.rights.read()).toBe(rightsBefore + 1)
    expect(handed).toMatchObject({
      cycle: { ordinal: 5, from: '2024', to: '2027' },
      coChairs: next.coChairs,
      nextCycle: null,
      formerCycles: [{ ordinal: 4, from: '2021', to: '2024', coChairs: facts.coChairs }],
    })
    const roles = Object.fromEntries(handed.people.map(({ login, role }) => [login, role]))
    expect(roles).toEqual({
      'cyc.comes': 'co_chair',
      'cyc.stays': 'co_chair',
      'cyc.writes': 'secretariat',
      // One speaks for the delegation (A4).
      [roles['cyc.old'] === 'head_of_delegation' ? 'cyc.old' : 'cyc.second']: 'head_of_delegation',
      [roles['cyc.old'] === 'head_of_delegation' ? 'cyc.second' : 'cyc.old']: 'delegate',
      'cyc.clerk': 'delegate',
      'cyc.watches': 'observer',
    })

    // What was made before: read with all its history, edited by nobody, circulated by nobody.
    for (const who of [comes, writes, stays]) {
      expect((await mayOf(who, before)) as string[]).toEqual(['read', 'read_history', 'export'])
      expect((await who.get(`api/v1/documents/${before}/history`)).status).toBe(200)
    }
    expect(await mayOf(old, before)).toBe(404)
    expect(reasonOf(await old.post(`api/v1/groups/${group.id}/meetings`, {}))).toBe('not_allowed')

    const after = (await callMeeting(comes, group, 2)).documentId
    for (const who of [comes, writes, stays]) expect(await mayOf(who, after)).toContain('edit')
    expect(reasonOf(await handOver())).toBe('next_cycle_incomplete')
  })

  it('outlasts a restart, and a role that is given afterwards is the later one', async () => {
    const comes = await server.as('cyc.comes')
    const again = await administrator.put(`${path}/${group.id}/members/${accounts['comes']?.userId}`, {
      role: 'observer',
    })
    expect(ManagedGroup.parse(again.json).people.find(({ login }) => login === 'cyc.comes')?.role).toBe(
      'observer',
    )
    expect((await comes.get(`api/v1/groups/${group.id}`)).json).toMatchObject({ myRole: 'observer' })
    await server.restart()
    administrator = await server.as('admin')
    expect((await (await server.as('cyc.comes')).get(`api/v1/groups/${group.id}`)).json).toMatchObject({
      myRole: 'observer',
      coChairs: [{ delegation: { code: 'AUS' } }, { delegation: { code: 'MYS' } }],
    })
    expect((await (await server.as('cyc.writes')).get(`api/v1/groups/${group.id}`)).json).toMatchObject({
      myRole: 'secretariat',
    })
  })
})

describe('the bin', () => {
  it('takes a whole group away from everyone and gives it back as it was', async () => {
    const group = await make('GONE')
    await admit(group, 'gone.chair', kor, 'co_chair')
    const chair = await server.as('gone.chair')
    const { documentId } = await callMeeting(chair, group, 1)
    const home = (await chair.get(`api/v1/groups/${group.id}`)).json
    const nothing = await chair.get('api/v1/groups/grp_00000000000000000000')
    const deleted = await administrator.delete(`${path}/${group.id}`)
    expect(deleted.status).toBe(204)
    for (const gone of [
      `groups/${group.id}`,
      `groups/${group.id}/people`,
      `documents/${documentId}`,
      'symbols/GONE/1',
    ])
      expect([gone, (await chair.get(`api/v1/${gone}`)).json]).toEqual([gone, nothing.json])
    expect((await chair.get('api/v1/me')).json).toMatchObject({ groups: [] })
    expect((await chair.get('api/v1/jump')).json).toEqual({ targets: [] })
    expect(reasonOf(await change(group, {}))).toBe('not_found')
    expect(reasonOf(await administrator.delete(`${path}/${group.id}`))).toBe('not_found')
    expect((await administrator.get(path)).text).not.toContain('GONE')
    expect(reasonOf(await administrator.post(path, { short: 'GONE', kind: 'experts_wg', ...facts }))).toBe(
      'name_taken',
    )
    const bin = Bin.parse((await administrator.get('api/v1/administration/bin')).json)
    expect(bin.groups).toMatchObject([{ id: group.id, short: 'GONE' }])

    const restored = ManagedGroup.parse((await administrator.post(`${path}/${group.id}/restore`)).json)
    expect(restored.people).toMatchObject([{ login: 'gone.chair', role: 'co_chair' }])
    expect((await chair.get(`api/v1/groups/${group.id}`)).json).toEqual(home)
    expect(await mayOf(chair, documentId)).toContain('edit')
    expect(reasonOf(await administrator.post(`${path}/${group.id}/restore`))).toBe('not_found')
  })

  it('takes a delegation that nobody needs, and no other', async () => {
    const at = (code: string) => `api/v1/administration/delegations/${code}`
    const list = async () => (await administrator.get('api/v1/administration/delegations')).text
    await make('NEEDS')
    expect(reasonOf(await administrator.delete(at('SGP')))).toBe('delegation_in_use')
    expect(reasonOf(await administrator.delete(at('ZZZ')))).toBe('not_found')
    expect((await administrator.delete(at('USA'))).status).toBe(204)
    expect(await list()).not.toContain('USA')
    expect(
      reasonOf(
        await administrator.post(path, { short: 'USING', kind: 'experts_wg', ...facts, observers: ['USA'] }),
      ),
    ).toBe('not_found')
    expect(Bin.parse((await administrator.get('api/v1/administration/bin')).json).delegations).toMatchObject([
      { code: 'USA' },
    ])
    expect((await administrator.post(`${at('USA')}/restore`)).status).toBe(204)
    expect(await list()).toContain('USA')
  })

  it('takes a meeting with its draft agenda while nothing of it was issued, for those who call meetings', async () => {
    const group = await make('MTG')
    await admit(group, 'mtg.chair', kor, 'co_chair')
    await admit(group, 'mtg.clerk', mys, 'secretariat')
    await admit(group, 'mtg.head', sgp, 'head_of_delegation')
    const [chair, clerk, head] = (await Promise.all(
      ['mtg.chair', 'mtg.clerk', 'mtg.head'].map((login) => server.as(login)),
    )) as [Browser, Browser, Browser]
    const bin = `api/v1/groups/${group.id}/bin`
    const { meetingId, documentId } = await callMeeting(chair, group, 1)
    expect(reasonOf(await head.post(bin, { meetingId }))).toBe('not_allowed')
    expect(reasonOf(await administrator.post(bin, { meetingId }))).toBe('not_found')
    expect((await clerk.post(bin, { meetingId })).status).toBe(204)
    expect(await mayOf(chair, documentId)).toBe(404)
    expect((await chair.get(`api/v1/groups/${group.id}`)).text).not.toContain('MTG/1')
    expect((await chair.get('api/v1/symbols/MTG/1')).status).toBe(404)
    expect((await chair.get('api/v1/jump')).text).not.toContain('MTG/1')
    expect(reasonOf(await chair.post(`api/v1/meetings/${meetingId}/minutes`, {}))).toBe('not_found')
    expect(MeetingsInBin.parse((await chair.get(bin)).json).meetings).toMatchObject([
      { id: meetingId, symbol: 'MTG/1' },
    ])
    expect((await head.get(bin)).status).toBe(403)
    expect((await chair.delete(`${bin}/${meetingId}`)).status).toBe(204)
    expect(await mayOf(chair, documentId)).toContain('edit')

    // Of another group, it is not there.
    const other = await make('MTG-B')
    await administrator.put(`${path}/${other.id}/members/${(await person('mtg.other', kor)).userId}`, {
      role: 'co_chair',
    })
    const stranger = await server.as('mtg.other')
    expect(reasonOf(await stranger.post(`api/v1/groups/${other.id}/bin`, { meetingId }))).toBe('not_found')

    const circulated = await chair.post(`api/v1/documents/${documentId}/history/circulations`, {})
    expect(circulated.status).toBe(200)
    expect(reasonOf(await chair.post(bin, { meetingId }))).toBe('meeting_issued')
  })
})
