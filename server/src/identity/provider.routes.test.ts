import { AuditPage } from '@tandem/shared/audit'
import { Accounts, Me, ProviderAddress } from '@tandem/shared/identity'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Browser, browser } from '../testing/browser.js'
import { type CookieJar, cookieJar } from '../testing/cookie-jar.js'
import { openOrganisation, type Organisation } from '../testing/organisation.js'
import { mailOf, type RealServer, startRealServer } from '../testing/start-real-server.js'
import { callbackPath, journeyMs } from './provider.js'

const baseUrl = 'http://tandem.test'
const korea = { code: 'KOR', name: { en: 'Korea' }, category: 'party', timeZone: 'Asia/Seoul' }
const callback = `${baseUrl}${callbackPath}`
let organisation: Organisation
let server: RealServer
let administrator: Browser
beforeEach(async () => {
  organisation = await openOrganisation(callback)
  const { issuer, clientId, clientSecret, scope } = organisation
  const claims = { delegation: 'delegation', role: 'roles', function: 'title' }
  server = await startRealServer({
    baseUrl,
    oidc: { issuer, clientId, clientSecret, scope, claims, name: 'Ministry' },
  })
  administrator = await server.setUp()
  await administrator.post('api/v1/administration/delegations', korea)
  const kim = {
    delegation: 'KOR',
    title: 'Director, cyber policy',
    email: mailOf('kim'),
    email_verified: true,
  }
  organisation.people.set('kim', kim)
})
afterEach(async () => {
  await server.stop()
  await organisation.close()
})

const reasonOf = ({ json }: Answer): unknown => (json as { reason?: unknown } | undefined)?.reason
const at = (jar: CookieJar) => browser(server.url, jar.cookiesFor(server.url), baseUrl)

/** @returns where the provider is to be asked */
async function begin(jar: CookieJar, path = 'oidc/begin'): Promise<string> {
  const response = await jar.fetch(`${server.url}api/v1/${path}`, {
    method: 'POST',
    headers: { origin: baseUrl, 'content-type': 'application/json' },
    body: '{}',
  })
  return ProviderAddress.parse(await response.json()).address
}

/** Signs in at the provider, and is sent back. @returns the query it is sent back with */
async function signInThere(jar: CookieJar, address: string, name: string): Promise<string> {
  let next = address
  for (;;) {
    const response = await jar.fetch(next)
    const isForm = response.headers.get('content-type')?.includes('html') && response.status === 200
    const answer = isForm
      ? await jar.fetch(next, { method: 'POST', body: new URLSearchParams({ login: name }) })
      : response
    const location = answer.headers.get('location')
    if (location === null) throw new Error(await answer.text())
    next = new URL(location, next).href
    if (next.startsWith(callback)) return new URL(next).search
  }
}

/** @returns the page of ours that the browser goes on to */
async function comeBack(jar: CookieJar, query: string): Promise<string | null> {
  const response = await jar.fetch(`${server.url}${callbackPath.slice(1)}${query}`)
  return response.headers.get('location')
}

async function signIn(name: string, jar = cookieJar()): Promise<{ page: string | null; jar: CookieJar }> {
  const query = await signInThere(jar, await begin(jar), name)
  return { page: await comeBack(jar, query), jar }
}

