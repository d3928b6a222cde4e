import type { Page } from '@playwright/test'
import { Agenda } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'
import { asks, mailOf, Office, password } from '../support/office.js'
import type { Person } from '../support/person.js'

test.use({ serverFor: 'real' })

const longTest = 120_000

async function addAustralia(admin: Person): Promise<void> {
  const facts = { name: { en: 'Australia' }, category: 'plus', timeZone: 'Australia/Sydney' }
  await asks(admin, 'POST', '/administration/delegations', { code: 'AUS', ...facts })
}

/** A head of delegation of Australia, who is in the group. */
async function australia(office: Office, admin: Person): Promise<Person> {
  await addAustralia(admin)
  const mail = mailOf('aus.head')
  const { account, link } = await asks<{ account: { userId: string }; link: { secret: string } }>(
    admin,
    'POST',
    '/administration/people',
    { login: 'aus.head', name: { en: 'Australia head' }, delegation: 'AUS', language: 'en', mail },
  )
  const guest = await office.tandem.visitor()
  await asks(guest, 'POST', '/account-links/use', { secret: link.secret, mail, password })
  await openGroup(admin, office)
  const { page } = admin
  await page.getByRole('link', { name: 'Change the group' }).click()
  await page.getByRole('group', { name: 'Other delegations' }).getByLabel('Australia').check()
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await expect(
    page.getByRole('region', { name: 'Delegations' }).getByRole('row', { name: 'Australia' }),
  ).toBeVisible()
  await asks(admin, 'PUT', `/administration/groups/${office.groupId}/members/${account.userId}`, {
    role: 'head_of_delegation',
  })
  return office.person('aus.head')
}

async function openGroup({ page, line }: Person, office: Office): Promise<void> {
  await page.goto(`${line.address}/administration/groups/${office.groupId}`)
  await expect(page.getByRole('heading', { name: 'Experts’ Working Group' })).toBeVisible()
}

async function addItem(page: Page, title: string): Promise<void> {
  const agenda = new Agenda(page)
  await page.getByRole('button', { name: 'Add item' }).first().click()
  await agenda.atEnd(agenda.title('1'))
  await page.keyboard.type(title)
}

