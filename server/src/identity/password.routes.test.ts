import { AuditPage } from '@tandem/shared/audit'
import { Me } from '@tandem/shared/identity'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browser } from '../testing/browser.js'
import {
  firstAccount,
  type RealServer,
  startRealServer,
  usualPassword,
} from '../testing/start-real-server.js'
import { failedTriesWithinMs, mostFailedTries } from './failed-tries.js'

let server: RealServer
beforeEach(async () => {
  server = await startRealServer()
})
afterEach(() => server.stop())

const reasonOf = (answer: { json: unknown }): unknown =>
  (answer.json as { reason?: unknown } | undefined)?.reason

describe('a server without an account', () => {
  it('says that it waits for its first one, and lets nobody in', async () => {
    const welcome = await server.stranger.get('api/v1/welcome')
    expect(welcome.json).toMatchObject({ signInBy: 'password', needsSetUp: true, notice: null, personas: [] })
    expect((await server.stranger.get('api/v1/set-up')).json).toEqual({ needed: true })
    const { login, password } = firstAccount
    expect(reasonOf(await server.stranger.post('api/v1/sign-in', { login, password }))).toBe(
      'wrong_credentials',
    )
    expect((await server.stranger.get('api/v1/me')).status).toBe(401)
  })

  it('makes it for whoever has the code, as the administrator, and signs him in', async () => {
    const wrong = await server.stranger.post('api/v1/set-up', { ...firstAccount, code: 'TEST-2346' })
    expect([wrong.status, reasonOf(wrong), wrong.headers.get('set-cookie')]).toEqual([
      400,
      'wrong_set_up_code',
      null,
    ])
    const administrator = await server.setUp()
    const me = Me.parse((await administrator.get('api/v1/me')).json)
    expect(me).toMatchObject({
      login: 'admin',
      isAdministrator: true,
      groups: [],
      notice: null,
      preferences: { language: 'en', timeZone: 'Asia/Seoul' },
    })
    expect((await server.stranger.get('api/v1/set-up')).json).toEqual({ needed: false })
    expect(await server.composed.setUpCode()).toBeNull()
  })

  it('makes it exactly once, however many have the code at the same moment', async () => {
    const answers = await Promise.all(
      ['ann', 'ben', 'cho', 'dan'].map((login) =>
        server.stranger.post('api/v1/set-up', { ...firstAccount, login }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409, 409])
    expect(reasonOf(answers.find(({ status }) => status === 409)!)).toBe('already_set_up')
    expect(await server.composed.parts.users.all()).toHaveLength(1)
  })

  it('has its first account also after a restart, and takes no second one', async () => {
    await server.setUp()
    await server.restart()
    expect(reasonOf(await server.stranger.post('api/v1/set-up', firstAccount))).toBe('already_set_up')
    expect((await (await server.as('admin')).get('api/v1/me')).status).toBe(200)
  })

  it('prints the same random code again after a restart', async () => {
    const unchosen = await startRealServer({ setUpCode: null })
    const code = await unchosen.composed.setUpCode()
    await unchosen.restart()
    expect([code, await unchosen.composed.setUpCode()]).toEqual([
      expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      code,
    ])
    await unchosen.stop()
  })

  it('takes no password that is short, and no name that cannot be one', async () => {
    for (const wrong of [{ password: 'x'.repeat(11) }, { password: 'x'.repeat(257) }, { login: 'a b' }]) {
      const answer = await server.stranger.post('api/v1/set-up', { ...firstAccount, ...wrong })
      expect(reasonOf(answer)).toBe('malformed')
    }
    expect((await server.stranger.get('api/v1/set-up')).json).toEqual({ needed: true })
  })
})

describe('signing in with a password', () => {
  beforeEach(async () => {
    await server.setUp()
  })
  const attempt = (login: string, password: string) =>
    server.stranger.post('api/v1/sign-in', { login, password })

  it('is refused in the same words for an unknown name, a wrong password, and a disabled account', async () => {
    const administrator = await server.as('admin')
    const person = { login: 'gone', name: { en: 'Someone' }, delegation: null, language: 'en' }
    const gone = await server.invite(administrator, person)
    await administrator.patch(`api/v1/administration/people/${gone.userId}`, { isDisabled: true })
    const answers = [
      await attempt('nobody', usualPassword),
      await attempt('admin', 'a wrong password'),
      await attempt('gone', usualPassword),
    ]
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(reasonOf(answers[0]!)).toBe('wrong_credentials')
  })

  it('takes the name in capitals and with a space behind it', async () => {
    expect((await attempt(' Admin ', usualPassword)).status).toBe(204)
  })

  it('after five failed tries in a quarter of an hour takes not even the right one, and says until when', async () => {
    for (let times = 0; times < mostFailedTries; times += 1)
      expect(reasonOf(await attempt('admin', 'a wrong password'))).toBe('wrong_credentials')
    const locked = await attempt('admin', usualPassword)
    expect([locked.status, reasonOf(locked)]).toEqual([429, 'too_many_tries'])
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(600)
    server.wait(failedTriesWithinMs)
    expect((await attempt('admin', usualPassword)).status).toBe(204)
  })

  it('does not let many tries at once around that limit, nor an unknown name stand out by it', async () => {
    for (const login of ['admin', 'nobody']) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(login, 'a wrong password')))
      const reasons = answers.map(reasonOf)
      expect(reasons.filter((reason) => reason === 'wrong_credentials')).toHaveLength(mostFailedTries)
      expect(reasons.filter((reason) => reason === 'too_many_tries')).toHaveLength(12 - mostFailedTries)
    }
  })

  it('from one address is tried thirty times at most', async () => {
    const strict = await startRealServer({ signInsPerAddress: 3 })
    const tries = Array.from({ length: 4 }, (_, index) =>
      strict.stranger.post('api/v1/sign-in', { login: `someone${index}`, password: 'x' }),
    )
    const answers = await Promise.all(tries)
    await strict.stop()
    expect(answers.map(reasonOf).filter((reason) => reason === 'too_many_requests')).toHaveLength(1)
  })

  it('leaves a trace of what was refused, without what was typed', async () => {
    await attempt('admin', 'a wrong password')
    await attempt('not.a.name', 'a wrong password')
    const administrator = await server.as('admin')
    const page = await administrator.get('api/v1/audit')
    const { entries } = AuditPage.parse(page.json)
    const refused = entries.filter(({ outcome }) => outcome === 'refused')
    const admin = await server.composed.parts.users.findByLogin('admin')
    expect(refused.map(({ what, who }) => [what, who])).toEqual([
      ['sign_in', null],
      ['sign_in', admin?.id],
    ])
    expect(page.text).not.toMatch(/not\.a\.name|a wrong password/)
    expect(entries.at(-1)).toMatchObject({ what: 'server.set_up', seq: 1 })
  })
})