describe('signing in at one’s organisation', () => {
  it('makes an account from what the organisation says, and is the same account the next time', async () => {
    const first = await signIn('kim')
    expect(first.page).toBe('/signed-in')
    const me = Me.parse((await at(first.jar).get('api/v1/me')).json)
    expect(me).toMatchObject({
      name: { en: 'Director, cyber policy' },
      delegation: { code: 'KOR' },
      isAdministrator: false,
      isByProvider: true,
      groups: [],
    })
    organisation.people.set('kim', { delegation: 'MYS', title: 'Someone else' })
    const again = Me.parse((await at((await signIn('kim')).jar).get('api/v1/me')).json)
    expect([again.userId, again.name]).toEqual([me.userId, me.name])
  })

  it('says on the sign-in page that there is such a way, and asks with PKCE, state and nonce', async () => {
    expect((await server.stranger.get('api/v1/welcome')).json).toMatchObject({
      provider: { name: 'Ministry' },
    })
    const asked = new URL(await begin(cookieJar())).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      redirect_uri: callback,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    })
  })

  it('gives the roles that the organisation names: in a group there is, or as administrator', async () => {
    const group = {
      short: 'EWG',
      name: { en: 'Experts' },
      kind: 'bilateral_wg',
      coChairs: [
        { delegation: 'KOR', seat: 'host' },
        { delegation: 'MYS', seat: 'visitor' },
      ],
      members: ['KOR', 'MYS'],
      observers: [],
      workingLanguages: ['en'],
      defaultMarking: 'TLP:AMBER',
      timeZone: 'Asia/Seoul',
    }
    await administrator.post('api/v1/administration/delegations', { ...korea, code: 'MYS' })
    expect((await administrator.post('api/v1/administration/groups', group)).status).toBe(200)
    organisation.people.set('kim', {
      delegation: 'KOR',
      roles: ['ewg:delegate', 'none:co_chair', 'ewg:king'],
    })
    organisation.people.set('root', { roles: ['administrator', 'ewg:co_chair'] })
    const [kim, root] = [await signIn('kim'), await signIn('root')]
    expect((await at(kim.jar).get('api/v1/me')).json).toMatchObject({
      groups: [{ short: 'EWG', role: 'delegate' }],
      name: { en: 'Korea' },
    })
    expect((await at(root.jar).get('api/v1/me')).json).toMatchObject({ isAdministrator: true, groups: [] })

    // A seat's role is for people of the seats, whatever an organisation says.
    await administrator.post('api/v1/administration/delegations', { ...korea, code: 'SGP' })
    organisation.people.set('lim', { delegation: 'SGP', roles: ['ewg:co_chair'] })
    organisation.people.set('lee', { delegation: 'KOR', roles: ['ewg:secretariat'] })
    const [lim, lee] = [await signIn('lim'), await signIn('lee')]
    expect((await at(lim.jar).get('api/v1/me')).json).toMatchObject({ groups: [] })
    expect((await at(lee.jar).get('api/v1/me')).json).toMatchObject({ groups: [{ role: 'secretariat' }] })
  })

  it('lets nobody in whose delegation is not one of ours, and says so on the sign-in page', async () => {
    organisation.people.set('stranger', { delegation: 'XXX', roles: ['EWG:co_chair'] })
    const { page, jar } = await signIn('stranger')
    expect(page).toBe('/sign-in?refused=provider_unknown_person')
    expect((await at(jar).get('api/v1/me')).status).toBe(401)
  })

  it('ends with the account: who is disabled here is out, whatever the organisation says', async () => {
    const { jar } = await signIn('kim')
    const { userId } = Me.parse((await at(jar).get('api/v1/me')).json)
    await administrator.patch(`api/v1/administration/people/${userId}`, { isDisabled: true })
    expect((await at(jar).get('api/v1/me')).status).toBe(401)
    expect((await signIn('kim')).page).toBe('/sign-in?refused=provider_unknown_person')
  })
})

describe('an account that there is already', () => {
  async function chair(): Promise<string> {
    const person = { login: 'kim', name: { en: 'Chair' }, delegation: 'KOR', language: 'en' }
    return (await server.invite(administrator, person)).userId
  }

  it('is not given to whoever has its mail address at the organisation', async () => {
    const userId = await chair()
    const { jar } = await signIn('kim')
    expect((await at(jar).get('api/v1/me')).json).not.toMatchObject({ userId })
  })

  it('is his once the administrator has bound it to the address, and once only', async () => {
    const userId = await chair()
    const path = `api/v1/administration/people/${userId}/oidc`
    expect((await administrator.put(path, { mail: mailOf('kim') })).status).toBe(204)
    organisation.people.set('liar', { email: mailOf('kim'), email_verified: false })
    expect((await signIn('liar')).page).toBe('/sign-in?refused=provider_unknown_person')
    expect((await at((await signIn('kim')).jar).get('api/v1/me')).json).toMatchObject({ userId })
    organisation.people.set('later', { email: mailOf('kim'), email_verified: true })
    expect((await signIn('later')).page).toBe('/sign-in?refused=provider_unknown_person')
    expect((await at((await signIn('kim')).jar).get('api/v1/me')).json).toMatchObject({ userId })
  })

  it('is bound by nobody but an administrator', async () => {
    const userId = await chair()
    const { jar } = await signIn('kim')
    const answer = await at(jar).put(`api/v1/administration/people/${userId}/oidc`, { mail: mailOf('kim') })
    expect(reasonOf(answer)).toBe('not_found')
  })
})

