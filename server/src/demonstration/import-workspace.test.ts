import { minutesOf, numberItems, schedule, startTimes } from '@tandem/shared/agendas'
import { type AgendaRecord, plainText } from '@tandem/shared/documents'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'
import { parseWorkspace, readWorkspace, type Workspace } from './workspace.js'

let workspace: Workspace
let server: TestServer
beforeAll(async () => {
  workspace = await readWorkspace()
  server = await startTestServer()
})
afterAll(() => server.stop())

async function agenda(symbol: string): Promise<AgendaRecord> {
  return (await server.composed.parts.documents.readAgenda(await server.documentId(symbol))).record
}

/** `5(a) Cyber Flag: regular participation 14:00`, breaks without a number, for one agenda. */
function programme(record: AgendaRecord): string[] {
  const numbers = numberItems(record)
  return schedule(record).flatMap(({ ordinal, items }) =>
    items.map(({ item, startsAt }) => {
      const time = `${Math.floor(startsAt / 60)}:${String(startsAt % 60).padStart(2, '0')}`
      return `${ordinal} ${time} ${numbers.get(item.id) ?? plainText(item.title.en)}`
    }),
  )
}

describe('the times of an agenda', () => {
  it.each(['EWG-CS/10/1', 'CCWG/8/1/Rev.1'])(
    '%s starts each item when the data says, by the one schedule',
    async (symbol) => {
      const data = workspace.agendas.find((each) => each.symbol === symbol)
      const record = await agenda(symbol)
      const numbers = numberItems(record)
      const starts = startTimes(schedule(record))
      const times = record.items
        .filter((item) => item.kind !== 'break')
        .map((item) => [
          numbers.get(item.id),
          record.days.find(({ id }) => id === item.day)?.date,
          starts.get(item.id)?.startsAt,
        ])
      expect(times).toEqual(
        data?.items.map(({ number, startLocal = '' }) => [
          number,
          startLocal.slice(0, 10),
          minutesOf(startLocal.slice(11)),
        ]),
      )
      expect(schedule(record).map(({ overrun }) => overrun)).toEqual([0, 0])
    },
  )

  it('has breaks where the data has gaps, called lunch over noon', async () => {
    expect(programme(await agenda('EWG-CS/10/1')).filter((line) => !/ \d+$/.test(line))).toEqual([
      '1 10:30 Break',
      '1 12:30 Lunch',
      '2 12:00 Lunch',
    ])
  })

  it('follows the days in order where the data has no times, each item where it fits', async () => {
    expect(programme(await agenda('EWG-CS/9/1/Rev.1'))).toEqual([
      '1 11:00 1',
      '1 11:20 2',
      '1 11:30 3',
      '1 11:50 4',
      '1 13:40 5',
      '2 11:00 6',
      '2 15:00 7',
      '2 15:10 8',
      '2 15:20 9',
    ])
  })

  it('counts from nine on a day without a date while the meeting has none', async () => {
    const record = await agenda('CCWG/9/1')
    expect(record.days).toMatchObject([{ date: null, start: '09:00', end: '17:30' }])
    expect(programme(record)[0]).toBe('1 9:00 1')
  })
})

describe('an agenda as imported', () => {
  it('has its numbers fixed once adopted, and counted before [M4]', async () => {
    const closed = await agenda('CCWG/8/1/Rev.1')
    expect(closed.items.filter(({ kind }) => kind !== 'break').map(({ number }) => number)).toEqual(
      workspace.agendas[0]?.items.map(({ number }) => number),
    )
    const open = await agenda('EWG-CS/10/1')
    expect(new Set(open.items.map(({ number }) => number))).toEqual(new Set([null]))
  })

  it('keeps leads, papers, both languages and annotations in their order', async () => {
    const record = await agenda('CCWG/8/1/Rev.1')
    const byNumber = new Map(record.items.map((item) => [item.number, item]))
    expect(byNumber.get('6')?.leads).toEqual(['USA', 'KOR'])
    expect(byNumber.get('1')?.papers).toEqual(['CCWG/8/INF.1', 'CCWG/8/INF.2'])
    expect(plainText(byNumber.get('5(a)')?.title.ko)).toBe('사이버플래그 정례 참가')
    expect(byNumber.get('5(a)')?.parent).toBe(byNumber.get('5')?.id)
    expect(byNumber.get('5(a)')?.annotation.en).toEqual([
      [{ text: 'The ROK side will introduce its proposal.' }],
    ])
  })

  it('has its paper’s marking, else the group’s, and its steps by the people who took them', async () => {
    const { documents, users } = server.composed.parts
    const marked = async (symbol: string) => (await documents.find(await server.documentId(symbol)))?.marking
    expect(await marked('CCWG/8/1/Rev.1')).toBe('TLP:AMBER+STRICT')
    expect(await marked('EWG-CS/9/1/Rev.1')).toBe('TLP:AMBER')
    expect(await marked('CX23/IPM/1')).toBe('TLP:AMBER')
    const document = await documents.find(await server.documentId('EWG-CS/10/1'))
    const secretary = await users.findByLogin('mys.secretary')
    expect(document?.steps.map(({ state }) => state)).toEqual(['draft', 'draft', 'circulated_for_comment'])
    expect(document?.steps[0]).toMatchObject({ by: secretary?.id, at: Date.parse('2023-05-09T06:00:00Z') })
  })
})

