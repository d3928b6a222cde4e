import { numberItems } from '@tandem/shared/agendas'
import type { ItemId, MeetingId, PaperId } from '@tandem/shared/ids'
import { largestPaperBytes, MadePaper, MeetingPapers, TakenFile } from '@tandem/shared/papers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { type Browser, browser } from '../testing/browser.js'
import { officeFile, pdfOf } from '../testing/paper-samples.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
let meeting: MeetingId
beforeAll(async () => {
  server = await startTestServer()
  const [tenth] = await server.composed.parts.meetings.ofGroup(await server.groupId('EWG-CS'))
  if (tenth?.symbol !== 'EWG-CS/10') throw new Error('The tenth meeting is not the newest.')
  meeting = tenth.id
})
afterAll(() => server.stop())

/** Whoever leaves his browser alone for hours is signed out: everybody signs in anew. */
const cookies = new Map<Login, Promise<string>>()
function cookieOf(login: Login): Promise<string> {
  const known = cookies.get(login) ?? server.signIn(login)
  cookies.set(login, known)
  return known
}
const at = async (login: Login): Promise<Browser> => browser(server.url, await cookieOf(login))
function wait(ms: number): void {
  server.wait(ms)
  cookies.clear()
}

const hour = 60 * 60 * 1000

async function sends(login: Login, content: Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}api/v1/meetings/${meeting}/paper-files`, {
    method: 'POST',
    headers: {
      cookie: await cookieOf(login),
      origin: new URL(server.url).origin,
      'content-type': 'text/html',
      ...headers,
    },
    body: Buffer.from(content),
  })
  return { status: response.status, json: (await response.json()) as unknown }
}

async function takes(login: Login, content: Uint8Array): Promise<string> {
  const { status, json } = await sends(login, content)
  expect([status, json]).toMatchObject([200, {}])
  return TakenFile.parse(json).id
}

interface Wanted {
  symbol: string
  submittedBy?: string[]
  items?: ItemId[]
  marking?: string
  compartment?: string | null
  embargoUntil?: string | null
  purpose?: string
}

async function bringsIn(login: Login, wanted: Wanted, content: Uint8Array = pdfOf(wanted.symbol)) {
  const file = await takes(login, content)
  return asks(login, wanted, file)
}

async function asks(login: Login, wanted: Wanted, file: string) {
  return (await at(login)).post(`api/v1/meetings/${meeting}/papers`, {
    title: { en: 'Lessons of the last exercise' },
    purpose: 'for_information',
    submittedBy: ['AUS'],
    items: [],
    marking: 'TLP:AMBER',
    compartment: null,
    embargoUntil: null,
    files: [{ language: 'en', file }],
    ...wanted,
  })
}

async function made(login: Login, wanted: Wanted): Promise<PaperId> {
  const answer = await bringsIn(login, wanted)
  expect([answer.status, answer.json]).toMatchObject([200, {}])
  return MadePaper.parse(answer.json).paperId
}

async function listFor(login: Login): Promise<MeetingPapers> {
  const answer = await (await at(login)).get(`api/v1/meetings/${meeting}/papers`)
  return MeetingPapers.parse(answer.json)
}
const sees = async (login: Login, symbol: string): Promise<boolean> =>
  (await listFor(login)).papers.some((paper) => paper.symbol === symbol)
const statusOf = async (login: Login, symbol: string) =>
  (await listFor(login)).papers.find((paper) => paper.symbol === symbol)?.status
const opens = async (login: Login, id: PaperId): Promise<Response> =>
  fetch(`${server.url}api/v1/papers/${id}/files/en`, { headers: { cookie: await cookieOf(login) } })
const act = async (login: Login, id: PaperId, what: 'submission' | 'issue' | 'withdrawal') =>
  (await (await at(login)).post(`api/v1/papers/${id}/${what}`, {})).status

describe('a file', () => {
  it('is refused in words by its content, whatever the browser calls it, and nothing of it is kept [PAPER-7]', async () => {
    const script = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    )
    expect(await sends('aus.hod', script, { 'content-type': 'application/pdf' })).toMatchObject({
      status: 400,
      json: { reason: 'paper_kind', detail: expect.stringContaining('By its content') as string },
    })
    const macros = officeFile('docx', [{ name: 'word/vbaProject.bin', content: 'Sub' }])
    expect(await sends('aus.hod', macros)).toMatchObject({ json: { reason: 'paper_macros' } })
    const mine = (await server.composed.parts.paperFiles.waitingFor(await idOf('aus.hod'))).length
    expect(mine).toBe(0)
  })

  it('of more than 25 MB is refused before it has come, and one of just as many is not [PAPER-8]', async () => {
    const heavy = Buffer.alloc(largestPaperBytes + 1, 'a')
    expect(await sends('aus.hod', heavy)).toMatchObject({ status: 413, json: { reason: 'paper_too_large' } })
    const file = await takes('aus.hod', heavy.subarray(1))
    expect(file).toMatch(/^fil_/)
  })

  it('is its sender’s alone: somebody else cannot make a paper of it', async () => {
    const file = await takes('aus.hod', pdfOf('a'))
    const stolen = await asks('mmr.hod', { symbol: 'EWG-CS/10/90', submittedBy: ['MMR'] }, file)
    expect([stolen.status, stolen.json]).toMatchObject([409, { reason: 'paper_file_gone' }])
  })
})

async function idOf(login: Login) {
  const user = await server.composed.parts.users.findByLogin(login)
  if (!user) throw new Error(login)
  return user.id
}

describe('a paper', () => {
  it('of a delegation is seen by it and by the co-chairs’ people, and once issued by all [PAPER-12, PAPER-13]', async () => {
    const id = await made('aus.hod', { symbol: 'EWG-CS/10/20' })
    const who = ['mys.cochair', 'kor.secretary', 'aus.hod', 'mmr.hod', 'sgp.planner', 'tls.observer'] as const
    const seen = async () => {
      const answers = await Promise.all(who.map((login) => sees(login, 'EWG-CS/10/20')))
      return who.filter((_, index) => answers[index])
    }
    expect(await seen()).toEqual(['mys.cochair', 'kor.secretary', 'aus.hod'])
    expect((await opens('mmr.hod', id)).status).toBe(404)
    expect((await opens('mys.cochair', id)).status).toBe(200)
    expect([await act('mmr.hod', id, 'issue'), await act('aus.hod', id, 'issue')]).toEqual([404, 403])
    expect(await act('mys.cochair', id, 'issue')).toBe(204)
    expect(await seen()).toEqual([...who])
    expect((await opens('tls.observer', id)).status).toBe(200)
  })

  it('of a delegate stays in the delegation until its head submits it [PAPER-11]', async () => {
    const id = await made('usa.director', { symbol: 'EWG-CS/10/21', submittedBy: ['USA'] })
    expect(await statusOf('usa.director', 'EWG-CS/10/21')).toBe('submitted')
    expect(await act('usa.director', id, 'submission')).toBe(403)
    const draft = await made('sgp.planner', { symbol: 'EWG-CS/10/22', submittedBy: ['SGP'] })
    expect(await statusOf('sgp.planner', 'EWG-CS/10/22')).toBe('internal')
    expect([
      await sees('mys.cochair', 'EWG-CS/10/22'),
      await act('sgp.planner', draft, 'submission'),
    ]).toEqual([false, 403])
    expect(await act('sgp.planner', draft, 'withdrawal')).toBe(204)
    // Nobody knew of it: its symbol is free.
    await made('mmr.hod', { symbol: 'EWG-CS/10/22', submittedBy: ['MMR'] })
  })

  it('is brought in by nobody on another delegation’s behalf, but by the co-chairs’ people [PAPER-10]', async () => {
    const foreign = await bringsIn('mmr.hod', { symbol: 'EWG-CS/10/23', submittedBy: ['AUS'] })
    expect([foreign.status, foreign.json]).toMatchObject([403, { reason: 'submitter_not_yours' }])
    expect((await sends('tls.observer', pdfOf('a'))).status).toBe(403)
    expect((await sends('system.admin', pdfOf('a'))).status).toBe(404)
    await made('kor.secretary', { symbol: 'EWG-CS/10/23', submittedBy: ['AUS'] })
  })

  it('takes a symbol that nobody has: of two who take it at once, one is told so [PAPER-2]', async () => {
    const answers = await Promise.all([
      bringsIn('aus.hod', { symbol: 'EWG-CS/10/24' }),
      bringsIn('mmr.hod', { symbol: 'EWG-CS/10/24', submittedBy: ['MMR'] }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const refused = answers.find(({ status }) => status === 409)?.json
    expect(refused).toMatchObject({
      reason: 'symbol_taken',
      detail: expect.stringContaining('next one') as string,
    })
    const unfit = async (symbol: string) => (await bringsIn('aus.hod', { symbol })).json
    expect(await unfit('EWG-CS/9/24')).toMatchObject({ reason: 'symbol_unfit' })
    expect(await unfit('EWG-CS/10/RPT')).toMatchObject({ reason: 'symbol_unfit' })
    expect(await unfit('../../etc/passwd')).toMatchObject({ reason: 'malformed' })
    expect(await unfit('EWG-CS/10/1')).toMatchObject({ reason: 'symbol_taken' })
  })

  it('revises, adds to or corrects one of its own; once issued, a revision takes its place [PAPER-3]', async () => {
    const first = await made('aus.hod', { symbol: 'EWG-CS/10/25' })
    expect(await act('kor.cochair', first, 'issue')).toBe(204)
    const foreign = await bringsIn('mmr.hod', { symbol: 'EWG-CS/10/25/Rev.1', submittedBy: ['MMR'] })
    expect(foreign.json).toMatchObject({ reason: 'symbol_without_base' })
    const nothing = await bringsIn('aus.hod', { symbol: 'EWG-CS/10/77/Add.1' })
    expect(nothing.json).toMatchObject({ reason: 'symbol_without_base' })
    const revised = await made('aus.hod', { symbol: 'EWG-CS/10/25/Rev.1' })
    await made('aus.hod', { symbol: 'EWG-CS/10/25/Add.1' })
    expect(await statusOf('mmr.hod', 'EWG-CS/10/25')).toBe('issued')
    expect(await act('mys.cochair', revised, 'issue')).toBe(204)
    expect(await statusOf('mmr.hod', 'EWG-CS/10/25')).toBe('superseded')
    expect(await statusOf('aus.hod', 'EWG-CS/10/25/Add.1')).toBe('submitted')
  })

  it('that is a document here is listed as the document alone [PAPER-4]', async () => {
    const known = (await listFor('kor.cochair')).papers.map(({ symbol }) => symbol)
    expect(known).toContain('EWG-CS/10/2')
    expect(known).not.toContain('EWG-CS/10/1')
  })

  it('that was announced takes its files once, and from its own people alone [PAPER-4]', async () => {
    const foreign = await bringsIn('aus.hod', { symbol: 'EWG-CS/10/4' })
    expect(foreign.json).toMatchObject({ reason: 'symbol_taken' })
    await made('mys.cochair', { symbol: 'EWG-CS/10/4', submittedBy: ['MYS'] })
    expect(await statusOf('mys.cochair', 'EWG-CS/10/4')).toBe('submitted')
    const again = await bringsIn('mys.cochair', { symbol: 'EWG-CS/10/4', submittedBy: ['MYS'] })
    expect(again.json).toMatchObject({ reason: 'symbol_taken' })
  })

  it('is late after its last day on the venue’s clock [PAPER-5]', async () => {
    // 11 July 2023 less 28 days: the 13th of June is in time; the demonstration begins on the 17th of May.
    const late = async (symbol: string) =>
      (await listFor('aus.hod')).papers.find((paper) => paper.symbol === symbol)?.isLate
    await made('aus.hod', { symbol: 'EWG-CS/10/WP.1', purpose: 'for_decision' })
    const days = 28 * 24 * hour
    wait(days)
    await made('aus.hod', { symbol: 'EWG-CS/10/WP.2', purpose: 'for_decision' })
    await made('aus.hod', { symbol: 'EWG-CS/10/WP.3', purpose: 'for_information' })
    wait(-days)
    expect(await Promise.all(['WP.1', 'WP.2', 'WP.3'].map((each) => late(`EWG-CS/10/${each}`)))).toEqual([
      false,
      true,
      false,
    ])
  })

  it('under embargo is not there for others, by no path, until its hour [PAPER-14]', async () => {
    const symbol = 'EWG-CS/10/26'
    const until = new Date(server.composed.parts.clock.now() + 2 * hour).toISOString()
    const items = await itemsOfAgenda()
    const id = await made('aus.hod', { symbol, embargoUntil: until, items: [items[3]!] })
    expect(await act('mys.cochair', id, 'issue')).toBe(204)
    await named(items[3]!, symbol)
    const everything = async (login: Login): Promise<string> => {
      const who = await at(login)
      const agenda = await server.documentId('EWG-CS/10/1')
      const answers = await Promise.all(
        [
          `meetings/${meeting}/papers`,
          `groups/${await server.groupId('EWG-CS')}`,
          'jump',
          `symbols/${symbol}`,
          `documents/${agenda}`,
          `documents/${agenda}/record`,
          `papers/${id}/files/en`,
        ].map((path) => who.get(`api/v1/${path}`)),
      )
      return answers.map(({ text }) => text).join('\n')
    }
    for (const login of ['mmr.hod', 'sgp.planner', 'tls.observer', 'system.admin'] as const)
      expect(await everything(login)).not.toContain(symbol)
    expect(await everything('aus.hod')).toContain(symbol)
    expect((await opens('mmr.hod', id)).status).toBe(404)
    expect(await sees('kor.secretary', symbol)).toBe(true)
    wait(2 * hour + 1000)
    expect([await sees('mmr.hod', symbol), (await opens('mmr.hod', id)).status]).toEqual([true, 200])
    wait(-2 * hour - 1000)
  })

  it('withdrawn leaves its line and no bytes; its symbol is not used again [PAPER-15]', async () => {
    const id = await made('aus.hod', { symbol: 'EWG-CS/10/27' })
    expect(await act('mys.cochair', id, 'issue')).toBe(204)
    expect(await act('mmr.hod', id, 'withdrawal')).toBe(403)
    expect(await act('mys.cochair', id, 'withdrawal')).toBe(403)
    expect(await act('aus.hod', id, 'withdrawal')).toBe(204)
    expect(await statusOf('tls.observer', 'EWG-CS/10/27')).toBe('withdrawn')
    expect((await opens('aus.hod', id)).status).toBe(404)
    expect((await bringsIn('aus.hod', { symbol: 'EWG-CS/10/27' })).json).toMatchObject({
      reason: 'symbol_taken',
    })
  })

  it('is refused with a marking or compartment that its sender may not read, or an hour that has passed', async () => {
    const told = async (wanted: Partial<Wanted>) =>
      (await bringsIn('sgp.planner', { symbol: 'EWG-CS/10/28', submittedBy: ['SGP'], ...wanted })).json
    expect(await told({ marking: 'TLP:RED' })).toMatchObject({ reason: 'paper_closed_to_you' })
    expect(await told({ compartment: 'trusted_agents' })).toMatchObject({ reason: 'paper_closed_to_you' })
    expect(await told({ embargoUntil: '2023-05-01T00:00:00Z' })).toMatchObject({ reason: 'embargo_past' })
    const item = 'itm_00000000000000000000' as ItemId
    expect(await told({ items: [item] })).toMatchObject({ reason: 'paper_item_unknown' })
  })

  it('is sent as its own kind with a name of ours, and can run nothing [PAPER-9]', async () => {
    const id = await made('aus.hod', { symbol: 'EWG-CS/10/29' })
    const answer = await opens('aus.hod', id)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="EWG-CS_10_29-en.pdf"',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdfOf('EWG-CS/10/29'))
    const saved = await fetch(`${server.url}api/v1/papers/${id}/files/en?save=yes`, {
      headers: { cookie: await cookieOf('aus.hod') },
    })
    await saved.arrayBuffer()
    expect(saved.headers.get('content-disposition')).toBe('attachment; filename="EWG-CS_10_29-en.pdf"')
    const word = await bringsIn('aus.hod', { symbol: 'EWG-CS/10/30' }, officeFile('docx'))
    const office = await opens('aus.hod', MadePaper.parse(word.json).paperId)
    await office.arrayBuffer()
    expect(office.headers.get('content-disposition')).toBe('attachment; filename="EWG-CS_10_30-en.docx"')
  })

  it('that an agenda names and nobody has brought in is listed as cited, for who writes the agenda [PAPER-16]', async () => {
    const items = await itemsOfAgenda()
    await named(items[2]!, 'EWG-CS/10/60')
    const { cited } = await listFor('kor.secretary')
    expect(cited.find(({ symbol }) => symbol === 'EWG-CS/10/60')).toMatchObject({
      items: [items[2]],
      citedIn: [{ symbol: 'EWG-CS/10/1' }],
    })
    // Whether a paper stands behind it, a reader cannot tell.
    expect(JSON.stringify(await listFor('mmr.hod'))).not.toContain('EWG-CS/10/60')
    await made('aus.hod', { symbol: 'EWG-CS/10/60' })
    const after = await listFor('kor.secretary')
    expect(after.cited.some(({ symbol }) => symbol === 'EWG-CS/10/60')).toBe(false)
    expect(after.papers.find(({ symbol }) => symbol === 'EWG-CS/10/60')?.items).toEqual([items[2]])
  })
})

async function itemsOfAgenda(): Promise<ItemId[]> {
  const agenda = await server.documentId('EWG-CS/10/1')
  const { record } = await server.composed.parts.documents.readAgenda(agenda)
  return [...numberItems(record).keys()]
}

/** Puts the symbol on the item, as who writes the agenda does. */
async function named(item: ItemId, symbol: string): Promise<void> {
  const by = { userId: await idOf('kor.secretary'), kind: 'edit' } as const
  await server.composed.parts.documents.act(await server.documentId('EWG-CS/10/1'), by, (doc) => {
    const papers = (doc.getMap('items').get(item) as Y.Map<Y.Map<string>>).get('papers')
    papers?.set(symbol, 'zz')
  })
}
