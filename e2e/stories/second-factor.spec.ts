import { authenticator } from '../../server/src/testing/authenticator.js'
import { expect, test } from '../support/fixtures.js'
import { mailOf, Office, password } from '../support/office.js'
import type { Person } from '../support/person.js'

test.use({ serverFor: 'real' })

const story = 120_000

interface Kept {
  key: string
  recoveryCodes: string[]
}

/** From the profile, with a telephone in the other hand. */
async function setsUp({ page, line }: Person): Promise<Kept> {
  await page.goto(`${line.address}/profile`)
  await page.getByRole('button', { name: 'Set up a second factor…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set up a second factor' })
  await expect(dialog.getByRole('img', { name: /^QR code/ })).toBeVisible()
  const key = await dialog.getByLabel('Key, where there is no camera').inputValue()
  await dialog.getByLabel('Code', { exact: true }).fill('000000')
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expect(dialog.getByRole('alert')).toContainText('This code is wrong or was used already.')
  await dialog.getByLabel('Code', { exact: true }).fill(authenticator(key).codeAt(Date.now()))
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  const told = page.getByRole('dialog', { name: 'Keep your recovery codes' })
  const codes = told.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recoveryCodes = await codes.allTextContents()
  await told.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible()
  return { key, recoveryCodes }
}

test('a second factor is set up in the profile, asked for after the password, and renewed and turned off with a code', async ({
  tandem,
}) => {
  test.setTimeout(story)
  const office = await Office.open(tandem)
  const kor = await office.person('kor.cochair')
  kor.isRefused = true
  const { recoveryCodes } = await setsUp(kor)

  const elsewhere = await tandem.visitor()
  elsewhere.isRefused = true
  const { page } = elsewhere
  await page.goto(elsewhere.line.address)
  const gives = async (secret: string) => {
    await page.getByLabel('Account name').fill('kor.cochair')
    await page.getByLabel('Password', { exact: true }).fill(secret)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await gives('not the right one')
  await expect(page.getByRole('alert')).toHaveText('The account name or the password is wrong.')
  await gives(password)
  await expect(page.getByText('This account also asks for a code.')).toBeVisible()
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByLabel('Account name')).toHaveValue('kor.cochair')
  await gives(password)
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('This code is wrong or was used already.')
  await page.getByLabel('Code', { exact: true }).fill(recoveryCodes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()

  await kor.page.reload()
  await expect(kor.page.getByText('9 recovery codes are left.')).toBeVisible()
  await kor.page.getByRole('button', { name: 'New recovery codes…' }).click()
  const renewing = kor.page.getByRole('dialog', { name: 'New recovery codes' })
  await renewing.getByLabel('Password', { exact: true }).fill(password)
  await renewing.getByLabel('Code', { exact: true }).fill(recoveryCodes[1] ?? '')
  await renewing.getByRole('button', { name: 'Make new codes' }).click()
  const told = kor.page.getByRole('dialog', { name: 'Keep your recovery codes' })
  await expect(told.getByRole('listitem')).toHaveCount(10)
  const newest = await told.getByRole('listitem').allTextContents()
  expect(newest.filter((code) => recoveryCodes.includes(code))).toEqual([])
  await told.getByRole('button', { name: 'I have kept them' }).click()

  await kor.page.getByRole('button', { name: 'Turn off…' }).click()
  const off = kor.page.getByRole('dialog', { name: 'Turn the second factor off?' })
  await off.getByLabel('Password', { exact: true }).fill(password)
  await off.getByLabel('Code', { exact: true }).fill(newest[0] ?? '')
  await off.getByRole('button', { name: 'Turn off' }).click()
  await expect(kor.page.getByRole('button', { name: 'Set up a second factor…' })).toBeVisible()
})

test('a link to choose another password does not lead around the second factor; the administrator takes it away', async ({
  tandem,
}) => {
  test.setTimeout(story)
  const office = await Office.open(tandem)
  const kor = await office.person('kor.cochair')
  kor.isRefused = true
  kor.line.wasCut = true
  const { recoveryCodes } = await setsUp(kor)

  const guest = await tandem.visitor()
  guest.isRefused = true
  await guest.page.goto(`${guest.line.address}/choose-password#${await office.linkOf('kor.cochair')}`)
  await guest.page.getByLabel('Mail address').fill(mailOf('kor.cochair'))
  await guest.page.getByLabel('New password').fill('other words in a row')
  await guest.page.getByRole('button', { name: 'Choose and sign in' }).click()
  await expect(guest.page.getByText('Enter the code.')).toBeVisible()
  await guest.page.getByLabel('Code', { exact: true }).fill('000000')
  await guest.page.getByRole('button', { name: 'Choose and sign in' }).click()
  await expect(guest.page.getByRole('alert')).toContainText('This code is wrong or was used already.')
  await guest.page.getByLabel('Code', { exact: true }).fill(recoveryCodes[0] ?? '')
  await guest.page.getByRole('button', { name: 'Choose and sign in' }).click()
  await expect(guest.page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()

  const admin = await office.person('admin')
  await admin.page.goto(`${admin.line.address}/administration/people`)
  await admin.page.getByRole('button', { name: 'What to do with Korea co-chair' }).click()
  await admin.page.getByRole('menuitem', { name: 'Take the second factor away…' }).click()
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click()
  await expect(admin.page.getByRole('dialog')).toHaveCount(0)
  await admin.page.getByRole('button', { name: 'What to do with Korea co-chair' }).click()
  await expect(admin.page.getByRole('menuitem', { name: 'Disable…' })).toBeVisible()
  await expect(admin.page.getByRole('menuitem', { name: 'Take the second factor away…' })).toHaveCount(0)

  await guest.page.goto(`${guest.line.address}/profile`)
  await expect(guest.page.getByRole('button', { name: 'Set up a second factor…' })).toBeVisible()
})
