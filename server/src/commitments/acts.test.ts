import { type CommitmentAct, CommitmentList, CommitmentView } from '@tandem/shared/commitments'
import { newId } from '@tandem/shared/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { accessToken } from '../testing/access-token.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Act = z.input<typeof CommitmentAct>

const groupOf = (number: string): string =>
  number.startsWith('CCWG') ? 'CCWG' : number.startsWith('EWGCS') ? 'EWG-CS' : 'CX23'

async function registerOf(login: Login, group: string): Promise<CommitmentView[]> {
  const groupId = await server.groupId(group)
  const answer = await (await server.as(login)).get(`api/v1/groups/${groupId}/commitments`)
  return CommitmentList.parse(answer.json).commitments
}
/** As a member of the drafting circle sees it, who sees all of them. */
async function the(number: string, login: Login = 'kor.secretary'): Promise<CommitmentView> {
  const found = (await registerOf(login, groupOf(number))).find((each) => each.number === number)
  if (!found) throw new Error(`There is no ${number}.`)
  return found
}
async function send(login: Login, number: string, act: Act) {
  const { id } = await the(number)
  return (await server.as(login)).post(`api/v1/commitments/${id}/acts`, act)
}
/** `done`, or why it was refused. */
async function outcomeOf(login: Login, number: string, act: Act): Promise<string> {
  const answer = await send(login, number, act)
  return answer.status === 200 ? 'done' : (answer.json as { reason: string }).reason
}
async function does(login: Login, number: string, act: Act): Promise<CommitmentView> {
  return CommitmentView.parse((await send(login, number, act)).json)
}

const everyAct: Act[] = [
  { act: 'update', note: 'a letter was sent' },
  { act: 'propose_done', evidence: 'a letter' },
  { act: 'done', evidence: 'a letter' },
  { act: 'owner_done', owner: 'KOR', done: true },
  { act: 'carry', reason: 'no time' },
  { act: 'drop', reason: 'overtaken' },
  { act: 'reopen', note: 'it was not' },
  { act: 'confirm' },
  { act: 'edit', text: { en: 'Something else.' } },
]

describe('who may do nothing to a commitment', () => {
  it.each<[Login, string, string]>([
    ['aus.hod', 'CCWG8/01', 'not_found'],
    ['system.admin', 'CCWG8/01', 'not_found'],
    ['sgp.planner', 'CX23IPM/01', 'not_found'],
    ['usa.director', 'CCWG8/01', 'not_allowed'],
    ['sgp.planner', 'EWGCS9/01', 'not_allowed'],
    ['tls.observer', 'EWGCS9/03', 'not_allowed'],
    // A head of delegation whose delegation does not owe it.
    ['aus.hod', 'EWGCS9/01', 'not_allowed'],
  ])('%s at %s: %s [PERM-1]', async (login, number, refusal) => {
    const before = await the(number)
    for (const act of everyAct)
      expect([act.act, await outcomeOf(login, number, act)]).toEqual([act.act, refusal])
    expect(await the(number)).toEqual(before)
  })

  it('a program that only reads, whoever’s it is [M22]', async () => {
    const { secret } = await accessToken(server, 'kor.hod', { reach: 'read' })
    const { id } = await the('CCWG8/01')
    const headers = { authorization: `Bearer ${secret}` }
    const answer = await server.stranger.post(`api/v1/commitments/${id}/acts`, everyAct[0], headers)
    expect([answer.status, (answer.json as { reason: string }).reason]).toEqual([403, 'not_allowed'])
    const seen = await server.stranger.get(`api/v1/commitments/${id}`, headers)
    expect(CommitmentView.parse(seen.json).mine).toEqual([])
  })

  it('what is no act is malformed, and done without evidence is none', async () => {
    for (const act of [
      {},
      { act: 'done' },
      { act: 'done', evidence: ' ' },
      { act: 'drop' },
      { act: 'close' },
    ]) {
      expect(await outcomeOf('kor.hod', 'CCWG8/01', act as Act)).toBe('malformed')
    }
  })
})

