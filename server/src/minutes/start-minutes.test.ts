import { minutesFieldsOf, type MinutesBlock, plainText, readFieldKey } from '@tandem/shared/documents'
import type { DocumentId, MeetingId } from '@tandem/shared/ids'
import { numberParagraphs, outcomesOf, StartedMinutes, UsualSentences } from '@tandem/shared/minutes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function meeting(symbol: string): Promise<MeetingId> {
  const found = await server.composed.parts.meetings.findBySymbol(symbol)
  if (!found) throw new Error(`no ${symbol}`)
  return found.id
}
const start = async (login: Login, symbol: string) =>
  (await server.as(login)).post(`api/v1/meetings/${await meeting(symbol)}/minutes`)

async function started(login: Login, symbol: string): Promise<DocumentId> {
  const answer = await start(login, symbol)
  expect(answer.status).toBe(200)
  return StartedMinutes.parse(answer.json).documentId
}
async function blocksOf(id: DocumentId): Promise<MinutesBlock[]> {
  return (await server.composed.parts.documents.readMinutes(id)).record.blocks
}
/** Block id → hint, in one language, as it stands in the live text. */
async function hintsOf(id: DocumentId, language: 'en' | 'ko'): Promise<Map<string, unknown>> {
  const missing = await (
    await server.composed.parts.documents.rooms.enter(id)
  ).missingFor(undefined, undefined)
  const doc = new Y.Doc()
  for (const update of missing.updates) Y.applyUpdate(doc, update)
  const hints = new Map<string, unknown>()
  minutesFieldsOf(doc).forEach((value, key) => {
    const at = readFieldKey(key)
    if (at?.field === `hint.${language}`) hints.set(at.id, value)
  })
  return hints
}

describe('nobody starts minutes', () => {
  it('outside the group, or of a meeting that is not there', async () => {
    const absent = await (await server.as('aus.hod')).post('api/v1/meetings/mtg_00000000000000000000/minutes')
    for (const login of ['aus.hod', 'system.admin'] as const) {
      const refused = await start(login, 'CCWG/9')
      expect([refused.status, refused.text]).toEqual([404, absent.text])
    }
  })

  it('who neither chairs nor keeps the papers', async () => {
    for (const login of ['aus.hod', 'sgp.planner', 'tls.observer'] as const)
      expect(await start(login, 'EWG-CS/10')).toMatchObject({ status: 403, json: { reason: 'not_allowed' } })
  })

  it('of a meeting without an agenda, and says why', async () => {
    expect(await start('kor.hod', 'CCWG/7')).toMatchObject({ status: 409, json: { reason: 'no_agenda' } })
  })

  it('where they are started already', async () => {
    expect(await start('kor.hod', 'CCWG/8')).toMatchObject({ status: 409, json: { reason: 'name_taken' } })
  })
})

