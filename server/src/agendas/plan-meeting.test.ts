/** A meeting's plan changes until it begins (A5). */
import { AgendaRecord } from '@tandem/shared/documents'
import type { DelegationCode, MeetingId } from '@tandem/shared/ids'
import { MadeMeeting, type MeetingAct, type MeetingChange, MeetingSummary } from '@tandem/shared/meetings'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Answer } from '../testing/browser.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function idOf(symbol: string): Promise<MeetingId> {
  const found = await server.composed.parts.meetings.findBySymbol(symbol)
  if (!found) throw new Error(`no ${symbol}`)
  return found.id
}
const change = async (login: Login, id: MeetingId, body: MeetingChange) =>
  (await server.as(login)).patch(`api/v1/meetings/${id}`, body)
const act = async (login: Login, id: MeetingId, body: MeetingAct) =>
  (await server.as(login)).post(`api/v1/meetings/${id}/acts`, body)
const reasonOf = ({ json }: Answer): unknown => (json as { reason?: unknown }).reason

async function daysOf(symbol: string): Promise<(string | null)[]> {
  const { json } = await (
    await server.as('usa.hod')
  ).get(`api/v1/documents/${await server.documentId(symbol)}/record`)
  return AgendaRecord.parse((json as { record: unknown }).record).days.map(({ date }) => date)
}

/** A meeting of the working group of two, called for this. */
async function called(ordinal: number): Promise<MadeMeeting> {
  const groupId = await server.groupId('CCWG')
  const answer = await (
    await server.as('kor.hod')
  ).post(`api/v1/groups/${groupId}/meetings`, {
    symbol: `CCWG/${ordinal}`,
    ordinal,
    dates: { start: '2024-03-04', end: '2024-03-05' },
    month: null,
    timeZone: 'Asia/Seoul',
    format: 'in_person',
    host: 'KOR',
    venue: { en: 'Seoul' },
    agendaFrom: { kind: 'usual' },
  })
  return MadeMeeting.parse(answer.json)
}

it('days that are settled are the days of its agenda; one too many stays, and is settled no more', async () => {
  const { meetingId, symbol } = await called(20)
  const longer = { dates: { start: '2024-04-01', end: '2024-04-03' } }
  expect(MeetingSummary.parse((await change('usa.hod', meetingId, longer)).json)).toMatchObject(longer)
  expect(await daysOf(`${symbol}/1`)).toEqual(['2024-04-01', '2024-04-02', '2024-04-03'])
  await change('usa.hod', meetingId, { dates: { start: '2024-05-06', end: '2024-05-06' } })
  expect(await daysOf(`${symbol}/1`)).toEqual(['2024-05-06', null, null])
})

it('a month it is expected in never becomes a day [X15], and goes when days are settled', async () => {
  const { meetingId, symbol } = await called(21)
  const expected = await change('usa.hod', meetingId, { month: '2024-11' })
  expect(expected.json).toMatchObject({ dates: null, month: '2024-11' })
  expect(await daysOf(`${symbol}/1`)).toEqual([null, null])
  const settled = await change('usa.hod', meetingId, { dates: { start: '2024-11-04', end: '2024-11-05' } })
  expect(settled.json).toMatchObject({ dates: { start: '2024-11-04' }, month: null })
})

it('its clock is its agenda’s', async () => {
  const { meetingId, documentId } = await called(27)
  await change('usa.hod', meetingId, { timeZone: 'America/New_York' })
  const card = await (await server.as('kor.hod')).get(`api/v1/documents/${documentId}`)
  expect(card.json).toMatchObject({ timeZone: 'America/New_York' })
})

it('two who change two things of it at once both succeed', async () => {
  const { meetingId } = await called(22)
  await Promise.all([
    change('kor.hod', meetingId, { venue: { en: 'Busan' } }),
    change('usa.hod', meetingId, { format: 'hybrid' }),
    change('usa.note', meetingId, { host: 'USA' as DelegationCode }),
  ])
  const after = await server.composed.parts.meetings.find(meetingId)
  expect(after).toMatchObject({ venue: { en: 'Busan' }, format: 'hybrid', host: 'USA' })
})