describe('who may do what [PERM-1, CM-7]', () => {
  it('the secretariat writes what happened and proposes that it is done; a co-chair closes it', async () => {
    expect(await outcomeOf('kor.secretary', 'CCWG8/06', { act: 'done', evidence: 'a briefing' })).toBe(
      'not_allowed',
    )
    const started = await does('kor.secretary', 'CCWG8/06', {
      act: 'update',
      note: 'a briefing is planned',
      started: true,
    })
    expect([started.status, started.mine]).toEqual([
      'in_progress',
      ['update', 'propose_done', 'confirm', 'edit'],
    ])
    const proposed = await does('kor.secretary', 'CCWG8/06', { act: 'propose_done', evidence: 'a briefing' })
    expect([proposed.status, proposed.doneProposed]).toEqual(['in_progress', true])
    const closed = await does('usa.hod', 'CCWG8/06', { act: 'done', evidence: 'CCWG/8/INF.3' })
    expect(closed).toMatchObject({ status: 'done', doneProposed: false, overdue: false, replyOwed: false })
    expect(closed.events.map(({ what, note }) => [what, note])).toEqual([
      ['started', 'a briefing is planned'],
      ['done_proposed', 'a briefing'],
      ['done', 'CCWG/8/INF.3'],
    ])
    expect(closed.events.at(-1)?.by?.name.en).toBeDefined()
  })

  it('what is closed takes nothing but being opened again, and that by a co-chair', async () => {
    for (const act of everyAct.filter(
      ({ act: name }) => !['reopen', 'owner_done', 'propose_done'].includes(name),
    ))
      expect([act.act, await outcomeOf('kor.hod', 'CCWG8/06', act)]).toEqual([act.act, 'commitment_closed'])
    expect(await outcomeOf('kor.secretary', 'CCWG8/06', { act: 'reopen', note: 'no' })).toBe('not_allowed')
    const open = await does('kor.hod', 'CCWG8/06', { act: 'reopen', note: 'the plan changed' })
    expect(open.status).toBe('open')
    expect(await outcomeOf('kor.hod', 'CCWG8/06', { act: 'reopen', note: 'again' })).toBe('commitment_open')
  })

  it('each owner answers for itself where all owe the same; a head of delegation for his own [CM-5]', async () => {
    const owner = (code: string, done: boolean): Act => ({ act: 'owner_done', owner: code, done })
    expect((await the('EWGCS9/03', 'aus.hod')).ownersMine).toEqual(['AUS'])
    expect(await outcomeOf('aus.hod', 'EWGCS9/03', owner('KOR', true))).toBe('not_allowed')
    expect((await does('aus.hod', 'EWGCS9/03', owner('AUS', false))).perOwner).toMatchObject({ AUS: 'open' })
    for (const code of ['AUS', 'KOR']) await does('kor.secretary', 'EWGCS9/03', owner(code, true))
    expect((await the('EWGCS9/03')).overdue).toBe(true)
    const all = await does('mys.cochair', 'EWGCS9/03', owner('MYS', true))
    expect([all.overdue, all.status]).toEqual([false, 'open'])
    expect(await outcomeOf('kor.secretary', 'EWGCS9/01', owner('MYS', true))).toBe('not_allowed')
  })
})

describe('carrying to the next meeting [E2, X01, CM-8]', () => {
  it('leaves the old number carried and goes on under one of the next meeting, with nothing lost', async () => {
    const before = await the('CCWG8/02')
    const carried = await does('kor.hod', 'CCWG8/02', { act: 'carry', reason: 'dates are still open' })
    expect([carried.status, carried.mine]).toEqual(['carried', []])
    expect(carried.events.at(-1)).toMatchObject({
      what: 'carried',
      number: 'CCWG9/01',
      note: 'dates are still open',
    })
    const goesOn = await the('CCWG9/01')
    expect(goesOn).toMatchObject({
      formerNumbers: ['CCWG8/02', 'CCWG7/02'],
      text: before.text,
      owners: before.owners,
      due: before.due,
      status: 'open',
      meeting: { symbol: 'CCWG/9', ordinal: 9 },
      // Where it was said stays where it was.
      source: { paragraph: 12, meeting: { symbol: 'CCWG/8', ordinal: 8 } },
      events: [{ what: 'opened', number: 'CCWG8/02' }],
    })
    expect(
      (await does('usa.hod', 'CCWG8/01', { act: 'carry', reason: 'no reply yet' })).events.at(-1)?.number,
    ).toBe('CCWG9/02')
  })

  it('is refused where no later meeting is planned', async () => {
    expect(await outcomeOf('kor.hod', 'CCWG9/01', { act: 'carry', reason: 'again' })).toBe('no_next_meeting')
    expect((await the('CCWG9/01')).status).toBe('open')
  })

  it('of two who carry it at once one does, and it goes on once', async () => {
    const outcomes = await Promise.all(
      (['kor.hod', 'usa.hod'] as const).map((login) =>
        outcomeOf(login, 'CCWG8/05', { act: 'carry', reason: 'no reply' }),
      ),
    )
    expect(outcomes.toSorted()).toEqual(['commitment_closed', 'done'])
    const goOn = (await registerOf('kor.hod', 'CCWG')).filter(
      ({ formerNumbers }) => formerNumbers[0] === 'CCWG8/05',
    )
    expect(goOn).toHaveLength(1)
  })

  it('leaves all that is open for the next agenda, and nothing that is done [CM-9]', async () => {
    const closed = ['done', 'carried', 'dropped', 'superseded']
    const arising = (await registerOf('kor.hod', 'CCWG')).filter(({ status }) => !closed.includes(status))
    expect(arising.map(({ number }) => number)).toEqual([
      'CCWG8/03',
      'CCWG8/04',
      'CCWG8/06',
      'CCWG8/07',
      'CCWG9/01',
      'CCWG9/02',
      'CCWG9/03',
    ])
  })
})

