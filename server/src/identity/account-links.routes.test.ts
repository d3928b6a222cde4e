import { InvitedAccount, MadeLink } from '@tandem/shared/identity'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Answer, Browser } from '../testing/browser.js'
import { mailOf, type RealServer, startRealServer, usualPassword } from '../testing/start-real-server.js'
import { lastsMs, mostWrongAddresses } from './account-links.js'

let server: RealServer
let administrator: Browser
beforeEach(async () => {
  server = await startRealServer()
  administrator = await server.setUp()
})
afterEach(() => server.stop())

const mail = mailOf('chair')
const next = 'another good password'
const reasonOf = ({ json }: Answer): unknown => (json as { reason?: unknown } | undefined)?.reason
const look = (secret: string | null) => server.stranger.post('api/v1/account-links/look', { secret })
const use = (secret: string | null, changes = {}) =>
  server.stranger.post('api/v1/account-links/use', { secret, mail, password: next, ...changes })

async function invited(): Promise<InvitedAccount> {
  const person = { login: 'chair', name: { en: 'Chair' }, delegation: null, language: 'ko', mail }
  return InvitedAccount.parse((await administrator.post('api/v1/administration/people', person)).json)
}

async function linkFor({ account }: InvitedAccount, to = mail): Promise<MadeLink> {
  const path = `api/v1/administration/people/${account.userId}/link`
  return MadeLink.parse((await administrator.post(path, { mail: to })).json)
}

it('an invitation lets its person choose a password, once, and signs him in', async () => {
  const { link } = await invited()
  expect((await look(link.secret)).json).toEqual({
    kind: 'invitation',
    login: 'chair',
    name: { en: 'Chair' },
    expiresAt: link.expiresAt,
    asksForCode: false,
  })
  const used = await use(link.secret, { mail: ` ${mail.toUpperCase()} ` })
  expect([used.status, used.headers.get('set-cookie')]).toEqual([
    204,
    expect.stringContaining('tandem_sign_in='),
  ])
  expect((await (await server.as('chair', next)).get('api/v1/me')).json).toMatchObject({ login: 'chair' })
  expect([reasonOf(await use(link.secret)), reasonOf(await look(link.secret))]).toEqual([
    'link_refused',
    'link_refused',
  ])
})

it('of many who use a link at the same moment exactly one is let in', async () => {
  const { link } = await invited()
  const answers = await Promise.all(Array.from({ length: 8 }, () => use(link.secret)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([
    204,
    ...Array.from({ length: 7 }, () => 400),
  ])
})

it('nobody signs in to an account whose person has not chosen a password yet', async () => {
  await invited()
  await expect(server.signIn('chair', '')).rejects.toThrow('wrong_credentials')
})

it('a link is worth nothing to who does not know the address it was made for, and ends after five tries', async () => {
  const { link } = await invited()
  for (let times = 0; times < mostWrongAddresses; times += 1)
    expect(reasonOf(await use(link.secret, { mail: mailOf('other') }))).toBe('wrong_address')
  expect(reasonOf(await use(link.secret))).toBe('link_refused')
})

it('a link runs out, and a newer one ends it', async () => {
  const account = await invited()
  const newer = await linkFor(account)
  expect([newer.kind, reasonOf(await use(account.link.secret))]).toEqual(['invitation', 'link_refused'])
  server.wait(lastsMs.invitation)
  expect(reasonOf(await look(newer.secret))).toBe('link_refused')
})

it('who has forgotten his password chooses another, which ends what he had open and forgives his tries', async () => {
  const account = await invited()
  await use(account.link.secret, { password: usualPassword })
  const open = await server.as('chair')
  const link = await linkFor(account, mailOf('office'))
  // The old one holds until the person has chosen.
  expect([link.kind, (await open.get('api/v1/me')).status]).toEqual(['reset', 200])
  expect(reasonOf(await use(link.secret))).toBe('wrong_address')
  expect((await use(link.secret, { mail: mailOf('office') })).status).toBe(204)
  expect((await open.get('api/v1/me')).status).toBe(401)
  await expect(server.signIn('chair')).rejects.toThrow('wrong_credentials')
  expect(await server.signIn('chair', next)).toContain('tandem_sign_in=')
})

it('a disabled account has no way in by a link made before', async () => {
  const { account, link } = await invited()
  await administrator.patch(`api/v1/administration/people/${account.userId}`, { isDisabled: true })
  expect([reasonOf(await look(link.secret)), reasonOf(await use(link.secret))]).toEqual([
    'link_refused',
    'link_refused',
  ])
})

it('nobody but an administrator makes links, and what is no link says nothing', async () => {
  const account = await invited()
  await use(account.link.secret)
  const path = `api/v1/administration/people/${account.account.userId}/link`
  const answer = await (await server.as('chair', next)).post(path, { mail })
  expect([answer.status, reasonOf(answer)]).toEqual([404, 'not_found'])
  expect(reasonOf(await look('x'.repeat(43)))).toBe('link_refused')
  expect(reasonOf(await look('x'))).toBe('malformed')
})

it('leaves in the audit who made a link and who chose a password, and never the secret', async () => {
  const { account, link } = await invited()
  await linkFor({ account, link })
  await use(link.secret)
  const page = await administrator.get('api/v1/audit')
  expect(page.text).toContain('account.link')
  expect(page.text).not.toContain(link.secret)
  expect(page.text).not.toContain(mail)
})