it('put off, it keeps its number and has no days, until new ones are set', async () => {
  const { meetingId, symbol } = await called(23)
  const reason = 'The host asked for another month.'
  expect((await act('usa.hod', meetingId, { act: 'postpone', reason })).json).toMatchObject({
    symbol: 'CCWG/23',
    status: 'postponed',
    dates: null,
    reason,
  })
  expect(await daysOf(`${symbol}/1`)).toEqual([null, null])
  const again = await change('kor.hod', meetingId, { dates: { start: '2024-06-03', end: '2024-06-04' } })
  expect(again.json).toMatchObject({ symbol: 'CCWG/23', status: 'planned' })
  expect(MeetingSummary.parse(again.json).reason).toBeUndefined()
})

it('called off, it frees its number if nothing was issued, and its papers go with it', async () => {
  const { meetingId } = await called(24)
  const off = await act('kor.hod', meetingId, { act: 'cancel', reason: 'No need.' })
  expect(off.json).toMatchObject({ status: 'cancelled', symbol: 'CCWG/24-X' })
  expect(await server.documentId('CCWG/24-X/1')).toMatch(/^doc_/)
  const next = await called(24)
  expect(next.meetingId).not.toBe(meetingId)
  // And once more.
  await act('kor.hod', next.meetingId, { act: 'cancel', reason: 'No need either.' })
  expect(await server.composed.parts.meetings.find(next.meetingId)).toMatchObject({ symbol: 'CCWG/24-X2' })
})

it('called off again after it was interrupted, its papers gone ahead, it frees its number all the same', async () => {
  const { meetingId, documentId } = await called(28)
  await server.composed.parts.documents.relabel(documentId, { symbol: 'CCWG/28-X/1' })
  const off = await act('kor.hod', meetingId, { act: 'cancel', reason: 'No need.' })
  expect(off.json).toMatchObject({ status: 'cancelled', symbol: 'CCWG/28-X' })
  expect(await server.documentId('CCWG/28-X/1')).toBe(documentId)
})

it('called off after its agenda went out, it keeps its number for good', async () => {
  const { meetingId, documentId } = await called(25)
  const sent = await (
    await server.as('kor.hod')
  ).post(`api/v1/documents/${documentId}/history/circulations`, {})
  expect(sent.status).toBe(200)
  const off = await act('kor.hod', meetingId, { act: 'cancel', reason: 'Overtaken.' })
  expect(off.json).toMatchObject({ status: 'cancelled', symbol: 'CCWG/25' })
})

it('what has begun, is over or was called off keeps its plan, and says so', async () => {
  const over = await idOf('CCWG/8')
  expect(reasonOf(await change('kor.hod', over, { format: 'virtual' }))).toBe('meeting_over')
  expect(reasonOf(await act('kor.hod', over, { act: 'cancel', reason: 'x' }))).toBe('meeting_over')
  const { meetingId } = await called(26)
  await act('kor.hod', meetingId, { act: 'cancel', reason: 'x' })
  expect(reasonOf(await act('usa.hod', meetingId, { act: 'postpone', reason: 'x' }))).toBe('meeting_over')
})

it.each([
  [{ dates: { start: '2024-05-09', end: '2024-05-08' } }, 'ends before it begins'],
  [{ dates: { start: '2024-05-09', end: '2024-05-09' }, month: '2024-05' }, 'settled and expected at once'],
  [{ month: '2024-13' }, 'a month that is none'],
  [{ timeZone: 'Asia/Nowhere' }, 'a zone that does not exist'],
  [{ symbol: 'CCWG/99' }, 'a number that is not changed here'],
])('%o is not taken: %s', async (body, _what) => {
  const id = await idOf('CCWG/9')
  expect(reasonOf(await change('kor.hod', id, body as MeetingChange))).toBe('malformed')
})
