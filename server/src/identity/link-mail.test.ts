/** Links that go out by mail, over SMTP to a real server. */
import { InvitedAccount, MadeLink } from '@tandem/shared/identity'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Browser } from '../testing/browser.js'
import { type MailBox, openMailBox } from '../testing/mail-box.js'
import { mailOf, type RealServer, startRealServer } from '../testing/start-real-server.js'

let box: MailBox
let server: RealServer
let administrator: Browser
beforeEach(async () => {
  box = await openMailBox()
  server = await startRealServer({
    baseUrl: 'https://tandem.example',
    mail: { url: box.url, from: 'tandem@mod.example' },
  })
  administrator = await server.setUp()
})
afterEach(async () => {
  await server.stop()
  await box.close()
})

const mail = mailOf('chair')
const next = 'another good password'

async function invite(language = 'ko'): Promise<InvitedAccount> {
  const person = { login: 'chair', name: { en: 'Chair', ko: '의장' }, delegation: null, language, mail }
  return InvitedAccount.parse((await administrator.post('api/v1/administration/people', person)).json)
}

function secretInMail(number: number): string {
  return (
    /https:\/\/tandem\.example\/choose-password#([\w-]{43})/.exec(box.mails[number]?.text ?? '')?.[1] ?? ''
  )
}

const use = (secret: string) =>
  server.stranger.post('api/v1/account-links/use', { secret, mail, password: next })
const want = (login: string) => server.stranger.post('api/v1/account-links/want', { login })

it('an invitation goes to its person alone, in his language: the administrator is not told the secret', async () => {
  const { link } = await invite()
  expect(link).toMatchObject({ secret: null, mail })
  expect(box.mails).toHaveLength(1)
  expect(box.mails[0]?.to).toEqual([mail])
  expect(box.mails[0]?.text).toContain('의장')
  expect(box.mails[0]?.text).toContain('비밀번호를 정하십시오')
  expect((await use(secretInMail(0))).status).toBe(204)
})

it('who has forgotten his password is sent a link, and nobody learns which accounts exist', async () => {
  await invite('en')
  await use(secretInMail(0))
  const answers = [await want('chair'), await want('nobody'), await want('admin')]
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [204, ''],
    [204, ''],
    [204, ''],
  ])
  await vi.waitFor(() => expect(box.mails).toHaveLength(2))
  expect(box.mails[1]?.text).toContain('You asked for a new password')
  expect((await use(secretInMail(1))).status).toBe(204)
})

it('nobody’s box is filled by whoever knows his name', async () => {
  await invite()
  await use(secretInMail(0))
  for (let times = 0; times < 8; times += 1) await want('chair')
  const refused = async () =>
    (await server.composed.parts.audit.page(null, { what: 'account.link', outcome: 'refused' })).entries
  await vi.waitFor(async () =>
    expect([box.mails.length, (await refused()).map(({ reason }) => reason)]).toEqual([
      6,
      Array.from({ length: 3 }, () => 'too_many_tries'),
    ]),
  )
})

it('where mail does not go out, the administrator hands the link on', async () => {
  await box.close()
  const { account, link } = await invite()
  expect(link.secret).toMatch(/^[\w-]{43}$/)
  expect(server.log.lines.map(({ event }) => event)).toContain('mail.not_sent')
  expect((await use(link.secret ?? '')).status).toBe(204)
  const again = await administrator.post(`api/v1/administration/people/${account.userId}/link`, { mail })
  expect(MadeLink.parse(again.json).secret).not.toBeNull()
  box = await openMailBox()
})
