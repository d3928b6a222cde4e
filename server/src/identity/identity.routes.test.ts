import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Me } from '@tandem/shared/identity'
import { browser } from '../testing/browser.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'
import { idleMs } from './sign-ins.js'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function signedIn(login: 'kor.cochair' | 'system.admin') {
  return browser(server.url, await server.signIn(login))
}

describe('signing in', () => {
  it('as someone who does not exist is refused', async () => {
    const nobody = await server.stranger.post('api/v1/sign-in/demonstration', {
      userId: 'usr_00000000000000000000',
    })
    expect(nobody.status).toBe(404)
    expect(nobody.headers.get('set-cookie')).toBeNull()
  })

  it('ends the sign-in this browser had, and gives a new one', async () => {
    const former = await signedIn('kor.cochair')
    const user = await server.composed.parts.users.findByLogin('system.admin')
    const answer = await former.post('api/v1/sign-in/demonstration', { userId: user?.id })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^tandem_sign_in=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    )
    expect((await former.get('api/v1/me')).status).toBe(401)
  })

  it('lasts while one is active, and no longer', async () => {
    const person = await signedIn('kor.cochair')
    server.wait(idleMs - 1_000)
    expect((await person.get('api/v1/me')).status).toBe(200)
    server.wait(idleMs - 1_000)
    expect((await person.get('api/v1/me')).status).toBe(200)
    server.wait(idleMs)
    expect((await person.get('api/v1/me')).json).toMatchObject({ status: 401, code: 'not_signed_in' })
  })

  it('ends with signing out, and is told to those who hold sockets', async () => {
    const ended: string[] = []
    const stop = server.composed.parts.events.on('sign-in.ended', ({ userId }) => ended.push(userId))
    const person = await signedIn('kor.cochair')
    const answer = await person.post('api/v1/sign-out')
    stop()
    expect(answer.status).toBe(204)
    expect(answer.headers.get('set-cookie')).toMatch(/^tandem_sign_in=; Path=\/; Max-Age=0;/)
    expect((await person.get('api/v1/me')).status).toBe(401)
    expect(ended).toHaveLength(1)
  })
})

describe('oneself', () => {
  it('is a function and a delegation, with the notice and the server’s domain time', async () => {
    const me = Me.parse((await (await signedIn('kor.cochair')).get('api/v1/me')).json)
    expect(me).toMatchObject({
      name: { en: 'ROK Director, cyber policy' },
      delegation: { code: 'KOR' },
      isAdministrator: false,
      preferences: { language: 'ko', timeZone: 'Asia/Seoul', theme: 'system', singleKeys: true },
    })
    expect(me.groups.map(({ short, role }) => `${short} ${role}`)).toEqual([
      'EWG-CS co_chair',
      'CX23 co_chair',
      'CCWG delegate',
    ])
    expect(me.notice?.en).toContain('Demonstration data')
    expect(new Date(me.now).toISOString()).toMatch(/^2023-05-17T/)
  })

  it('is, for the administrator, in no group', async () => {
    const me = Me.parse((await (await signedIn('system.admin')).get('api/v1/me')).json)
    expect(me).toMatchObject({ isAdministrator: true, groups: [], delegation: null })
    expect(me.preferences.timeZone).toBe('UTC')
  })

  it('may prefer what the interface offers, one thing at a time, and nothing else', async () => {
    const person = await signedIn('kor.cochair')
    for (const wrong of [
      { theme: 'pink' },
      { timeZone: 'Mars/Base' },
      { isAdministrator: true },
      [],
      'dark',
      null,
    ]) {
      expect((await person.patch('api/v1/me/preferences', wrong)).json).toMatchObject({ reason: 'malformed' })
    }
    const first = Me.parse((await person.patch('api/v1/me/preferences', { theme: 'dark' })).json)
    const second = Me.parse((await person.patch('api/v1/me/preferences', { language: 'en' })).json)
    expect(first.preferences).toMatchObject({ theme: 'dark', language: 'ko' })
    expect(second.preferences).toMatchObject({ theme: 'dark', language: 'en' })
  })
})
