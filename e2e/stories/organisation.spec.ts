import type { Page } from '@playwright/test'
import { openOrganisation } from '../../server/src/testing/organisation.js'
import { expect, test } from '../support/fixtures.js'
import { freePort } from '../support/free-port.js'
import { asks, mailOf, Office } from '../support/office.js'

const port = await freePort()
const baseUrl = `http://127.0.0.1:${port}`
const organisation = await openOrganisation(`${baseUrl}/api/v1/oidc/callback`)

test.use({
  serverFor: 'real',
  environment: {
    PORT: String(port),
    BASE_URL: baseUrl,
    PROOF_SECONDS: '10',
    OIDC_ISSUER: organisation.issuer,
    OIDC_CLIENT_ID: organisation.clientId,
    OIDC_CLIENT_SECRET: organisation.clientSecret,
    OIDC_SCOPE: organisation.scope,
    OIDC_NAME: 'Ministry of Foreign Affairs',
  },
})
test.afterAll(() => organisation.close())

const story = 120_000

async function signsInThere(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name at the organisation').fill(name)
  await page.getByRole('button', { name: 'Sign in there' }).click()
}

test('who belongs to an organisation signs in there, comes back to where he wanted to go, shows there that it is he, and signs in again over what he writes', async ({
  tandem,
}) => {
  test.setTimeout(story)
  const office = await Office.open(tandem)
  organisation.people.set('director', {
    delegation: 'KOR',
    roles: ['EWG:secretariat'],
    title: 'Director, cyber',
  })
  const person = await tandem.visitor()
  person.isRefused = true
  const { page } = person
  await page.goto(`${baseUrl}/profile`)
  await page.getByRole('button', { name: 'Sign in with Ministry of Foreign Affairs' }).click()
  await signsInThere(page, 'director')
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible()
  await expect(page).toHaveURL(`${baseUrl}/profile`)
  await expect(page.getByText('Director, cyber').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Second factor' })).toHaveCount(0)

  const isRecent = async () => (await asks<{ isRecent: boolean }>(person, 'GET', '/me/proof')).isRecent
  await expect.poll(isRecent, { timeout: 20_000 }).toBe(false)
  await page.getByRole('button', { name: 'Make a token…' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Agenda export')
  await page.getByRole('button', { name: 'Make the token' }).click()
  const proving = page.getByRole('dialog', { name: 'Is it you?' })
  const opened = page.context().waitForEvent('page')
  await proving.getByRole('button', { name: 'Sign in with Ministry of Foreign Affairs' }).click()
  await signsInThere(await opened, 'director')
  const made = page.getByRole('dialog', { name: 'Copy the token now' })
  await expect(made).toBeVisible()
  await made.getByRole('button', { name: 'Done' }).click()

  // A sign-in that ends over a living agenda is given again the same way.
  person.line.wasCut = true
  await page.goto(`${baseUrl}/documents/${office.documentId}`)
  await person.sees('EWG/1/1')
  await person.context.request.post(`${baseUrl}/api/v1/sign-out`, { headers: { origin: baseUrl } })
  const again = page.getByRole('dialog', { name: 'Sign in again' })
  await again.getByRole('button', { name: 'Sign in with Ministry of Foreign Affairs' }).click()
  await expect(again).toHaveCount(0)
  await person.isStored()
})

test('whose account there is already has it by the organisation once the administrator has bound it; a stranger has none', async ({
  tandem,
}) => {
  test.setTimeout(story)
  const office = await Office.open(tandem)
  const mail = mailOf('somebody')
  organisation.people.set('chair', { email: mail, email_verified: true })
  organisation.people.set('stranger', { email: mailOf('stranger'), email_verified: true })

  const stranger = await tandem.visitor()
  await stranger.page.goto(baseUrl)
  await stranger.page.getByRole('button', { name: 'Sign in with Ministry of Foreign Affairs' }).click()
  await signsInThere(stranger.page, 'stranger')
  await expect(stranger.page.getByRole('alert')).toContainText('there is no account for you here')

  const admin = await office.person('admin')
  await admin.page.goto(`${baseUrl}/administration/people`)
  await admin.page.getByRole('button', { name: 'What to do with Korea co-chair' }).click()
  await admin.page.getByRole('menuitem', { name: 'Bind to Ministry of Foreign Affairs…' }).click()
  const binding = admin.page.getByRole('dialog')
  await binding.getByLabel('Mail address').fill(mail)
  await binding.getByRole('button', { name: 'Bind' }).click()
  await expect(binding).toHaveCount(0)

  const chair = await tandem.visitor()
  await chair.page.goto(baseUrl)
  await chair.page.getByRole('button', { name: 'Sign in with Ministry of Foreign Affairs' }).click()
  await signsInThere(chair.page, 'chair')
  await expect(chair.page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()
  expect((await asks<{ login: string }>(chair, 'GET', '/me')).login).toBe('kor.cochair')
})