it('each activity is in the group it is the work of; a month stays a month and what came later is unknown [X15]', async () => {
  const { activities } = server.composed.parts
  const titles = async (short: string) => {
    const listed = await activities.ofGroup(await server.groupId(short))
    return listed.map(({ title }) => title.en?.slice(0, 30))
  }
  expect(await titles('EWG-CS')).toEqual([
    'EWG-CS remote simulated exerci',
    'EWG-CS Cyber Exercise 2023',
    'ADSOM-Plus Working Group: repo',
  ])
  expect(new Set(await titles('CCWG'))).toEqual(
    new Set([
      'Cyber Flag (annual since 2011)',
      'Cyber Flag, October 2022 (23-1',
      'First exercise between the ROK',
      'Security Consultative Meeting ',
    ]),
  )
  const [, exercise] = await activities.ofGroup(await server.groupId('EWG-CS'))
  expect(exercise?.dates).toEqual({ precision: 'month', month: '2023-11' })
  expect(JSON.stringify(exercise)).not.toContain('CYTREX')
})

it('a compartment is a member’s only in the group that has it', async () => {
  const { groups, users } = server.composed.parts
  const secretary = await users.findByLogin('kor.secretary')
  const planner = await users.findByLogin('sgp.planner')
  if (!secretary || !planner) throw new Error('nobody there')
  const compartments = async (short: string, id: typeof planner.id) =>
    (await groups.member(await server.groupId(short), id))?.compartments
  expect(await compartments('CX23', secretary.id)).toEqual(['trusted_agents'])
  expect(await compartments('EWG-CS', secretary.id)).toEqual([])
  expect(await compartments('CX23', planner.id)).toEqual([])
})

it('data that cannot be read is refused with the path of every problem', () => {
  const spoilt = structuredClone(workspace) as { users: { locale: string }[]; papers: { symbol: string }[] }
  Object.assign(spoilt.users[1] ?? {}, { locale: 'xx' })
  Object.assign(spoilt.papers[4] ?? {}, { symbol: 'ewg 10' })
  expect(() => parseWorkspace(spoilt)).toThrow(/users\.1\.locale: .*\n.*papers\.4\.symbol: not a symbol/)
})

describe('the store afterwards', () => {
  const counts = async (folder: string) => {
    const store = await openEmbeddedStore({
      folder: path.join(folder, 'data'),
      purpose: 'demonstration',
      now: () => 0,
    })
    const names = ['delegations', 'groups', 'users', 'meetings', 'papers', 'documents', 'activities']
    const counted: [string, number][] = []
    for (const name of names) {
      const all = await store.collections.collection({ name, unique: {}, lookups: {} }).all()
      counted.push([name, all.length])
    }
    await store.close()
    return Object.fromEntries(counted)
  }
  const whole = {
    delegations: 20,
    groups: 9,
    users: 14,
    meetings: 9,
    papers: 22,
    documents: 8,
    activities: 8,
  }

  it('holds all of the workspace once, also after an import that ended in the middle, and after a restart', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tandem-import-'))
    // A paper of a meeting nobody knows: the import ends after papers have been written.
    const paper = workspace.papers.at(-1)
    if (!paper) throw new Error('no papers')
    const broken = { ...workspace, papers: [...workspace.papers, { ...paper, meeting: 'nowhere' }] }
    await expect(startTestServer({ folder, workspace: broken })).rejects.toThrow('nowhere')

    const second = await startTestServer({ folder })
    const id = await second.documentId('EWG-CS/10/1')
    await second.restart()
    expect(await second.documentId('EWG-CS/10/1')).toBe(id)
    await second.stop()
    expect(await counts(folder)).toEqual(whole)

    const fresh = await startTestServer({ folder, fresh: true })
    expect(await fresh.documentId('EWG-CS/10/1')).not.toBe(id)
    await fresh.stop()
    expect(await counts(folder)).toEqual(whole)
    await rm(folder, { recursive: true })
  })

  it('keeps preferences, text, sign-ins and the time across a restart [M15]', async () => {
    const kept = await startTestServer()
    const before = await kept.as('kor.cochair')
    await before.patch('api/v1/me/preferences', { theme: 'dark' })
    const cookie = await kept.signIn('kor.cochair')
    const document = await kept.documentId('CCWG/8/1/Rev.1')
    const text = (await kept.composed.parts.documents.read(document)).record
    kept.wait(60 * 60 * 1000)
    const time = kept.composed.parts.clock.now()
    expect(time).toBeGreaterThan(Date.parse('2023-05-17T03:00:00Z'))
    kept.wait(-60 * 60 * 1000)
    await kept.restart()
    expect((await kept.composed.parts.documents.read(document)).record).toEqual(text)
    expect(kept.composed.parts.clock.now()).toBeGreaterThanOrEqual(time)
    const me = (await kept.stranger.get('api/v1/me', { cookie })).json
    expect(me).toMatchObject({ login: 'kor.cochair', preferences: { theme: 'dark' } })
    await kept.stop()
  })
})
