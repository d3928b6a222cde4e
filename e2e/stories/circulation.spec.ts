import { Agenda } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'
import { History } from '../support/history.js'
import { Minutes } from '../support/minutes.js'
import type { Person } from '../support/person.js'

const agenda = 'CCWG/9/1'
/** In co-chair review; one paragraph of it is in a compartment. */
const planning = 'CX23/IPM/ROD'

async function findsNothing(person: Person, path: string): Promise<void> {
  person.isRefused = true
  await person.page.goto(`${person.line.address}${path}`)
  await expect(person.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
}

test('a co-chair circulates an agenda: from then on its members read it, its text is frozen with its date, and now is compared with it [C1]', async ({
  tandem,
}) => {
  test.setTimeout(120_000)
  const usa = await tandem.person('usa.hod')
  const kor = await tandem.person('kor.secretary')
  const delegate = await tandem.person('usa.director')
  const history = new History(usa)
  await history.openFrom(agenda)
  const path = new URL(usa.page.url()).pathname.replace(/\/history$/, '')
  await findsNothing(delegate, path)
  await findsNothing(delegate, `${path}/history`)
  // Whoever writes it and does not lead the group is not offered it.
  const hers = new History(kor)
  await hers.openFrom(agenda)
  await expect(kor.page.getByRole('button', { name: 'Name this version…' })).toBeVisible()
  await expect(kor.page.getByRole('button', { name: 'Circulate…' })).toHaveCount(0)

  await history.circulate({ note: 'For comment until Friday' })
  await expect(usa.page.getByText('Circulated as “초안 1 / Draft 1”').first()).toBeVisible()
  const version = history.versions.getByRole('listitem').filter({ hasText: '초안 1 / Draft 1' })
  await expect(version).toContainText('For comment until Friday')
  await expect(version).toContainText(/Circulated (today|\d{1,2} \w+) \d\d:\d\d/)
  // Done once: it is offered to nobody now, and what was sent keeps its name.
  await expect(usa.page.getByRole('button', { name: 'Circulate…' })).toHaveCount(0)
  await expect(version.getByRole('button', { name: /^Name and description/ })).toHaveCount(0)

  await usa.page.getByRole('link', { name: 'Close history' }).click()
  const items = new Agenda(usa.page)
  await items.atEnd(items.title('1'))
  await usa.page.keyboard.type(' in plenary')
  await usa.isStored()
  await usa.page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.choose('A', 'Circulated text')
  await history.compares('초안 1 / Draft 1', 'Current draft')
  expect((await history.changes()).join('')).toContain('in plenary')
  await expect(usa.page.getByRole('toolbar', { name: 'Comparison' })).toContainText('1 change')

  // The delegate reads it now, and its history from the circulated text on.
  await delegate.opens(agenda)
  const his = new History(delegate)
  await delegate.page.getByRole('link', { name: 'Version history', exact: true }).click()
  await his.isShown()
  await his.compares('초안 1 / Draft 1', 'Current draft')
  expect((await his.changes()).join('')).toContain('in plenary')
  await expect(his.versions.getByRole('button', { name: /^Compare / }).last()).toHaveAccessibleName(
    /초안 1 \/ Draft 1/,
  )
  await expect(delegate.page.getByRole('button', { name: 'Circulate…' })).toHaveCount(0)
  await expect(delegate.page.getByRole('button', { name: 'Name this version…' })).toHaveCount(0)
})

test('a record goes out under the name its co-chair gives it: writing in it ends at once, and whoever lacks a compartment of it reads the rest and no history [C2]', async ({
  tandem,
}) => {
  test.setTimeout(120_000)
  const mys = await tandem.person('mys.secretary')
  const kor = await tandem.person('kor.secretary')
  const reader = await tandem.person('sgp.planner')
  await kor.opens(planning)
  const minutes = new Minutes(kor.page)
  await minutes.isShown()
  const first = (await minutes.words()).find((words) => words.length > 40) ?? ''
  await minutes.goToEndOf(first.slice(0, 40))
  await kor.page.keyboard.type(' The last word before it goes out.')
  await kor.isStored()

  const history = new History(mys)
  await history.openFrom(planning)
  const path = new URL(mys.page.url()).pathname.replace(/\/history$/, '')
  await findsNothing(reader, path)
  await history.circulate({ name: 'First draft for the team' })
  const version = history.versions.getByRole('listitem').filter({ hasText: 'First draft for the team' })
  await expect(version).toContainText(/Circulated (today|\d{1,2} \w+) \d\d:\d\d/)
  await history.choose('B', 'First draft for the team')
  expect((await history.changes()).join('')).toContain('The last word before it goes out.')

  // Who wrote reads on, and writes no more.
  await expect(kor.page.getByRole('textbox')).toHaveCount(0)
  await expect(kor.page.getByText('The last word before it goes out.').first()).toBeVisible()
  await reader.opens(planning)
  await expect(reader.page.getByText('The last word before it goes out.').first()).toBeVisible()
  await expect(reader.page.getByRole('link', { name: 'Version history', exact: true })).toHaveCount(0)
  await findsNothing(reader, `${path}/history`)
})
