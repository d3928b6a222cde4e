import { AuditPage, AuditVerdict } from '@tandem/shared/audit'
import { Accounts } from '@tandem/shared/identity'
import type { z } from 'zod'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from '../testing/browser.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'
import { asCsv } from './export.js'

let server: TestServer
let administrator: Browser
beforeAll(async () => {
  server = await startTestServer()
  administrator = await server.as('system.admin')
})
afterAll(() => server.stop())

async function read(query = ''): Promise<AuditPage> {
  return AuditPage.parse((await administrator.get(`api/v1/audit${query}`)).json)
}

it('every refused request is there: who asked, what for, about what, and why not', async () => {
  const observer = await server.as('tls.observer')
  const draft = await server.documentId('CCWG/9/1')
  await observer.get(`api/v1/documents/${draft}`)
  await observer.post('api/v1/administration/groups', { any: 'thing' })
  const agenda = await server.documentId('EWG-CS/10/1')
  await observer.post(`api/v1/documents/${agenda}/history/circulations`, {})
  const { entries } = await read('?outcome=refused')
  const user = await server.composed.parts.users.findByLogin('tls.observer')
  const asked = entries.filter(({ who }) => who === user?.id)
  expect(asked.map(({ what, asked: route, where, reason }) => [what, route, where, reason])).toEqual([
    ['request', 'POST /documents/:documentId/history/circulations', agenda, 'not_found'],
    ['request', 'POST /administration/groups', null, 'not_found'],
    ['request', 'GET /documents/:documentId', draft, 'not_found'],
  ])
})

it('nothing that somebody wrote into an address or a body gets in', async () => {
  const observer = await server.as('tls.observer')
  await observer.get('api/v1/documents/=HYPERLINK(%22http:evil%22)')
  await observer.post('api/v1/me/tokens', { name: 'PLANTED-WORD' })
  await observer.get('api/v1/groups/grp_x?PLANTED-WORD')
  const text = JSON.stringify((await read()).entries)
  expect(text).not.toMatch(/HYPERLINK|PLANTED|evil/)
})

it('is exported as JSON lines and as CSV, with the filters of the page', async () => {
  const lines = await administrator.get('api/v1/audit/export?format=jsonl&outcome=refused')
  expect(lines.headers.get('content-disposition')).toMatch(
    /^attachment; filename="audit-\d+-[0-9a-f]{16}\.jsonl"$/,
  )
  const read = lines.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { outcome: string; login: string })
  expect(new Set(read.map(({ outcome }) => outcome))).toEqual(new Set(['refused']))
  expect(read.map(({ login }) => login)).toContain('tls.observer')
  const csv = await administrator.get('api/v1/audit/export?format=csv')
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(csv.text.split('\r\n')[0]).toContain('"seq","wall","at","who","login"')
  expect(csv.text.split('\r\n').length).toBeGreaterThan(read.length)
})

it('a cell of the CSV is never a formula, and never leaves its cell', async () => {
  const [entry] = (await read()).entries
  for (const login of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1']) {
    const [line] = asCsv([{ ...entry!, login }]).split('\r\n')
    expect(asCsv([{ ...entry!, login }])).toContain(`"'${login}"`)
    expect(line).toBeDefined()
  }
  expect(asCsv([{ ...entry!, login: 'a","=1' }])).toContain('"a"",""=1"')
})

it('says whether it is as it was written, and what its last entry is', async () => {
  const verdict = AuditVerdict.parse((await administrator.get('api/v1/audit/verification')).json)
  const { seq, hash } = (await read()).entries[0]!
  expect(verdict).toEqual({ entries: seq, head: { seq, hash }, brokenAt: null })
})

it('comes page by page, each after the cursor of the one before, as the accounts do', async () => {
  const whole = (await read('?limit=200')).entries.map(({ seq }) => seq)
  const paged: number[] = []
  for (let query = '?limit=2'; ;) {
    const { entries, next } = await read(query)
    expect(entries.length).toBeLessThanOrEqual(2)
    paged.push(...entries.map(({ seq }) => seq))
    if (next === null) break
    query = `?limit=2&cursor=${next}`
  }
  expect(paged).toEqual(whole)

  const people = async (query: string) =>
    Accounts.parse((await administrator.get(`api/v1/administration/people${query}`)).json)
  const everybody = (await people('')).people.map(({ login }) => login)
  const logins: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: z.infer<typeof Accounts> = await people(`?limit=7${cursor && `&cursor=${cursor}`}`)
    logins.push(...page.people.map(({ login }) => login))
    cursor = page.next
  }
  expect(logins).toEqual(everybody)
  expect(new Set(logins).size).toBeGreaterThan(7)
})

it('what is no cursor, or asks for more than a page, is malformed', async () => {
  for (const query of [
    '?cursor=0',
    '?cursor=-1',
    '?cursor=1e3',
    '?cursor=',
    '?limit=0',
    '?limit=201',
    '?before=3&limit=x',
  ])
    expect([query, (await administrator.get(`api/v1/audit${query}`)).status]).toEqual([query, 400])
})
