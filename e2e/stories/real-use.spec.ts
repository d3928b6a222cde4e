import type { Page } from '@playwright/test'
import { Agenda } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'
import { codeOf, mailOf, Office, password } from '../support/office.js'
import type { Person } from '../support/person.js'

test.use({ serverFor: 'real' })

const longTest = 120_000
const within1s = { timeout: 1_000 }

async function addDelegation(page: Page, code: string, en: string, ko: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a delegation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a delegation' })
  await dialog.getByLabel('Name in English').fill(en)
  await dialog.getByLabel('Name in Korean').fill(ko)
  await dialog.getByLabel('Code').fill(code)
  await dialog.getByRole('button', { name: 'Add the delegation' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: en })).toContainText(code)
}

/** @returns the link by which the person chooses a password */
async function addPerson(page: Page, login: string, name: string, code: string): Promise<string> {
  await page.getByRole('button', { name: 'Add a person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await dialog.getByLabel('Function in English').fill(name)
  await dialog.getByLabel('Delegation').selectOption(code)
  await dialog.getByLabel('Account name').fill(login)
  await dialog.getByLabel('Mail address').fill(mailOf(login))
  await dialog.getByRole('button', { name: 'Add the person' }).click()
  const made = page.getByRole('dialog', { name: `Link for ${name}` })
  const link = await made.getByLabel('Link', { exact: true }).inputValue()
  await made.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row', { name })).toContainText(login)
  return link
}

async function admit(page: Page, name: string, role: keyof typeof words): Promise<void> {
  await page.getByRole('button', { name: 'Admit a person' }).click()
  const dialog = page.getByRole('dialog')
  const person = dialog.getByLabel('Person')
  const option = await person.getByRole('option', { name }).getAttribute('value')
  await person.selectOption(option)
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByRole('button', { name: 'Admit', exact: true }).click()
  await expect(dialog).toBeHidden()
  const people = page.getByRole('region', { name: 'People', exact: true })
  await expect(people.getByRole('row', { name })).toContainText(words[role])
}

const words = {
  co_chair: 'co-chair',
  secretariat: 'secretariat',
  head_of_delegation: 'head of delegation',
  observer: 'observer',
}

/** Opens the link at a browser of his own and chooses a password. */
async function follows({ page, line }: Person, link: string, login: string): Promise<void> {
  await page.goto(link.replace(new URL(link).origin, line.address))
  await expect(page.getByText(login)).toBeVisible()
  await expect(page).toHaveURL(/\/choose-password$/)
  await page.getByLabel('Mail address').fill(mailOf(login))
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Choose and sign in' }).click()
}

async function signsIn({ page }: Person, login: string, secret = password): Promise<void> {
  await page.getByLabel('Account name').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('from a fresh server to a group with two co-chairs, secretariat, delegations and an observer, and its first agenda', async ({
  tandem,
}) => {
  test.setTimeout(longTest)
  const admin = await tandem.visitor()
  const { page } = admin
  await page.goto(`${admin.line.address}/profile`)
  await expect(page.getByRole('heading', { name: 'Set up Tandem' })).toBeVisible()
  await expect(page).toHaveURL(/\/set-up$/)
  await page.getByRole('button', { name: 'Make the first account' }).click()
  await expect(page.getByText('Enter the code that was printed')).toBeVisible()

  await page.getByLabel('Set-up code').fill('0000-0000')
  await page.getByLabel('Account name').fill('admin')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Function in English').fill('System administrator')
  await page.getByLabel('Function in Korean').fill('시스템 관리자')
  admin.isRefused = true
  await page.getByRole('button', { name: 'Make the first account' }).click()
  await expect(page.getByText('This set-up code is wrong.')).toBeVisible()
  await page.getByLabel('Set-up code').fill(await codeOf(tandem))
  await page.getByRole('button', { name: 'Make the first account' }).click()

  await expect(page.getByRole('heading', { name: 'Nobody but you yet' })).toBeVisible()
  await page.getByRole('region', { name: 'Next step' }).getByRole('link', { name: 'Delegations' }).click()
  await addDelegation(page, 'KOR', 'Republic of Korea', '대한민국')
  await addDelegation(page, 'MYS', 'Malaysia', '말레이시아')
  await addDelegation(page, 'SGP', 'Singapore', '싱가포르')
  await addDelegation(page, 'TLS', 'Timor-Leste', '동티모르')
  await page.getByRole('region', { name: 'Next step' }).getByRole('link', { name: 'People' }).click()
  const links = {
    kor: await addPerson(page, 'kor.cochair', 'Korea co-chair', 'KOR'),
    mys: await addPerson(page, 'mys.cochair', 'Malaysia co-chair', 'MYS'),
  }
  await addPerson(page, 'kor.secretary', 'Korea secretary', 'KOR')
  await addPerson(page, 'sgp.head', 'Singapore head', 'SGP')
  await addPerson(page, 'tls.observer', 'Timor-Leste observer', 'TLS')
  await page.getByRole('region', { name: 'Next step' }).getByRole('link', { name: 'Make a group' }).click()

  await page.getByLabel('Name in English').fill('Experts’ Working Group')
  await page.getByLabel('Short name').fill('ewg')
  await page.getByLabel('First co-chair').selectOption('KOR')
  await page.getByLabel('Second co-chair').selectOption('MYS')
  await page.getByLabel('The group works in cycles').check()
  await page.getByRole('group', { name: 'Other delegations' }).getByLabel('Singapore').check()
  await page.getByRole('group', { name: 'Observers' }).getByLabel('Timor-Leste').check()
  await page.getByRole('button', { name: 'Make the group' }).click()
  await expect(page.getByText('Enter a year such as 2027.')).toHaveCount(2)
  await page.getByLabel('From the year').fill('2024')
  await page.getByLabel('To the year').fill('2027')
  await page.getByRole('button', { name: 'Make the group' }).click()
  await expect(page.getByRole('heading', { name: 'Nobody is in this group yet' })).toBeVisible()
  await admit(page, 'Korea co-chair', 'co_chair')
  await expect(page.getByText('MYS has no co-chair yet.')).toBeVisible()
  await admit(page, 'Malaysia co-chair', 'co_chair')
  await expect(page.getByText('Both sides have a co-chair')).toBeVisible()
  await admit(page, 'Korea secretary', 'secretariat')
  await admit(page, 'Singapore head', 'head_of_delegation')
  await admit(page, 'Timor-Leste observer', 'observer')
  const delegations = page.getByRole('region', { name: 'Delegations' })
  await expect(delegations.getByRole('row', { name: 'Singapore' })).toContainText('Singapore head')
  await expect(delegations.getByRole('row', { name: 'Timor-Leste' })).toContainText('Observer')

  const kor = await tandem.visitor()
  await follows(kor, links.kor, 'kor.cochair')
  await kor.page.getByRole('link', { name: 'Members', exact: true }).click()
  const ofSingapore = kor.page.getByRole('region', { name: 'Singapore' })
  await expect(ofSingapore.getByText('head of delegation')).toBeVisible()
  await kor.page.getByRole('link', { name: 'Meetings', exact: true }).click()
  await kor.page.getByRole('link', { name: 'Call a meeting' }).click()
  await kor.page.getByRole('button', { name: 'Call the meeting' }).click()
  await expect(kor.page.getByText('Enter the first and the last day')).toBeVisible()
  await kor.page.getByLabel('First day').fill('2027-03-02')
  await expect(kor.page.getByLabel('Last day')).toHaveValue('2027-03-02')
  await kor.page.getByLabel('Last day').fill('2027-03-03')
  await kor.page.getByLabel('Place in English').fill('Seoul')
  await kor.page.getByRole('button', { name: 'Call the meeting' }).click()
  await kor.sees('EWG/1/1')

  const mys = await tandem.visitor()
  await follows(mys, links.mys, 'mys.cochair')
  await expect(mys.page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()
  await mys.page.goto(mys.line.address + new URL(kor.page.url()).pathname)
  await mys.sees('EWG/1/1')
  const [his, hers] = [new Agenda(kor.page), new Agenda(mys.page)]
  // What such meetings usually have, in its order.
  await expect(hers.title('4')).toContainText('Matters arising')
  await expect(hers.title('13')).toContainText('Closing')
  await his.atEnd(his.title('1'))
  await kor.page.keyboard.type(' of the meeting')
  await expect(hers.title('1')).toContainText('Opening of the meeting', within1s)
  await hers.atEnd(hers.title('1'))
  await mys.page.keyboard.type(' by the host')
  await expect(his.title('1')).toContainText('Opening of the meeting by the host', within1s)
  await kor.isStored()
  await mys.isStored()
})

test('set-up is gone once it is done, and the way in is a password [M16]', async ({ tandem }) => {
  await Office.open(tandem)
  const visitor = await tandem.visitor()
  await visitor.page.goto(`${visitor.line.address}/set-up`)
  await expect(visitor.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(visitor.page.getByText('demonstration')).toHaveCount(0)
})

test('who has forgotten his password follows a link of the administrator’s, which works once and asks for his address', async ({
  tandem,
}) => {
  const office = await Office.open(tandem)
  const admin = await office.person('admin')
  const { page } = admin
  await page.goto(`${admin.line.address}/administration/people`)
  await page.getByRole('button', { name: 'What to do with Korea co-chair' }).click()
  await page.getByRole('menuitem', { name: 'New link to choose a password…' }).click()
  await expect(page.getByLabel('Mail address')).toHaveValue(mailOf('kor.cochair'))
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()

  const visitor = await tandem.visitor()
  visitor.isRefused = true
  await visitor.page.goto(link)
  await visitor.page.getByRole('button', { name: 'Choose and sign in' }).click()
  await expect(visitor.page.getByText('Enter the mail address this link was made for.')).toBeVisible()
  await visitor.page.getByLabel('Mail address').fill('someone.else@mod.example')
  await visitor.page.getByLabel('New password').fill('quite another password')
  await visitor.page.getByRole('button', { name: 'Choose and sign in' }).click()
  await expect(visitor.page.getByRole('alert')).toContainText('made for another mail address')
  await visitor.page.getByLabel('Mail address').fill(mailOf('kor.cochair'))
  await visitor.page.getByRole('button', { name: 'Choose and sign in' }).click()
  await expect(visitor.page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()

  const late = await tandem.visitor()
  late.isRefused = true
  await late.page.goto(link)
  await expect(late.page.getByRole('alert')).toContainText('This link does not hold any more')
  await late.page.goto(`${late.line.address}/choose-password`)
  await expect(late.page.getByRole('alert')).toContainText('This address is not complete.')
})

test('a wrong password says no more than that, and after too many tries the account takes none', async ({
  tandem,
}) => {
  await Office.open(tandem)
  const visitor = await tandem.visitor()
  const { page } = visitor
  visitor.isRefused = true
  await page.goto(visitor.line.address)
  for (let tries = 0; tries < 5; tries++) {
    const refused = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/sign-in'))
    await signsIn(visitor, 'kor.cochair', `wrong password ${tries}`)
    await refused
    await expect(page.getByRole('alert')).toHaveText('The account name or the password is wrong.')
  }
  await signsIn(visitor, 'kor.cochair')
  await expect(page.getByRole('alert')).toContainText('Too many failed tries for this account.')
  await expect(page.getByRole('alert')).toContainText(/Try again in \d+ minutes?\./)
  await signsIn(visitor, 'nobody.here', 'wrong password too')
  await expect(page.getByRole('alert')).toHaveText('The account name or the password is wrong.')
  await signsIn(visitor, 'mys.cochair')
  await expect(page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()
})

test('a sign-in that ends over a living agenda is given again by password, and every word is stored [SYNC-15]', async ({
  tandem,
}) => {
  const office = await Office.open(tandem)
  const kor = await office.person('kor.cochair')
  const { page } = kor
  await page.goto(`${kor.line.address}/documents/${office.documentId}`)
  await kor.sees('EWG/1/1')
  const agenda = new Agenda(page)
  await page.getByRole('button', { name: 'Add item' }).first().click()
  await agenda.atEnd(agenda.title('1'))
  await page.keyboard.type('Opening')
  await kor.isStored()

  kor.line.wasCut = true
  await page.context().setOffline(true)
  kor.line.cut()
  await page.keyboard.type(' and welcome')
  kor.line.mend()
  await kor.context.request.post(`${kor.line.address}/api/v1/sign-out`, {
    headers: { origin: kor.line.address },
  })
  await page.context().setOffline(false)
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toBeVisible()
  await expect(dialog).toContainText('Korea co-chair')
  await dialog.getByLabel('Password', { exact: true }).fill('not the right one')
  await dialog.getByRole('button', { name: 'Sign in and go on' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('The account name or the password is wrong.')
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByLabel('Password', { exact: true }).press('Enter')
  await expect(dialog).toBeHidden()
  await kor.isStored()

  const mys = await office.person('mys.cochair')
  await mys.page.goto(`${mys.line.address}/documents/${office.documentId}`)
  await expect(new Agenda(mys.page).title('1')).toContainText('Opening and welcome')
})

test('a token is shown once, reaches as far as it was given, and ends when it is revoked [M22]', async ({
  tandem,
  playwright,
}) => {
  const office = await Office.open(tandem)
  const kor = await office.person('kor.cochair')
  const { page } = kor
  await page.goto(`${kor.line.address}/profile`)
  await page.getByRole('button', { name: 'Make a token…' }).click()
  const making = page.getByRole('dialog', { name: 'Make a token' })
  await making.getByLabel('Name').fill('Agenda export')
  await making.getByRole('radio', { name: 'Some groups' }).click()
  await making.getByRole('button', { name: 'Make the token' }).click()
  await expect(making.getByText('Choose at least one group.')).toBeVisible()
  await making.getByLabel('Experts’ Working Group').check()
  await making.getByRole('button', { name: 'Make the token' }).click()

  const made = page.getByRole('dialog', { name: 'Copy the token now' })
  const secret = await made.getByLabel('Token').inputValue()
  expect(secret).toMatch(/^tdm_/)
  await made.getByRole('button', { name: 'Copy' }).click()
  await expect(made.getByRole('button', { name: 'Copied' })).toBeVisible()
  await made.getByRole('button', { name: 'Done' }).click()
  const row = page.getByRole('row', { name: 'Agenda export' })
  await expect(row).toContainText('EWG')
  expect(await page.content()).not.toContain(secret)

  const program = await playwright.request.newContext({
    baseURL: kor.line.address,
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  })
  expect((await program.get(`/api/v1/documents/${office.documentId}`)).status()).toBe(200)
  expect((await program.get('/api/v1/me/tokens')).ok()).toBe(false)

  await row.getByRole('button', { name: 'Revoke Agenda export…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke the token' }).click()
  await expect(page.getByText('You have no tokens.')).toBeVisible()
  expect((await program.get(`/api/v1/documents/${office.documentId}`)).status()).toBe(401)
  await program.dispose()
})

test('everyone sees where he is signed in, and ends it there', async ({ tandem }) => {
  const office = await Office.open(tandem)
  const elsewhere = await office.person('kor.cochair')
  elsewhere.isRefused = true
  elsewhere.line.wasCut = true
  await elsewhere.page.goto(`${elsewhere.line.address}/documents/${office.documentId}`)
  await elsewhere.sees('EWG/1/1')
  const here = await office.person('kor.cochair')
  const { page } = here
  await page.goto(`${here.line.address}/profile`)
  const signIns = page.getByRole('region', { name: 'Sign-ins' })
  const rows = signIns.getByRole('row')
  await expect(rows).toHaveCount(5)
  await expect(rows.nth(1)).toContainText('This one')
  // One that chose the password, one that called the meeting, and the one with the agenda open.
  const others = signIns.getByRole('button', { name: /^End the sign-in in / })
  await expect(others).toHaveCount(3)
  await others.last().click()
  await expect(others).toHaveCount(2)
  await signIns.getByRole('button', { name: 'End all others' }).click()
  await expect(others).toHaveCount(0)
  await expect(elsewhere.page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
})

test('who changes the password stays, and is signed out elsewhere', async ({ tandem }) => {
  const office = await Office.open(tandem)
  const here = await office.person('kor.cochair')
  const elsewhere = await office.person('kor.cochair')
  here.isRefused = true
  elsewhere.isRefused = true
  elsewhere.line.wasCut = true
  await elsewhere.page.goto(elsewhere.line.address)
  await expect(elsewhere.page.getByRole('heading', { level: 1 })).toBeVisible()
  const { page } = here
  await page.goto(`${here.line.address}/profile`)
  await page.getByRole('button', { name: 'Change password…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change password' })
  await dialog.getByLabel('Present password').fill('not the right one')
  await dialog.getByLabel('New password').fill('short')
  await expect(dialog.getByText('7 more characters needed.')).toBeVisible()
  await dialog.getByLabel('New password').fill('other words in a row')
  await dialog.getByRole('button', { name: 'Change password' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('The present password is wrong.')
  await dialog.getByLabel('Present password').fill(password)
  await dialog.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed. Your other sign-ins have ended.').first()).toBeVisible()

  await elsewhere.page.reload()
  await expect(elsewhere.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signsIn(elsewhere, 'kor.cochair', 'other words in a row')
  await expect(elsewhere.page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()
})

test('who is disabled or removed by the administrator is out at once [PERM-8]', async ({ tandem }) => {
  // Four browsers and three accounts before it begins.
  test.setTimeout(longTest)
  const office = await Office.open(tandem)
  const [kor, mys] = [await office.person('kor.cochair'), await office.person('mys.cochair')]
  for (const one of [kor, mys]) {
    one.isRefused = true
    one.line.wasCut = true
    await one.page.goto(`${one.line.address}/documents/${office.documentId}`)
    await one.sees('EWG/1/1')
  }
  const admin = await office.person('admin')
  const { page } = admin
  await page.goto(`${admin.line.address}/administration/groups/${office.groupId}`)
  await page.getByRole('button', { name: 'What to do with Malaysia co-chair' }).click()
  await page.getByRole('menuitem', { name: 'Remove from the group…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from the group' }).click()
  await expect(page.getByRole('row', { name: 'Malaysia co-chair' })).toHaveCount(0)
  await expect(mys.page.getByText('There is nothing here, or it is not open to you.').first()).toBeVisible()
  await expect(mys.saveState).not.toHaveAttribute('data-link', 'live')
  await expect(mys.page.getByRole('button', { name: 'Add item' })).toHaveCount(0)

  await page.getByRole('link', { name: 'People', exact: true }).first().click()
  await page.getByRole('button', { name: 'What to do with Korea co-chair' }).click()
  await page.getByRole('menuitem', { name: 'Disable…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disable the account' }).click()
  await expect(page.getByRole('row', { name: 'Korea co-chair' })).toContainText('Disabled')
  await expect(kor.page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
})

test('the administrator’s pages are not there for anybody else, and no content for him [PERM-3] [PERM-6]', async ({
  tandem,
}) => {
  const office = await Office.open(tandem)
  const kor = await office.person('kor.cochair')
  for (const path of ['people', 'delegations', 'groups', 'audit', `groups/${office.groupId}`]) {
    await kor.page.goto(`${kor.line.address}/administration/${path}`)
    await expect(kor.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  }
  const admin = await office.person('admin')
  admin.isRefused = true
  for (const path of [`/documents/${office.documentId}`, `/groups/${office.groupId}`]) {
    await admin.page.goto(admin.line.address + path)
    await expect(admin.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  }
})

test('people come into a group from a file, once nothing is wrong with any line of it', async ({
  tandem,
}) => {
  test.setTimeout(longTest)
  const office = await Office.open(tandem)
  const admin = await office.person('admin')
  const { page } = admin
  await page.goto(`${admin.line.address}/administration/groups/${office.groupId}`)
  await page.getByRole('button', { name: 'From a file…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Admit people to EWG from a file' })
  const csv = (rows: string) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
  await dialog.getByLabel('File').setInputFiles(csv('account,role\nkor.cochair,chief\nnobody,delegate\n'))
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByRole('status')).toContainText('2 lines have to be mended.')
  await expect(dialog.getByRole('row', { name: 'kor.cochair' })).toContainText('No such role')
  await expect(dialog.getByRole('row', { name: 'nobody' })).toContainText('There is no such account.')
  const rows = dialog.getByLabel('Lines', { exact: true }).first()
  await rows.fill('account,role\nkor.cochair,co_chair\nmys.cochair,secretariat\n')
  await expect(dialog.getByRole('status')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByRole('row', { name: 'mys.cochair' })).toContainText(
    'co-chair, becomes secretariat',
  )
  await dialog.getByRole('button', { name: 'Admit 2 people' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: 'mys.cochair' })).toContainText('secretariat')
})
