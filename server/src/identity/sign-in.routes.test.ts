import { OwnSignIns } from '@tandem/shared/identity'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { browser } from '../testing/browser.js'
import { firstAccount, type RealServer, startRealServer } from '../testing/start-real-server.js'
import { deviceFrom } from './device.js'

let server: RealServer
beforeEach(async () => {
  server = await startRealServer()
  await server.setUp()
})
afterEach(() => server.stop())

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0'
const mine = async (cookie: string) =>
  OwnSignIns.parse((await browser(server.url, cookie).get('api/v1/me/sign-ins')).json).signIns
const reasonOf = ({ json }: { json: unknown }): unknown => (json as { reason?: unknown }).reason

it('everyone sees where he is signed in, with the browser and the address, and which one this is', async () => {
  const answer = await server.stranger.post('api/v1/sign-in', firstAccountSignIn(), { 'user-agent': firefox })
  server.wait(120_000)
  const here = await server.signIn('admin')
  const list = await mine(here)
  expect(list.map(({ isThis }) => isThis)).toEqual([true, false, false])
  expect(answer.status).toBe(204)
  expect(list[1]).toMatchObject({ device: { browser: 'firefox', system: 'windows' }, isThis: false })
  expect(list.every(({ address }) => address?.includes('127.0.0.1'))).toBe(true)
})

it('ends one of them, whose browser is then signed out, and all but this one', async () => {
  const [here, there, elsewhere] = [
    await server.signIn('admin'),
    await server.signIn('admin'),
    await server.signIn('admin'),
  ]
  const me = browser(server.url, here)
  const id = (await mine(there)).find(({ isThis }) => isThis)?.id
  const before = await server.composed.parts.rights.read()
  expect((await me.delete(`api/v1/me/sign-ins/${id}`)).status).toBe(204)
  expect((await browser(server.url, there).get('api/v1/me')).status).toBe(401)
  expect((await browser(server.url, elsewhere).get('api/v1/me')).status).toBe(200)
  expect(await server.composed.parts.rights.read()).toBeGreaterThan(before)
  expect((await me.post('api/v1/me/sign-ins/end-others')).status).toBe(204)
  expect((await browser(server.url, elsewhere).get('api/v1/me')).status).toBe(401)
  expect((await mine(here)).map(({ isThis }) => isThis)).toEqual([true])
})

it('another’s sign-in is not found, whether it exists or not [PERM-3]', async () => {
  const administrator = await server.as('admin')
  const person = { login: 'chair', name: { en: 'Chair' }, delegation: null, language: 'en' }
  await server.invite(administrator, person)
  const [his, hers] = [await server.signIn('admin'), await server.signIn('chair')]
  const id = (await mine(his)).find(({ isThis }) => isThis)?.id
  for (const other of [id, 'sgn_00000000000000000000', 'x'])
    expect(reasonOf(await browser(server.url, hers).delete(`api/v1/me/sign-ins/${other}`))).toBe('not_found')
  expect((await mine(hers)).some((each) => each.id === id)).toBe(false)
  expect((await browser(server.url, his).get('api/v1/me')).status).toBe(200)
})

it('tells browsers and systems apart by what they say, and keeps nothing else of it', () => {
  const said = {
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15':
      ['safari', 'macos'],
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0':
      ['edge', 'windows'],
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36':
      ['chrome', 'android'],
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1':
      ['chrome', 'ios'],
    'curl/8.5.0': ['other', 'other'],
  }
  for (const [agent, [name, system]] of Object.entries(said))
    expect(deviceFrom(agent)).toEqual({ browser: name, system })
  expect(deviceFrom(undefined)).toEqual({ browser: 'other', system: 'other' })
})

function firstAccountSignIn() {
  const { login, password } = firstAccount
  return { login, password }
}
