import { AuditPage } from '@tandem/shared/audit'
import { Accounts, MadeLink, RecoveryCodes, SecondFactorKey } from '@tandem/shared/identity'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Authenticator, authenticator, nextCodeMs } from '../testing/authenticator.js'
import type { Answer, Browser } from '../testing/browser.js'
import { mailOf, type RealServer, startRealServer, usualPassword } from '../testing/start-real-server.js'
import { failedTriesWithinMs, mostFailedTries } from './failed-tries.js'

let server: RealServer
let administrator: Browser
let chair: Browser
beforeEach(async () => {
  server = await startRealServer({}, 'stands')
  administrator = await server.setUp()
  await server.invite(administrator, {
    login: 'chair',
    name: { en: 'Chair' },
    delegation: null,
    language: 'en',
  })
  chair = await server.as('chair')
})
afterEach(() => server.stop())

const path = 'api/v1/me/second-factor'
const password = usualPassword
const wrongCode = '000000'
const reasonOf = ({ json }: Answer): unknown => (json as { reason?: unknown } | undefined)?.reason
const signIn = (given: object = {}) =>
  server.stranger.post('api/v1/sign-in', { login: 'chair', password, ...given })

/** The chair's telephone; each code it gives is of a later time than the one before. */
interface Telephone {
  next(): string
  recoveryCodes: string[]
}

async function begun(): Promise<Authenticator> {
  return authenticator(SecondFactorKey.parse((await chair.post(path, {})).json).key)
}

async function turnedOn(): Promise<Telephone> {
  const shown = await begun()
  const next = () => {
    server.wait(nextCodeMs)
    return shown.codeAt(server.now())
  }
  const confirmed = await chair.post(`${path}/confirm`, { code: next() })
  return { next, ...RecoveryCodes.parse(confirmed.json) }
}

describe('setting up a second factor', () => {
  it('counts only once a code of it was given, and tells ten recovery codes then', async () => {
    const shown = await begun()
    expect((await signIn()).status).toBe(204)
    expect(reasonOf(await chair.post(`${path}/confirm`, { code: wrongCode }))).toBe('wrong_code')
    expect((await chair.get(path)).json).toEqual({ isOn: false, recoveryCodesLeft: 0 })
    const confirmed = await chair.post(`${path}/confirm`, { code: shown.codeAt(server.now()) })
    const { recoveryCodes } = RecoveryCodes.parse(confirmed.json)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(recoveryCodes.every((code) => /^(?:[2-9B-Z]{4}-){3}[2-9B-Z]{4}$/.test(code))).toBe(true)
    expect((await chair.get(path)).json).toEqual({ isOn: true, recoveryCodesLeft: 10 })
    expect(reasonOf(await signIn())).toBe('code_needed')
  })

  it('is told as a key for an authenticator that names the account, and never again once it counts', async () => {
    const { key, address } = SecondFactorKey.parse((await chair.post(path, {})).json)
    expect(address).toBe(
      `otpauth://totp/Tandem:chair?issuer=Tandem&secret=${key}&algorithm=SHA1&digits=6&period=30`,
    )
    const code = authenticator(key).codeAt(server.now())
    await chair.post(`${path}/confirm`, { code })
    expect(reasonOf(await chair.post(path, {}))).toBe('second_factor_on')
  })

  it('can be begun anew: the key before is worth nothing then', async () => {
    const former = await begun()
    const present = await begun()
    const code = former.codeAt(server.now())
    expect(reasonOf(await chair.post(`${path}/confirm`, { code }))).toBe('wrong_code')
    expect((await chair.post(`${path}/confirm`, { code: present.codeAt(server.now()) })).status).toBe(200)
  })

  it('takes five wrong codes and no more', async () => {
    const shown = await begun()
    const confirm = (code: string) => chair.post(`${path}/confirm`, { code })
    for (let times = 0; times < mostFailedTries; times += 1) await confirm(wrongCode)
    expect(reasonOf(await confirm(shown.codeAt(server.now())))).toBe('too_many_tries')
  })
})

