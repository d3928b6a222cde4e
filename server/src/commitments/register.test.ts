import { newId } from '@tandem/shared/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registersOf } from '../testing/registers.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const { get, register, numbered, decisions } = registersOf(() => server)

describe('the register is not there', () => {
  it.each<[string, Login, string]>([
    ['for a member of another group', 'aus.hod', 'CCWG'],
    ['for the administrator [X12]', 'system.admin', 'CCWG'],
    ['for an observer of another group', 'asec.liaison', 'CX23'],
  ])('%s', async (_, login, group) => {
    const id = await server.groupId(group)
    for (const part of ['commitments', 'decisions']) {
      const closed = await get(login, `groups/${id}/${part}`)
      const absent = await get(login, `groups/${newId('grp')}/${part}`)
      expect([closed.status, closed.text]).toEqual([404, absent.text])
    }
  })

  it('for somebody who is not signed in', async () => {
    const id = await server.groupId('CCWG')
    expect((await server.stranger.get(`api/v1/groups/${id}/commitments`)).status).toBe(401)
  })

  it('for a former member', async () => {
    const { groups, users } = server.composed.parts
    const id = await server.groupId('EWG-CS')
    const user = await users.findByLogin('mmr.hod')
    const member = user && (await groups.member(id, user.id))
    if (!member) throw new Error('mmr.hod is no member.')
    await groups.remove(id, member.userId)
    expect((await get('mmr.hod', `groups/${id}/commitments`)).status).toBe(404)
    await groups.admit(member)
  })
})

describe('the register of the demonstration, at its clock', () => {
  const of = async (login: Login, group: string) =>
    (await register(login, group)).map((each) => [
      each.number,
      each.owners.length > 2 ? 'all' : each.owners.join(' '),
      each.due && 'value' in each.due ? each.due.value : each.due?.type,
      each.overdue ? 'overdue' : each.status,
      each.verb,
    ])

  it('lists what the bilateral group agreed to do, timing not settled included [CM-5]', async () => {
    expect(await of('kor.hod', 'CCWG')).toEqual([
      ['CCWG7/02', 'KOR USA', 'next_meeting', 'carried', 'agreed'],
      ['CCWG8/01', 'USA', 'next_meeting', 'open', 'will_positively_consider'],
      ['CCWG8/02', 'KOR USA', 'unspecified', 'open', 'deferred'],
      ['CCWG8/03', 'KOR USA', 'none', 'open', 'agreed'],
      ['CCWG8/04', 'KOR USA', 'next_meeting', 'provisional', 'agreed'],
      ['CCWG8/05', 'USA', '2023-09', 'open', 'requested'],
      ['CCWG8/06', 'KOR', '2023-09-29', 'open', 'informed'],
      ['CCWG8/07', 'USA', '2023-12-15', 'open', 'agreed'],
      ['CCWG8/08', 'KOR', '2023-05-16', 'done', 'undertook'],
    ])
    expect((await numbered('kor.hod', 'CCWG', 'CCWG8/02')).formerNumbers).toEqual(['CCWG7/02'])
  })

  it('and what the experts’ group and the planning team did', async () => {
    expect(await of('kor.secretary', 'EWG-CS')).toEqual([
      ['EWGCS9/01', 'MYS', 'next_meeting', 'in_progress', 'tasked'],
      ['EWGCS9/02', 'KOR', '2023-06-13', 'in_progress', 'agreed'],
      ['EWGCS9/03', 'all', '2023-02-28', 'overdue', 'requested'],
    ])
    expect(await of('kor.secretary', 'CX23')).toEqual([
      ['CX23IPM/01', 'KOR', 'next_meeting', 'open', 'agreed'],
      ['CX23IPM/02', 'KOR', 'next_meeting', 'open', 'undertook'],
      ['CX23IPM/03', 'KOR MYS', '2023-06-30', 'provisional', 'agreed_in_principle'],
      ['CX23IPM/04', 'all', '2023-06-30', 'open', 'requested'],
    ])
  })

  it('has nothing to confirm, and keeps what lives in a record in the record [M19]', async () => {
    for (const group of ['CCWG', 'EWG-CS', 'CX23'] as const)
      for (const each of await register('kor.secretary', group))
        expect([each.number, each.toConfirm]).toEqual([each.number, false])
    const { documents } = server.composed.parts
    const { record } = await documents.readMinutes(await server.documentId('CCWG/8/MIN'))
    for (const { source, owners, due } of await register('kor.secretary', 'CCWG')) {
      if (source) expect(record.blocks.find(({ id }) => id === source.blockId)).toMatchObject({ owners, due })
    }
  })

  it('counts for each of all members whether it has answered', async () => {
    const { perOwner, overdue } = await numbered('kor.cochair', 'EWG-CS', 'EWGCS9/03')
    const open = Object.entries(perOwner ?? {}).filter(([, state]) => state === 'open')
    expect([Object.keys(perOwner ?? {}).length, open.map(([code]) => code), overdue]).toEqual([
      18,
      ['MYS', 'KOR'],
      true,
    ])
  })

  it('knows an owed reply, which is no agreement [A14-9]', async () => {
    const owed = (await register('usa.hod', 'CCWG')).filter(({ replyOwed }) => replyOwed)
    expect(owed.map(({ number }) => number)).toEqual(['CCWG8/01', 'CCWG8/05'])
  })

  it('has the last day where there is one: of a month its last, of the next meeting its first [CM-5]', async () => {
    expect((await numbered('kor.hod', 'CCWG', 'CCWG8/05')).dueOn).toBe('2023-09-30')
    expect((await numbered('kor.hod', 'CCWG', 'CCWG8/01')).dueOn).toBeNull()
    expect((await numbered('kor.cochair', 'CX23', 'CX23IPM/01')).dueOn).toBe('2023-07-13')
  })

  it('shows the paragraph it comes from, by its number', async () => {
    const { source } = await numbered('usa.note', 'CCWG', 'CCWG8/01')
    expect(source).toMatchObject({
      symbol: 'CCWG/8/MIN',
      paragraph: 10,
      meeting: { symbol: 'CCWG/8', ordinal: 8 },
      attribution: 'USA',
    })
    expect(source?.text.en).toContain('positively consider')
  })
})

describe('the register of decisions', () => {
  it('has what counts as agreed, and what waits ad referendum [X10, A14-9]', async () => {
    const all = await decisions('kor.hod', 'CCWG')
    const paragraphs = (standing: string) =>
      all.filter((each) => each.standing === standing).map(({ paragraph }) => paragraph)
    expect(paragraphs('agreement').toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([3, 4, 7, 18, 19])
    expect(paragraphs('pending')).toEqual([14])
    expect(all.find(({ commitment }) => commitment === 'CCWG8/01')).toMatchObject({
      standing: 'none',
      replyOwed: true,
      itemNumber: '5(a)',
    })
  })

  it('finds words in either language, whatever their case [CM-10]', async () => {
    const about = async (words: string) =>
      (await decisions('usa.hod', 'CCWG', words)).map(({ paragraph }) => paragraph)
    expect(await about('POSITIVELY consider')).toEqual([10])
    expect(await about('공동대응')).toEqual([7])
    expect(await about('press line')).toEqual([18])
    expect(await about('nothing of this')).toEqual([])
  })
})
