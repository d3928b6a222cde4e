import { AuditPage } from '@tandem/shared/audit'
import { RecoveryCodes, SecondFactorKey } from '@tandem/shared/identity'
import { type RouteRule, routesIn } from '@tandem/shared/rules'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { authenticator } from '../testing/authenticator.js'
import type { Answer, Browser } from '../testing/browser.js'
import { type RealServer, startRealServer, usualPassword } from '../testing/start-real-server.js'
import { startTestServer } from '../testing/start-test-server.js'
import { mostFailedTries } from './failed-tries.js'

let server: RealServer
let administrator: Browser
let chair: Browser
beforeEach(async () => {
  server = await startRealServer({}, 'stands')
  administrator = await server.setUp()
  const person = { login: 'chair', name: { en: 'Chair' }, delegation: null, language: 'en' }
  await server.invite(administrator, person)
  chair = await server.as('chair')
})
afterEach(() => server.stop())

const tenMinutes = 10 * 60 * 1000
const password = usualPassword
const reasonOf = ({ json }: Answer): unknown => (json as { reason?: unknown } | undefined)?.reason
const prove = (who: Browser, given: object) => who.post('api/v1/me/proof', given)
const token = { name: 'Export', reach: 'read', groups: null, expiresAt: null }
const makeToken = (who: Browser) => who.post('api/v1/me/tokens', token)

const sensitive = Object.entries<RouteRule>(routesIn('real use')).filter(([, rule]) => 'proof' in rule)

function ask(who: Browser, route: string): Promise<Answer> {
  const [method = '', pattern = ''] = route.split(' ')
  const path = `api/v1${pattern.replaceAll(/:(\w+)Id/g, 'usr_00000000000000000000')}`
  if (method === 'DELETE') return who.delete(path)
  return who[method.toLowerCase() as 'post' | 'put' | 'patch'](path, {})
}

it('what would outlast a browser left open wants a proof of the last ten minutes: these acts, and no other', () => {
  expect(sensitive.map(([route]) => route)).toEqual([
    'POST /me/tokens',
    'PATCH /administration/people/:userId',
    'POST /administration/delegations',
    'DELETE /administration/delegations/:code',
    'POST /administration/delegations/:code/restore',
    'POST /administration/groups',
    'PUT /administration/groups/:groupId',
    'DELETE /administration/groups/:groupId',
    'POST /administration/groups/:groupId/restore',
    'PUT /administration/groups/:groupId/next-cycle',
    'POST /administration/groups/:groupId/hand-over',
    'POST /administration/groups/:groupId/members',
    'PUT /administration/groups/:groupId/members/:userId',
    'DELETE /administration/groups/:groupId/members/:userId',
    'POST /me/second-factor',
    'POST /me/second-factor/confirm',
    'DELETE /me/sign-ins/:signInId',
    'POST /me/sign-ins/end-others',
    'POST /administration/people',
    'POST /administration/people/:userId/link',
    'PUT /administration/people/:userId/oidc',
    'DELETE /administration/people/:userId/second-factor',
  ])
})

it('every one of them is refused with one reason once the proof is old, and asked no more after another', async () => {
  server.wait(tenMinutes)
  for (const [route] of sensitive) {
    const answer = await ask(administrator, route)
    expect([route, answer.status, reasonOf(answer)]).toEqual([route, 403, 'proof_needed'])
  }
  expect((await prove(administrator, { password })).status).toBe(204)
  for (const [route] of sensitive)
    expect([route, reasonOf(await ask(administrator, route))]).not.toEqual([route, 'proof_needed'])
})

it('within ten minutes of signing in nobody is asked, and reading never asks', async () => {
  server.wait(tenMinutes - 1)
  expect((await makeToken(chair)).status).toBe(200)
  server.wait(1)
  expect(reasonOf(await makeToken(chair))).toBe('proof_needed')
  expect((await chair.get('api/v1/me/tokens')).status).toBe(200)
})

it('whom a rule keeps out anyway is told that, and nothing of a proof [PERM-3]', async () => {
  server.wait(tenMinutes)
  for (const [route, rule] of sensitive) {
    if (rule.may !== 'administrator') continue
    expect([route, reasonOf(await ask(chair, route))]).toEqual([route, 'not_found'])
  }
})

it('a wrong password proves nothing, counts as a failed try, and stands in the audit', async () => {
  server.wait(tenMinutes)
  for (let times = 0; times < mostFailedTries; times += 1)
    expect(reasonOf(await prove(chair, { password: 'a wrong password' }))).toBe('wrong_password')
  expect(reasonOf(await prove(chair, { password }))).toBe('too_many_tries')
  expect(reasonOf(await makeToken(chair))).toBe('proof_needed')
  const { entries } = AuditPage.parse((await administrator.get('api/v1/audit')).json)
  const refused = entries.filter(({ what, outcome }) => what === 'sign_in.prove' && outcome === 'refused')
  expect(refused).toHaveLength(mostFailedTries + 1)
})

it('a proof counts at the browser where it was given alone', async () => {
  const elsewhere = await server.as('chair')
  server.wait(tenMinutes)
  await prove(chair, { password })
  expect([(await makeToken(chair)).status, reasonOf(await makeToken(elsewhere))]).toEqual([
    200,
    'proof_needed',
  ])
})

it('with a second factor the password alone proves nothing', async () => {
  const { key } = SecondFactorKey.parse((await chair.post('api/v1/me/second-factor', {})).json)
  const code = authenticator(key).codeAt(server.now())
  const confirmed = await chair.post('api/v1/me/second-factor/confirm', { code })
  const { recoveryCodes } = RecoveryCodes.parse(confirmed.json)
  server.wait(tenMinutes)
  expect((await chair.get('api/v1/me/proof')).json).toEqual({ isRecent: false, asksForCode: true })
  expect(reasonOf(await prove(chair, { password }))).toBe('code_needed')
  expect(reasonOf(await prove(chair, { password, code }))).toBe('wrong_code')
  expect((await prove(chair, { password, code: recoveryCodes[0] })).status).toBe(204)
  expect((await chair.get('api/v1/me/proof')).json).toEqual({ isRecent: true, asksForCode: true })
})

it('an act that takes the password itself is a proof too, and a restart forgets none', async () => {
  server.wait(tenMinutes)
  const change = { old: password, new: 'another good password' }
  expect((await chair.post('api/v1/me/password', change)).status).toBe(204)
  expect((await makeToken(chair)).status).toBe(200)
  const cookie = await server.signIn('chair', change.new)
  server.wait(tenMinutes)
  await prove(server.at(cookie), { password: change.new })
  await server.restart()
  expect((await makeToken(server.at(cookie))).status).toBe(200)
})

it('nobody is asked in the demonstration, where nobody has a password', async () => {
  const demonstration = await startTestServer()
  const persona = await demonstration.as('kor.cochair')
  demonstration.wait(tenMinutes)
  const answer = await makeToken(persona)
  await demonstration.stop()
  expect(answer.status).toBe(200)
})