test('a cycle is handed over at one moment: the next pair reads all that was and writes what is new (A3)', async ({
  tandem,
}) => {
  test.setTimeout(longTest)
  const office = await Office.open(tandem)
  const admin = await office.person('admin')
  const aus = await australia(office, admin)
  const kor = await office.person('kor.cochair')
  kor.isRefused = true
  await kor.page.goto(`${kor.line.address}/documents/${office.documentId}`)
  await addItem(kor.page, 'Opening')
  await kor.isStored()
  await aus.page.goto(`${aus.line.address}/groups/${office.groupId}/meetings`)
  await expect(aus.page.getByRole('link', { name: 'Call a meeting' })).toHaveCount(0)

  await openGroup(admin, office)
  const { page } = admin
  await page.getByRole('link', { name: 'Plan the next cycle' }).click()
  await page.getByLabel('Number of the cycle').fill('5')
  await page.getByLabel('From the year').fill('2027')
  await page.getByLabel('To the year').fill('2030')
  await page.getByLabel('First co-chair').selectOption('AUS')
  await page.getByLabel('Australia head (AUS)').selectOption('co_chair')
  await expect(page.getByLabel('Malaysia co-chair (MYS)')).toHaveValue('co_chair')
  await page.getByRole('button', { name: 'Save the plan' }).click()
  const cycle = page.getByRole('region', { name: 'Cycle and co-chairs' })
  await expect(cycle.getByRole('row', { name: 'Next' })).toContainText('Australia (Plus seat), Malaysia')
  await cycle.getByRole('button', { name: 'Hand over…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click()
  await expect(cycle.getByRole('row', { name: 'In office' })).toContainText('Cycle 5, 2027–2030')
  await expect(cycle.getByRole('row', { name: 'Former' })).toContainText('Republic of Korea')

  // The pair before is out of what it had open.
  await expect(kor.saveState).not.toHaveAttribute('data-link', 'live')
  await expect(kor.page.getByRole('button', { name: 'Add item' })).toHaveCount(0)

  // The next pair, on a page that was open all the time, calls the next meeting.
  await aus.page.getByRole('link', { name: 'Call a meeting' }).click()
  await aus.page.getByLabel('First day').fill('2027-09-02')
  await aus.page.getByRole('button', { name: 'Call the meeting' }).click()
  await aus.sees('EWG/2/1')
  await addItem(aus.page, 'Programme of the next cycle')
  await aus.isStored()
  await aus.page.goto(`${aus.line.address}/documents/${office.documentId}`)
  await expect(aus.page.getByRole('heading', { name: 'Opening' })).toBeVisible()
  await expect(aus.page.getByText('Of a former cycle')).toBeVisible()
  await expect(aus.page.getByRole('button', { name: 'Add item' })).toHaveCount(0)
  await aus.page.goto(`${aus.line.address}/documents/${office.documentId}/history`)
  await expect(aus.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(aus.page.getByText('Korea co-chair').first()).toBeVisible()
})

test('what goes into the bin is there for nobody, and comes back as it was', async ({ tandem }) => {
  test.setTimeout(longTest)
  const office = await Office.open(tandem)
  const kor = await office.person('kor.cochair')
  kor.isRefused = true
  await kor.page.goto(`${kor.line.address}/documents/${office.documentId}`)
  await addItem(kor.page, 'Opening')
  await kor.isStored()

  // A meeting, by those who call meetings.
  const mys = await office.person('mys.cochair')
  mys.isRefused = true
  await mys.page.goto(`${mys.line.address}/groups/${office.groupId}/meetings`)
  await mys.page
    .getByRole('link', { name: /EWG\/1|1st|First/ })
    .first()
    .click()
  await mys.page.getByRole('button', { name: 'Delete the meeting…' }).click()
  await mys.page.getByRole('dialog').getByRole('button', { name: 'Delete the meeting' }).click()
  await expect(kor.page.getByText('There is nothing here, or it is not open to you.').first()).toBeVisible()
  await mys.page.getByRole('link', { name: 'Deleted meetings' }).click()
  await mys.page.getByRole('button', { name: 'Bring EWG/1 back' }).click()
  await expect(mys.page.getByText('No deleted meetings')).toBeVisible()
  await kor.page.goto(`${kor.line.address}/documents/${office.documentId}`)
  await expect(new Agenda(kor.page).title('1')).toContainText('Opening')

  // The whole group, by the administrator.
  const admin = await office.person('admin')
  await addAustralia(admin)
  await openGroup(admin, office)
  const { page } = admin
  await page.getByRole('link', { name: 'Delegations', exact: true }).click()
  await page.getByRole('button', { name: 'What to do with Australia' }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the delegation' }).click()
  await expect(page.getByRole('row', { name: 'Australia' })).toHaveCount(0)
  await openGroup(admin, office)
  await page.getByRole('button', { name: 'Delete the group…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the group' }).click()
  await expect(page.getByRole('heading', { name: 'No groups yet' })).toBeVisible()
  await expect(kor.page.getByText('There is nothing here, or it is not open to you.').first()).toBeVisible()
  await mys.page.goto(`${mys.line.address}/groups/${office.groupId}`)
  await expect(mys.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await page.getByRole('link', { name: 'Bin', exact: true }).click()
  await page.getByRole('button', { name: 'Bring Australia back' }).click()
  await page.getByRole('button', { name: 'Bring Experts’ Working Group back' }).click()
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible()
  await kor.page.goto(`${kor.line.address}/documents/${office.documentId}`)
  await expect(new Agenda(kor.page).title('1')).toContainText('Opening')
})
