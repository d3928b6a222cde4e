import { openMailBox } from '../../server/src/testing/mail-box.js'
import { expect, test } from '../support/fixtures.js'
import { freePort } from '../support/free-port.js'
import { mailOf, Office, password } from '../support/office.js'

const port = await freePort()
const baseUrl = `http://127.0.0.1:${port}`
const box = await openMailBox()

test.use({
  serverFor: 'real',
  environment: { PORT: String(port), BASE_URL: baseUrl, MAIL_URL: box.url, MAIL_FROM: 'tandem@mod.example' },
})
test.afterAll(() => box.close())

/** The link in the last mail to this address. */
function linkTo(mail: string): string | undefined {
  const last = box.mails.findLast(({ to }) => to.includes(mail))
  return last?.text.match(/http:\S+\/choose-password#[\w-]{43}/)?.[0]
}

test('who is invited opens the link of a real mail in a browser of his own, chooses a password, and later a new one the same way', async ({
  tandem,
}) => {
  test.setTimeout(120_000)
  const office = await Office.open(tandem, { linkInMail: linkTo })
  const admin = await office.person('admin')
  const mail = mailOf('kor.expert')
  await admin.page.goto(`${baseUrl}/administration/people`)
  await admin.page.getByRole('button', { name: 'Add a person' }).click()
  const adding = admin.page.getByRole('dialog', { name: 'Add a person' })
  await adding.getByLabel('Function in English').fill('Korea expert')
  await adding.getByLabel('Delegation').selectOption('KOR')
  await adding.getByLabel('Account name').fill('kor.expert')
  await adding.getByLabel('Mail address').fill(mail)
  await adding.getByRole('button', { name: 'Add the person' }).click()
  const made = admin.page.getByRole('dialog', { name: 'Link for Korea expert' })
  await expect(made).toContainText(`The link was sent to ${mail}.`)
  await expect(made.getByLabel('Link', { exact: true })).toHaveCount(0)

  const expert = await tandem.visitor()
  const chooses = async (secret: string) => {
    await expect.poll(() => linkTo(mail)).toBeDefined()
    await expert.page.goto(linkTo(mail) ?? '')
    await expert.page.getByLabel('Mail address').fill(mail)
    await expert.page.getByLabel('New password').fill(secret)
    await expert.page.getByRole('button', { name: 'Choose and sign in' }).click()
    await expect(expert.page.getByRole('heading', { name: 'Profile' })).toBeVisible()
  }
  await chooses(password)

  const first = linkTo(mail)
  await expert.context.clearCookies()
  await expert.page.evaluate(() => localStorage.clear())
  await expert.page.goto(`${baseUrl}/sign-in`)
  await expert.page.getByRole('button', { name: 'Forgotten the password?' }).click()
  const forgotten = expert.page.getByRole('dialog')
  await forgotten.getByLabel('Account name').fill('kor.expert')
  await forgotten.getByRole('button', { name: 'Send the link' }).click()
  await expect(forgotten).toContainText('the link is on its way')
  await expect.poll(() => linkTo(mail)).not.toBe(first)
  await chooses('other words in a row')
})