describe('who comes back otherwise than he went is refused, and stays signed out', () => {
  const refused = '/sign-in?refused=provider_refused'

  it('in another browser: a link that signs its victim in as somebody else leads nowhere', async () => {
    const jar = cookieJar()
    const query = await signInThere(jar, await begin(jar), 'kim')
    const victim = cookieJar()
    expect(await comeBack(victim, query)).toBe(refused)
    await begin(victim)
    expect(await comeBack(victim, query)).toBe(refused)
  })

  it('a second time, also when the first was refused, or after ten minutes', async () => {
    const jar = cookieJar()
    const query = await signInThere(jar, await begin(jar), 'kim')
    const journey = jar.cookiesFor(server.url)
    const back = async (search: string) => {
      const address = `${server.url}${callbackPath.slice(1)}${search}`
      return (await cookieJar().fetch(address, { headers: { cookie: journey } })).headers.get('location')
    }
    expect(await back('?code=another&state=another')).toBe(refused)
    expect(await back(query)).toBe(refused)
    const slow = cookieJar()
    const late = await signInThere(slow, await begin(slow), 'kim')
    server.wait(journeyMs)
    expect(await comeBack(slow, late)).toBe(refused)
  })

  it.each([
    ['another state', (query: URLSearchParams) => query.set('state', 'x'.repeat(43))],
    ['another code', (query: URLSearchParams) => query.set('code', 'x'.repeat(43))],
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'https://evil.example')],
    ['an error', (query: URLSearchParams) => (query.delete('code'), query.set('error', 'access_denied'))],
    ['nothing at all', (query: URLSearchParams) => [...query.keys()].forEach((name) => query.delete(name))],
  ])('with %s', async (_, change) => {
    const jar = cookieJar()
    const query = new URLSearchParams(await signInThere(jar, await begin(jar), 'kim'))
    change(query)
    expect(await comeBack(jar, `?${query.toString()}`)).toBe(refused)
    expect((await at(jar).get('api/v1/me')).status).toBe(401)
  })

  it('and no parameter leads to another site', async () => {
    const jar = cookieJar()
    const query = await signInThere(jar, await begin(jar), 'kim')
    expect(await comeBack(jar, `${query}&return=https://evil.example&redirect_uri=//evil.example`)).toBe(
      '/signed-in',
    )
  })
})

describe('showing once more that it is oneself, for who has no password', () => {
  const tenMinutes = 10 * 60 * 1000
  const token = { name: 'Export', reach: 'read', groups: null, expiresAt: null }

  it('is signing in there again, now: the act goes through after it', async () => {
    const { jar } = await signIn('kim')
    server.wait(tenMinutes)
    const kim = at(jar)
    expect(reasonOf(await kim.post('api/v1/me/tokens', token))).toBe('proof_needed')
    const address = await begin(jar, 'me/proof/oidc')
    expect(new URL(address).searchParams.get('prompt')).toBe('login')
    // The sign-in's own cookie is strict: coming from another site, it does not travel.
    expect(await comeBack(jar, await signInThere(jar, address, 'kim'))).toBe('/proven')
    expect((await kim.post('api/v1/me/tokens', token)).status).toBe(200)
  })

  it('is worth nothing from somebody else', async () => {
    organisation.people.set('lee', { delegation: 'KOR' })
    await signIn('lee')
    const { jar } = await signIn('kim')
    server.wait(tenMinutes)
    const query = await signInThere(cookieJar(), await begin(jar, 'me/proof/oidc'), 'lee')
    expect(await comeBack(jar, query)).toBe('/sign-in?refused=provider_refused')
    expect(reasonOf(await at(jar).post('api/v1/me/tokens', token))).toBe('proof_needed')
  })
})

it('a provider that is down is said to be, and asked again the next time', async () => {
  await organisation.close()
  const answer = await server.stranger.post('api/v1/oidc/begin', {})
  expect([answer.status, reasonOf(answer)]).toEqual([503, 'provider_unreachable'])
  expect((await server.stranger.post('api/v1/sign-in', { login: 'x', password: 'y' })).status).toBe(400)
})

it('leaves in the audit who was bound and who signed in, and never what the organisation said', async () => {
  const { jar } = await signIn('kim')
  const { userId } = Me.parse((await at(jar).get('api/v1/me')).json)
  const page = await administrator.get('api/v1/audit')
  const acts = AuditPage.parse(page.json).entries.filter(({ who }) => who === userId)
  expect(acts.map(({ what }) => what)).toEqual(['sign_in', 'account.bind', 'account.create'])
  expect(page.text).not.toContain(mailOf('kim'))
  const { people } = Accounts.parse((await administrator.get('api/v1/administration/people')).json)
  expect(people.map(({ login }) => login)).toContainEqual(expect.stringMatching(/^kor-[2-9b-z]{8}$/))
})

it('without a provider there is no such way', async () => {
  const plain = await startRealServer()
  expect((await plain.stranger.get('api/v1/welcome')).json).toMatchObject({ provider: null })
  expect(reasonOf(await plain.stranger.post('api/v1/oidc/begin', {}))).toBe('not_found')
  expect(reasonOf(await plain.stranger.get('api/v1/oidc/callback?code=x&state=y'))).toBe('not_found')
  await plain.stop()
})
