import { expect, test } from '../support/fixtures.js'
import { asks, mailOf, Office, password } from '../support/office.js'

test.use({ serverFor: 'real', environment: { PROOF_SECONDS: '10' } })

test('a sensitive act a while after signing in asks for the password over the page, and then goes through with what was typed', async ({
  tandem,
}) => {
  const office = await Office.open(tandem)
  const admin = await office.person('admin')
  admin.isRefused = true
  const { page } = admin
  await page.goto(`${admin.line.address}/administration/people`)
  await page.getByRole('button', { name: 'Add a person' }).click()
  const adding = page.getByRole('dialog', { name: 'Add a person' })
  await adding.getByLabel('Function in English').fill('Observer of the secretariat')
  await adding.getByLabel('Account name').fill('sec.observer')
  await adding.getByLabel('Mail address').fill(mailOf('sec.observer'))
  const isRecent = async () => (await asks<{ isRecent: boolean }>(admin, 'GET', '/me/proof')).isRecent
  await expect.poll(isRecent, { timeout: 20_000 }).toBe(false)
  await adding.getByRole('button', { name: 'Add the person' }).click()

  const proving = page.getByRole('dialog', { name: 'Is it you?' })
  await expect(proving).toContainText('System administrator')
  await proving.getByRole('button', { name: 'Cancel' }).click()
  await expect(adding.getByRole('alert')).toContainText('show once more that it is you')
  await expect(adding.getByLabel('Account name')).toHaveValue('sec.observer')

  await adding.getByRole('button', { name: 'Add the person' }).click()
  await proving.getByLabel('Password', { exact: true }).fill('not the right one')
  await proving.getByRole('button', { name: 'Go on' }).click()
  await expect(proving.getByRole('alert')).toContainText('password is wrong')
  await proving.getByLabel('Password', { exact: true }).fill(password)
  await proving.getByLabel('Password', { exact: true }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Link for Observer of the secretariat' })).toBeVisible()
  await expect(proving).toHaveCount(0)
})