describe('changing one’s password', () => {
  beforeEach(async () => {
    await server.setUp()
  })
  const next = 'another good password'

  it('wants the present one', async () => {
    const person = await server.as('admin')
    const answer = await person.post('api/v1/me/password', { old: 'a wrong password', new: next })
    expect(reasonOf(answer)).toBe('wrong_password')
    expect(await server.signIn('admin', usualPassword)).toContain('tandem_sign_in=')
  })

  it('ends all other sign-ins, keeps this one, and makes the old password worthless', async () => {
    const [here, elsewhere] = [await server.as('admin'), await server.as('admin')]
    const before = await server.composed.parts.rights.read()
    expect((await here.post('api/v1/me/password', { old: usualPassword, new: next })).status).toBe(204)
    expect((await here.get('api/v1/me')).status).toBe(200)
    expect((await elsewhere.get('api/v1/me')).status).toBe(401)
    await expect(server.signIn('admin', usualPassword)).rejects.toThrow('wrong_credentials')
    expect(await server.signIn('admin', next)).toContain('tandem_sign_in=')
    expect(await server.composed.parts.rights.read()).toBeGreaterThan(before)
  })

  it('is locked like signing in: five wrong ones and no more', async () => {
    const person = await server.as('admin')
    const change = (old: string) => person.post('api/v1/me/password', { old, new: next })
    for (let times = 0; times < mostFailedTries; times += 1) await change('a wrong password')
    expect(reasonOf(await change(usualPassword))).toBe('too_many_tries')
  })
})

it('a browser that signs in as another person is nobody else’s any more', async () => {
  await server.setUp()
  const cookie = await server.signIn('admin')
  const again = await browser(server.url, cookie).post('api/v1/sign-in', {
    login: 'admin',
    password: usualPassword,
  })
  expect(again.status).toBe(204)
  expect((await browser(server.url, cookie).get('api/v1/me')).status).toBe(401)
})