describe('minutes of a bilateral meeting', () => {
  let id: DocumentId
  beforeAll(async () => {
    id = await started('usa.note', 'CCWG/9')
  })

  it('follow the agenda, one heading for each item, with empty paragraphs under them', async () => {
    const blocks = await blocksOf(id)
    const agenda = await server.composed.parts.documents.readAgenda(await server.documentId('CCWG/9/1'))
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ item }) => item)).toEqual(
      agenda.record.items.map((item) => item.id),
    )
    const [opening, first, second, adoption, adopted] = blocks
    expect([opening, adoption].map((block) => plainText(block?.text.ko))).toEqual(['개회', '의제 채택'])
    expect([first?.kind, second?.kind]).toEqual(['procedural', 'procedural'])
    expect(adopted).toMatchObject({
      kind: 'outcome',
      verb: 'adopted',
      attribution: 'both',
      text: { en: [], ko: [] },
    })
    expect(adopted?.item).toBe(adoption?.item)
  })

  it('begin from the sentences of their kind, filled in as far as is known, in both languages', async () => {
    const blocks = await blocksOf(id)
    const [english, korean] = [await hintsOf(id, 'en'), await hintsOf(id, 'ko')]
    const hinted = blocks.filter((block) => english.has(block.id)).map((block) => english.get(block.id))
    // Neither days nor place are settled.
    expect(hinted[0]).toBe('The ninth meeting of the ROK-U.S. Cyber Cooperation Working Group was held.')
    expect(hinted).toContain('The two sides adopted the agenda contained in CCWG/9/1 (Annex A).')
    expect(hinted).toContain('The two sides approved the minutes of the eighth meeting.')
    expect(hinted).toContain('The two sides shared information on threat and policy developments.')
    // "Proposals" and "준비 상황 점검" say what kind of item it is, not what it is about.
    expect(hinted).toContain('The Republic of Korea side proposed ….')
    expect([...korean.values()]).toContain('양측은 … 준비 상황을 점검하였다.')
    expect(korean.size).toBe(english.size)
    expect([...korean.values()]).toContain('양측은 제8차 회의록을 승인하였다.')
  })

  it('say nothing yet: no paragraph has a number and no pattern is an outcome [A14-9]', async () => {
    const { record } = await server.composed.parts.documents.readMinutes(id)
    expect(numberParagraphs(record).size).toBe(0)
    expect(outcomesOf(record)).toEqual([])
    expect(JSON.stringify(record)).not.toContain('The two sides')
  })

  it('offer what is said in some cases only, with whom it speaks for, to whoever writes them', async () => {
    const { record } = await server.composed.parts.documents.readAgenda(await server.documentId('CCWG/9/1'))
    const proposals = record.items.find(({ kind }) => kind === 'proposal')?.id
    const asked = await (await server.as('usa.note')).get(`api/v1/documents/${id}/sentences`)
    const offered = UsualSentences.parse(asked.json).items.find(({ item }) => item === proposals)?.sentences
    expect(offered?.map(({ when, verb, attribution }) => [when?.en ?? 'always', verb, attribution])).toEqual([
      ['always', 'proposed', 'KOR'],
      ['positive, not agreed', 'will_positively_consider', 'USA'],
      ['agreed', 'agreed', 'both'],
      ['not ready', 'deferred', 'both'],
    ])
    expect(offered?.[1]?.text).toEqual({
      en: 'The United States of America side stated that it would positively consider the proposal.',
      ko: '미국 측은 동 제안을 긍정적으로 검토하겠다고 밝혔다.',
    })
    // None of them is laid by itself.
    const hints = [...(await hintsOf(id, 'en')).values()]
    expect(hints).not.toContain(offered?.[1]?.text.en)
    expect((await (await server.as('kor.hod')).get(`api/v1/documents/${id}/sentences`)).status).toBe(200)
  })

  it('are a draft of the co-chairs’ people, with annexes that are generated, and stand in the audit log', async () => {
    expect(await server.composed.parts.documents.find(id)).toMatchObject({
      symbol: 'CCWG/9/MIN',
      state: 'drafting',
      recordType: 'agreed_minutes',
      languages: ['ko', 'en'],
      annexes: [{ letter: 'A', of: { kind: 'agenda' } }, { letter: 'B' }, { letter: 'C' }],
    })
    const read = async (login: Login) => (await (await server.as(login)).get(`api/v1/documents/${id}`)).status
    expect([await read('kor.hod'), await read('kor.cochair')]).toEqual([200, 404])
    const who = (await server.composed.parts.users.findByLogin('usa.note'))?.id
    expect((await server.composed.parts.audit.page(null)).entries).toContainEqual(
      expect.objectContaining({ what: 'minutes.start', who, where: id }),
    )
  })

  it('are started once, also when two do it at the same moment', async () => {
    const answers = await Promise.all([start('mys.cochair', 'EWG-CS/10'), start('kor.cochair', 'EWG-CS/10')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await server.documentId('EWG-CS/10/RPT')).toMatch(/^doc_/)
  })
})

it('a report in one language names days, place and co-chairs, and no paper in draft', async () => {
  const hints = [...(await hintsOf(await server.documentId('EWG-CS/10/RPT'), 'en')).values()]
  expect(hints[0]).toBe(
    "The tenth meeting of the ADMM-Plus Experts' Working Group on Cyber Security was held in hybrid form in Kuala Lumpur on 11 and 12 July 2023, co-chaired by Malaysia and the Republic of Korea.",
  )
  expect(JSON.stringify(hints)).not.toContain('EWG-CS/10/3')
  expect(hints).toContain('The Meeting endorsed the plan of the cyber exercise of November 2023.')
})