describe('two people at once [CM-7]', () => {
  it('keep both of what they write', async () => {
    const notes = Array.from({ length: 8 }, (_, index) => `note ${index}`)
    await Promise.all(
      notes.map((note, index) =>
        does(index % 2 ? 'kor.hod' : 'usa.hod', 'CCWG8/07', { act: 'update', note }),
      ),
    )
    const { events } = await the('CCWG8/07')
    expect(events.map(({ note }) => note).toSorted()).toEqual(notes)
  })

  it('do not both close it, and the second is told', async () => {
    const outcomes = await Promise.all([
      outcomeOf('kor.hod', 'CCWG8/07', { act: 'done', evidence: 'a letter' }),
      outcomeOf('usa.hod', 'CCWG8/07', { act: 'drop', reason: 'overtaken' }),
    ])
    expect(outcomes.toSorted()).toEqual(['commitment_closed', 'done'])
  })
})

describe('owner, due and wording [M19]', () => {
  it('of a sealed record are edited in the register', async () => {
    const edited = await does('kor.cochair', 'EWGCS9/01', {
      act: 'edit',
      due: { type: 'date', value: '2023-05-16' },
      owners: ['MYS', 'KOR'],
      text: { en: 'Issue the second draft.' },
    })
    expect(edited).toMatchObject({
      due: { type: 'date', value: '2023-05-16' },
      dueOn: '2023-05-16',
      owners: ['MYS', 'KOR'],
      text: { en: 'Issue the second draft.' },
      overdue: true,
      toConfirm: false,
    })
    expect(edited.events.slice(-3).map(({ what }) => what)).toEqual([
      'due_changed',
      'owners_changed',
      'updated',
    ])
  })

  it('of a record in hand are edited in it, in the person’s name, and nowhere else [CM-6]', async () => {
    const minutes = await server.documentId('CCWG/8/MIN')
    const { documents } = server.composed.parts
    const blockOf = async (number: string) => {
      const { record } = await documents.readMinutes(minutes)
      const { source } = await the(number)
      return record.blocks.find(({ id }) => id === source?.blockId)
    }
    const edited = await does('usa.note', 'CCWG8/04', {
      act: 'edit',
      due: { type: 'month', value: '2023-08' },
      owners: ['USA'],
    })
    expect(edited).toMatchObject({ due: { type: 'month', value: '2023-08' }, owners: ['USA'] })
    expect(await blockOf('CCWG8/04')).toMatchObject({
      due: { type: 'month', value: '2023-08' },
      owners: ['USA'],
    })
    expect(edited.events.slice(-2).map(({ what }) => what)).toEqual(['due_changed', 'owners_changed'])
    expect(edited.events.at(-1)?.by).toMatchObject({ name: { en: expect.any(String) as string } })
  })

  it('is overdue when its day has ended, by the domain’s clock and not the machine’s [M15]', async () => {
    const dueOn = (value: string): Act => ({ act: 'edit', due: { type: 'date', value } })
    // The demonstration's clock stands at 17 May 2023.
    expect((await does('kor.cochair', 'EWGCS9/02', dueOn('2023-05-17'))).overdue).toBe(false)
    expect((await does('kor.cochair', 'EWGCS9/02', dueOn('2023-05-16'))).overdue).toBe(true)
    expect((await does('kor.cochair', 'EWGCS9/02', { act: 'done', evidence: 'the plan' })).overdue).toBe(
      false,
    )
  })
})

it('every act is in the audit log, without a word of it [CM-7]', async () => {
  const { audit } = server.composed.parts
  const { id } = await the('CCWG8/03')
  await does('kor.hod', 'CCWG8/03', { act: 'drop', reason: 'a secret reason' })
  const page = await audit.page(null)
  expect(page.entries[0]).toMatchObject({ what: 'commitment.drop', where: id, outcome: 'done' })
  expect(JSON.stringify(page)).not.toContain('secret')
  expect(await outcomeOf('kor.hod', 'CCWG8/03', { act: 'update', note: newId('cmt') })).toBe(
    'commitment_closed',
  )
})