describe('signing in with a second factor', () => {
  it('asks for the code once the password was right, and for nothing before', async () => {
    const { next } = await turnedOn()
    const answers = [await signIn({ password: 'a wrong password' }), await signIn({ login: 'nobody' })]
    const withCode = await signIn({ password: 'a wrong password', code: next() })
    expect(new Set([...answers, withCode].map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const asked = await signIn()
    expect([reasonOf(asked), asked.headers.get('set-cookie')]).toEqual(['code_needed', null])
    expect(reasonOf(await signIn({ code: wrongCode }))).toBe('wrong_code')
    expect((await signIn({ code: next() })).status).toBe(204)
  })

  it('takes a code once, whoever saw it, and none older than one that was taken', async () => {
    const { next } = await turnedOn()
    const [older, code] = [next(), next()]
    const answers = await Promise.all(Array.from({ length: 4 }, () => signIn({ code })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 400, 400, 400])
    // It would still be within its window.
    expect([reasonOf(await signIn({ code })), reasonOf(await signIn({ code: older }))]).toEqual([
      'wrong_code',
      'wrong_code',
    ])
  })

  it('takes the code of a telephone whose clock is half a minute off, and of none that is further off', async () => {
    const { next } = await turnedOn()
    const early = next()
    server.wait(nextCodeMs)
    expect((await signIn({ code: early })).status).toBe(204)
    const late = next()
    server.wait(2 * nextCodeMs)
    expect(reasonOf(await signIn({ code: late }))).toBe('wrong_code')
  })

  it('takes each recovery code once, also in small letters and without hyphens', async () => {
    const { recoveryCodes } = await turnedOn()
    const code = recoveryCodes[3]!
    expect((await signIn({ code: code.toLowerCase().replaceAll('-', ' ') })).status).toBe(204)
    expect(reasonOf(await signIn({ code }))).toBe('wrong_code')
    expect((await chair.get(path)).json).toEqual({ isOn: true, recoveryCodesLeft: 9 })
  })

  it('lets nobody try code after code who knows the password: five, and asking in between forgives none', async () => {
    const { next } = await turnedOn()
    for (let times = 0; times < mostFailedTries; times += 1) {
      expect(reasonOf(await signIn())).toBe('code_needed')
      expect(reasonOf(await signIn({ code: wrongCode }))).toBe('wrong_code')
    }
    expect(reasonOf(await signIn({ code: next() }))).toBe('too_many_tries')
    server.wait(failedTriesWithinMs)
    expect((await signIn({ code: next() })).status).toBe(204)
  })

  it('is asked for as often as one likes without being a failure', async () => {
    const { next } = await turnedOn()
    for (let times = 0; times <= mostFailedTries; times += 1) await signIn()
    expect((await signIn({ code: next() })).status).toBe(204)
  })
})

describe('what needs password and code', () => {
  it('turning it off', async () => {
    const { next } = await turnedOn()
    const off = (given: object) => chair.post(`${path}/off`, given)
    expect(reasonOf(await off({ password: 'a wrong password', code: next() }))).toBe('wrong_password')
    expect(reasonOf(await off({ password }))).toBe('code_needed')
    expect(reasonOf(await off({ password, code: wrongCode }))).toBe('wrong_code')
    expect((await off({ password, code: next() })).status).toBe(204)
    expect((await signIn()).status).toBe(204)
    expect(reasonOf(await off({ password, code: next() }))).toBe('second_factor_off')
  })

  it('new recovery codes, which end those before', async () => {
    const { next, recoveryCodes } = await turnedOn()
    const renew = (given: object) => chair.post(`${path}/recovery-codes`, given)
    expect(reasonOf(await renew({ password }))).toBe('code_needed')
    const renewed = RecoveryCodes.parse((await renew({ password, code: next() })).json)
    expect(reasonOf(await signIn({ code: recoveryCodes[0] }))).toBe('wrong_code')
    expect((await signIn({ code: renewed.recoveryCodes[0] })).status).toBe(204)
  })

  it('changing the password', async () => {
    const { next } = await turnedOn()
    const change = (code?: string) =>
      chair.post('api/v1/me/password', { old: password, new: 'another good password', code })
    expect(reasonOf(await change())).toBe('code_needed')
    expect((await change(next())).status).toBe(204)
  })
})

it('a link for who has forgotten his password does not lead around the second factor', async () => {
  const { next } = await turnedOn()
  const { people } = Accounts.parse((await administrator.get('api/v1/administration/people')).json)
  const { userId, hasSecondFactor } = people.find(({ login }) => login === 'chair')!
  expect(hasSecondFactor).toBe(true)
  const mail = mailOf('chair')
  const { secret } = MadeLink.parse(
    (await administrator.post(`api/v1/administration/people/${userId}/link`, { mail })).json,
  )
  const look = await server.stranger.post('api/v1/account-links/look', { secret })
  expect(look.json).toMatchObject({ asksForCode: true })
  const use = (code?: string) =>
    server.stranger.post('api/v1/account-links/use', { secret, mail, password: 'another good one', code })
  expect([reasonOf(await use()), reasonOf(await use(wrongCode))]).toEqual(['code_needed', 'wrong_code'])
  expect(reasonOf(await signIn())).toBe('code_needed')
  expect((await use(next())).status).toBe(204)
  expect(reasonOf(await signIn())).toBe('wrong_credentials')
  expect((await signIn({ password: 'another good one', code: next() })).status).toBe(204)
})

it('an administrator takes it away from an account, which the audit tells; nobody else can', async () => {
  const { recoveryCodes } = await turnedOn()
  const { people } = Accounts.parse((await administrator.get('api/v1/administration/people')).json)
  const { userId } = people.find(({ login }) => login === 'chair')!
  const address = `api/v1/administration/people/${userId}/second-factor`
  expect(reasonOf(await chair.delete(address))).toBe('not_found')
  expect((await administrator.delete(address)).json).toMatchObject({ hasSecondFactor: false })
  expect(reasonOf(await administrator.delete(address))).toBe('second_factor_off')
  expect((await signIn()).status).toBe(204)
  const page = await administrator.get('api/v1/audit')
  const acts = AuditPage.parse(page.json).entries.map(({ what, where }) => [what, where])
  expect(acts).toEqual(
    expect.arrayContaining([
      ['second_factor.on', userId],
      ['second_factor.remove', userId],
    ]),
  )
  expect(page.text).not.toContain(recoveryCodes[0])
})

it('is kept over a restart, a code that was taken too', async () => {
  const { next, recoveryCodes } = await turnedOn()
  const code = next()
  await signIn({ code })
  await signIn({ code: recoveryCodes[0] })
  await server.restart()
  expect(reasonOf(await signIn())).toBe('code_needed')
  expect(reasonOf(await signIn({ code }))).toBe('wrong_code')
  expect(reasonOf(await signIn({ code: recoveryCodes[0] }))).toBe('wrong_code')
  expect((await signIn({ code: next() })).status).toBe(204)
})

describe('the key of an authenticator', () => {
  async function isInStore(words: string): Promise<boolean> {
    const names = await readdir(server.dataFolder)
    const files = names.filter((name) => name.endsWith('.mdb'))
    expect(files.length).toBeGreaterThan(0)
    const stored = await Promise.all(files.map((name) => readFile(join(server.dataFolder, name))))
    return stored.some((bytes) => bytes.includes(words))
  }

  it('is nowhere in the store as it is, and goes on after a restart', async () => {
    const { key } = SecondFactorKey.parse((await chair.post(path, {})).json)
    const shown = authenticator(key)
    await chair.post(`${path}/confirm`, { code: shown.codeAt(server.now()) })
    // The search finds what is there.
    expect([await isInStore('chair'), await isInStore(key)]).toEqual([true, false])
    await server.restart()
    server.wait(nextCodeMs)
    expect((await signIn({ code: shown.codeAt(server.now()) })).status).toBe(204)
    expect(await isInStore(key)).toBe(false)
  })

  it('is worth nothing once the secret is lost; recovery codes are, and it can be set up anew', async () => {
    const { next, recoveryCodes } = await turnedOn()
    await rm(join(server.dataFolder, 'secret'))
    await server.restart()
    expect(reasonOf(await signIn({ code: next() }))).toBe('wrong_code')
    expect(server.log.lines.map(({ event }) => event)).toContain('second-factor.sealed-otherwise')
    expect((await signIn({ code: recoveryCodes[0] })).status).toBe(204)
  })
})
