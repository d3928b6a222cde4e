/** What was refused at the front door stands in the audit log, with the account it was about and why. */
import { AuditPage } from '@tandem/shared/audit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from '../testing/browser.js'
import { type RealServer, startRealServer } from '../testing/start-real-server.js'
import { mostFailedTries } from './failed-tries.js'

let server: RealServer
let administrator: Browser
beforeAll(async () => {
  server = await startRealServer({ signInsPerAddress: 14 })
  administrator = await server.setUp()
})
afterAll(() => server.stop())

it('wrong passwords, unknown names, a locked account, dead links, wrong addresses, and too many of them', async () => {
  const { stranger } = server
  const kor = { login: 'kor.one', name: { en: 'Someone' }, delegation: null, language: 'en' }
  const made = await administrator.post('api/v1/administration/people', {
    ...kor,
    mail: 'kor.one@mod.example',
  })
  const { account, link } = made.json as { account: { userId: string }; link: { secret: string } }
  const use = (secret: string) =>
    stranger.post('api/v1/account-links/use', {
      secret,
      mail: 'planted@evil.example',
      password: 'planted password',
    })
  const tries = mostFailedTries + 1
  for (let at = 0; at < tries; at += 1)
    await stranger.post('api/v1/sign-in', { login: 'kor.one', password: 'planted password' })
  await stranger.post('api/v1/sign-in', { login: 'planted.name', password: 'planted password' })
  await stranger.post('api/v1/account-links/look', { secret: 'planted'.padEnd(43, 'x') })
  await use('planted'.padEnd(43, 'x'))
  await use(link.secret)
  // The address is out of tries.
  for (let at = 0; at < 10; at += 1) await stranger.post('api/v1/account-links/look', { secret: link.secret })

  await server.composed.parts.audit.flush('all')
  const page = await administrator.get('api/v1/audit?outcome=refused&limit=200')
  const said = new Set(
    AuditPage.parse(page.json).entries.map(({ what, asked, reason, who }) =>
      [what, asked, reason, who].join(' '),
    ),
  )
  expect([...said].toSorted()).toEqual(
    [
      `sign_in  wrong_credentials ${account.userId}`,
      `sign_in  too_many_tries ${account.userId}`,
      'sign_in  wrong_credentials ',
      'request POST /account-links/look link_refused ',
      'request POST /account-links/use link_refused ',
      `password.choose  wrong_address ${account.userId}`,
      'request POST /account-links/look too_many_requests ',
    ].toSorted(),
  )
  expect(page.text).not.toMatch(/planted/)
})
