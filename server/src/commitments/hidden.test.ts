import { CommitmentView, NumberedOutcomes } from '@tandem/shared/commitments'
import { type MinutesBlock, plainBlock } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecord } from '../testing/a-record.js'
import type { Login } from '../testing/people.js'
import { registersOf } from '../testing/registers.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const { get, register, numbers, numbered, decisions } = registersOf(() => server)

describe('what a record opened is hidden with the record [CM-4]', () => {
  it('while it is the drafting circle’s, from a delegate', async () => {
    expect(await numbers('kor.cochair', 'CX23')).toHaveLength(4)
    expect(await numbers('sgp.planner', 'CX23')).toEqual([])
    expect(await decisions('sgp.planner', 'CX23')).toEqual([])
    expect(await decisions('kor.cochair', 'CX23')).not.toEqual([])
  })

  it('and a single one looks like one that does not exist', async () => {
    const { id } = await numbered('kor.cochair', 'CX23', 'CX23IPM/01')
    for (const login of ['sgp.planner', 'aus.hod', 'system.admin'] as const) {
      const hidden = await get(login, `commitments/${id}`)
      const absent = await get(login, `commitments/${newId('cmt')}`)
      expect([hidden.status, hidden.text]).toEqual([404, absent.text])
    }
    expect(CommitmentView.parse((await get('kor.cochair', `commitments/${id}`)).json).number).toBe(
      'CX23IPM/01',
    )
  })

  it('and with the compartment of its paragraph: nothing is left of it but a gap in the numbers [A14-8]', async () => {
    const { parts } = server.composed
    const groupId = await server.groupId('CX23')
    const meeting = (await parts.meetings.ofGroup(groupId)).find(({ symbol }) => symbol === 'CX23/MPM')
    if (!meeting) throw new Error('The data has no middle planning meeting.')
    const task = (words: string, compartment: string | null): MinutesBlock => ({
      ...plainBlock(newId('blk'), 'meeting'),
      verb: 'tasked',
      opens: true,
      compartment,
      text: { en: [{ text: words }] },
    })
    const about = { groupId, meetingId: meeting.id, symbol: 'CX23/MPM/ROD' }
    const { id } = await aRecord(parts, { ...about, state: 'circulated', marking: 'TLP:AMBER+STRICT' }, [
      task('Write the scenario.', 'trusted_agents'),
      task('Book the rooms.', null),
    ])
    const mine = await numbers('kor.cochair', 'CX23')
    expect(mine.slice(-2)).toEqual(['CX23MPM/01', 'CX23MPM/02'])
    const secret = await numbered('kor.cochair', 'CX23', 'CX23MPM/01')
    const note = { act: 'update', note: 'a first scenario' }
    const acting = async (login: Login) =>
      (await (await server.as(login)).post(`api/v1/commitments/${secret.id}/acts`, note)).status
    expect(await acting('kor.cochair')).toBe(200)
    expect(await acting('sgp.planner')).toBe(404)
    expect(await numbers('sgp.planner', 'CX23')).toEqual(['CX23MPM/02'])
    expect((await decisions('sgp.planner', 'CX23', 'scenario')).length).toBe(0)
    expect((await decisions('sgp.planner', 'CX23')).map(({ paragraph }) => paragraph)).toEqual([2])
    const listed = NumberedOutcomes.parse((await get('sgp.planner', `documents/${id}/commitments`)).json)
    expect(listed.commitments.map(({ number }) => number)).toEqual(['CX23MPM/02'])
    expect((await get('sgp.planner', `commitments/${secret.id}`)).status).toBe(404)
    for (const login of ['kor.hod', 'aus.hod', 'system.admin'] as const)
      expect((await get(login, `documents/${id}/commitments`)).status).toBe(404)
  })

  it('and with the record’s marking, from a role that may not see so much', async () => {
    const { parts } = server.composed
    const groupId = await server.groupId('CCWG')
    const meeting = (await parts.meetings.ofGroup(groupId)).find(({ symbol }) => symbol === 'CCWG/9')
    if (!meeting) throw new Error('The data has no ninth meeting.')
    const about = { groupId, meetingId: meeting.id, symbol: 'CCWG/9/MIN' }
    const block = { ...plainBlock(newId('blk'), 'both' as const), verb: 'tasked' as const, opens: true }
    await aRecord(parts, { ...about, state: 'circulated', marking: 'TLP:RED' }, [
      { ...block, text: { en: [{ text: 'Be careful.' }] } },
    ])
    expect(await numbers('usa.hod', 'CCWG')).toContain('CCWG9/01')
    expect(await numbers('usa.director', 'CCWG')).not.toContain('CCWG9/01')
    expect(await decisions('usa.director', 'CCWG', 'careful')).toEqual([])
  })

  it('and an observer reads those of a record whose marking allows it', async () => {
    expect(await numbers('tls.observer', 'EWG-CS')).toEqual(['EWGCS9/01', 'EWGCS9/02', 'EWGCS9/03'])
    for (const each of await register('tls.observer', 'EWG-CS')) expect(each.mine).toEqual([])
  })
})
