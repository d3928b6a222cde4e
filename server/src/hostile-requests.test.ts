/** Requests that nobody's page sends, made from the table of routes: each is refused, and none leaves a trace. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browser } from './testing/browser.js'
import { startTestServer, type TestServer } from './testing/start-test-server.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A defect would have been logged, and answered with 500. */
function expectNoDefect(): void {
  expect(server.log.lines.filter(({ level }) => level === 'error')).toEqual([])
}

const deep = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)
/** As text: `__proto__` as a key of its own is what JSON makes of it. */
const bodies = [
  '{"__proto__":{"isAdministrator":true}}',
  '{"constructor":{"prototype":{"isAdministrator":true}}}',
  '{"userId":{"$ne":null},"login":{"$gt":""},"role":{"$in":["co_chair"]}}',
  '{"$where":"sleep(1000)","code":{"$regex":".*"}}',
  '{"isAdministrator":true,"isDisabled":{"$set":false},"seq":{"$gt":0}}',
  '{"role":"co_chair","compartments":["trusted_agents"],"marking":"TLP:CLEAR"}',
  '[{"userId":"usr_00000000000000000000"}]',
  '"co_chair"',
  '1e999',
  'null',
  deep(5_000),
  '{"name":"\u0000","login":"a\\r\\nSet-Cookie: x=y"}',
]
const ids: Record<string, string> = {
  userId: 'usr_',
  groupId: 'grp_',
  meetingId: 'mtg_',
  commitmentId: 'cmt_',
}

async function addressOf(path: string): Promise<string> {
  const documentId = await server.documentId('EWG-CS/10/1')
  return `api/v1${path.replaceAll(/\{\*(\w+)\}|:(\w+)/g, (_, rest: string, one: string) =>
    one === 'documentId' ? documentId : `${ids[rest ?? one] ?? 'ver_'}00000000000000000000`,
  )}`
}

describe('bodies with operators, prototypes and fields of others', () => {
  it('change nobody’s rights at any route, whoever sends them', async () => {
    const before = JSON.stringify(await server.composed.parts.users.all())
    const memberships = JSON.stringify(await everyMembership())
    let asked = 0
    for (const { method, path } of server.composed.endpoints) {
      if (method === 'get' || method === 'delete' || path === '/sign-out') continue
      for (const login of ['kor.cochair', 'tls.observer'] as const) {
        const who = await server.as(login)
        for (const body of bodies) {
          const { status, headers } = await who[method](await addressOf(path), body)
          asked += 1
          expect([path, body.slice(0, 60), status < 500]).toEqual([path, body.slice(0, 60), true])
          expect(headers.get('set-cookie')).toBeNull()
        }
      }
    }
    expect(asked).toBeGreaterThan(300)
    expect(({} as Record<string, unknown>)['isAdministrator']).toBeUndefined()
    expect(JSON.stringify(await server.composed.parts.users.all())).toBe(before)
    expect(JSON.stringify(await everyMembership())).toBe(memberships)
    expectNoDefect()
  })

  async function everyMembership() {
    const { users, groups } = server.composed.parts
    return Promise.all((await users.all()).map(({ id }) => groups.membershipsOf(id)))
  }
})

describe('addresses', () => {
  it('with operators, line breaks, other hosts and ways out of a folder are refused and lead nowhere', async () => {
    const who = await server.as('kor.cochair')
    const documentId = await server.documentId('EWG-CS/10/1')
    const addresses = [
      `api/v1/documents/${documentId}/history/comparison?from[$gt]=0&to[$ne]=1`,
      `api/v1/documents/${documentId}/history/record?seq=1&seq=2`,
      `api/v1/documents/${documentId}%00`,
      'api/v1/documents/%0d%0aSet-Cookie:%20a=b',
      'api/v1/documents/..%2f..%2fme',
      'api/v1/documents/%ff%fe',
      'api/v1/groups/__proto__',
      'api/v1/groups/constructor',
      'api/v1/symbols/%2f%2fevil.example%2f',
      'api/v1/symbols/https:%2f%2fevil.example',
      '%2f%2fevil.example',
      '/%5cevil.example',
      './/evil.example/%2e%2e',
      'sign-in%0d%0aLocation:%20https://evil.example',
    ]
    for (const address of addresses) {
      const { status, headers } = await who.get(address, { accept: 'application/json' })
      expect([address, status >= 400 && status < 500]).toEqual([address, true])
      expect([address, headers.get('location'), headers.get('set-cookie')]).toEqual([address, null, null])
    }
    expectNoDefect()
  })
})

describe('a sign-in', () => {
  it('never takes over a token that was planted in the browser before [session fixation]', async () => {
    const planted = `tandem_sign_in=${'F'.repeat(43)}`
    const user = await server.composed.parts.users.findByLogin('kor.cochair')
    const victim = browser(server.url, planted)
    const answer = await victim.post('api/v1/sign-in/demonstration', { userId: user!.id })
    const given = answer.headers.get('set-cookie')?.split(';')[0]
    expect(answer.status).toBe(204)
    expect(given).toMatch(/^tandem_sign_in=[\w-]{43}$/)
    expect(given).not.toBe(planted)
    expect((await victim.get('api/v1/me')).status).toBe(401)
  })

  it('… nor one of somebody else: his ends at this browser, and the new one is another', async () => {
    const attackers = await server.signIn('tls.observer')
    const user = await server.composed.parts.users.findByLogin('kor.cochair')
    const answer = await browser(server.url, attackers).post('api/v1/sign-in/demonstration', {
      userId: user!.id,
    })
    expect(answer.headers.get('set-cookie')).not.toContain(attackers)
    expect((await browser(server.url, attackers).get('api/v1/me')).status).toBe(401)
  })
})
