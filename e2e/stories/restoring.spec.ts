import { expect, test } from '../support/fixtures.js'
import { History } from '../support/history.js'
import { Minutes } from '../support/minutes.js'

const record = 'CCWG/8/MIN'
const circulated = 'Draft 1 (circulated)'
const working = 'Draft 2 (working)'

test('a paragraph comes back as it was while another types in the next one [H6]', async ({ tandem }) => {
  const usa = await tandem.person('usa.note')
  const kor = await tandem.person('kor.secretary')
  const his = new Minutes(kor.page)
  await kor.opens(record)
  await his.isShown()
  const history = new History(usa)
  await history.openFrom(record)
  await history.choose('A', circulated)
  await history.choose('B', working)
  await history.compares(circulated, working)
  // Paragraph 9 was rewritten in Draft 2; paragraph 10 was not.
  await history
    .paragraph(/side proposed that/)
    .first()
    .click()
  await history.current.getByRole('button', { name: 'Restore A’s wording' }).click()
  const dialog = usa.page.getByRole('dialog', { name: /^Restore ¶ 9 as of/ })
  await expect(dialog.getByRole('region', { name: 'What would change' })).toContainText('side proposed that')
  const next = (await his.words()).find((_, at, all) => all[at - 1]?.includes('side proposed that')) ?? ''
  await his.goToEndOf(next.slice(0, 40))
  await Promise.all([
    dialog.getByRole('button', { name: 'Restore', exact: true }).click(),
    kor.page.keyboard.type(' Typed meanwhile by another.'),
  ])
  await expect(usa.page.getByText(/^Restored ¶ 9/).first()).toBeVisible()
  await kor.isStored()
  await expect(his.block('The U.S. side proposed that')).toHaveCount(1)
  await expect(his.block('Typed meanwhile by another.')).toContainText(next.slice(0, 40))

  await usa.page.getByRole('button', { name: 'Undo' }).click()
  await expect(his.block('The ROK side proposed that')).toHaveCount(1)
  await expect(his.block('Typed meanwhile by another.')).toContainText(next.slice(0, 40))
})

test('an item comes back with all that stands under its heading, and the others stay as they are [H6]', async ({
  tandem,
}) => {
  const usa = await tandem.person('usa.note')
  const history = new History(usa)
  await history.openFrom(record)
  await history.choose('A', circulated)
  await history.choose('B', working)
  await history.compares(circulated, working)
  // Its heading is the same in both, as headings mostly are.
  const item = history.paragraph('Cyber personnel: acquisition').first()
  await item.getByRole('button').first().click()
  await history.current.getByRole('button', { name: 'Restore the item as in A' }).click()
  const dialog = usa.page.getByRole('dialog', { name: /^Restore Item 6 as of/ })
  await expect(dialog.getByRole('region', { name: 'What would change' })).toContainText(
    'agreed to exchange experience',
  )
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(usa.page.getByText(/^Restored Item 6/).first()).toBeVisible()

  await usa.opens(record)
  const minutes = new Minutes(usa.page)
  await expect(minutes.block('agreed to exchange experience')).toHaveCount(1)
  // What was added to it since stays, and so does what changed elsewhere.
  await expect(minutes.block('ad referendum')).toHaveCount(1)
  await expect(minutes.block('The ROK side proposed that')).toHaveCount(1)
})

test('words typed into a paragraph that a restore takes out are offered back, also those that were still on their way [H6]', async ({
  tandem,
}) => {
  test.setTimeout(120_000)
  const usa = await tandem.person('usa.note')
  const kor = await tandem.person('kor.secretary')
  const his = new Minutes(kor.page)
  await kor.opens(record)
  await his.newParagraphAfter('adopted the agenda contained in')
  await kor.page.keyboard.type('A paragraph of his own.')
  await kor.isStored()

  const history = new History(usa)
  await history.openFrom(record)
  await history.compares(working, 'Current draft')
  await usa.page.getByRole('button', { name: 'Restore A…' }).click()
  const dialog = usa.page.getByRole('dialog', { name: /^Restore the whole text/ })
  await expect(dialog.getByRole('region', { name: 'What would change' })).toContainText('of his own.')
  // She has looked; he goes on, and the last of it does not get through.
  await kor.page.keyboard.type(' Typed before the press.')
  await kor.isStored()
  kor.line.cut()
  await kor.page.keyboard.type(' Typed while cut off.')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()

  const offered = usa.page.getByRole('dialog', { name: 'Offered back' })
  await expect(offered.getByRole('listitem').filter({ hasText: 'Typed before the press.' })).toContainText(
    'ROK secretary',
  )
  await expect(offered).not.toContainText('A paragraph of his own.')
  kor.line.mend()
  await kor.isStored()
  await expect(offered.getByText('Typed while cut off.')).toBeVisible({ timeout: 20_000 })
  await expect(his.block('A paragraph of his own.')).toHaveCount(0)

  const late = offered.getByRole('listitem').filter({ hasText: 'Typed while cut off.' })
  await late.getByRole('button', { name: 'Copy these words' }).click()
  await offered.getByRole('button', { name: 'Close' }).last().click()
  // Taken back, what stood then stands where he wrote it.
  await usa.page.getByRole('button', { name: 'Undo' }).click()
  await expect(his.block('A paragraph of his own.')).toContainText(
    'A paragraph of his own. Typed before the press.',
  )
  // Alone, too, it can be taken out again: A does not have it.
  await history.paragraph('of his own.').first().click()
  await history.current.getByRole('button', { name: 'Take it out again' }).click()
  const goes = usa.page.getByRole('dialog', { name: /^Take .* out again/ })
  await goes.getByRole('button', { name: 'Take it out', exact: true }).click()
  await expect(his.block('A paragraph of his own.')).toHaveCount(0)
  await expect(goes).toHaveCount(0)
  // What came for a place that was gone she has at hand, to be put where it belongs.
  await usa.page.keyboard.press('Control+s')
  const name = usa.page.getByRole('dialog', { name: 'Name this version' }).getByLabel('Name', { exact: true })
  await expect(name).toBeFocused()
  await name.press('Control+v')
  await expect(name).toHaveValue(/Typed while cut off\.$/)
})

test('a text that somebody deleted whole is brought back at one press [H6]', async ({ tandem }) => {
  const usa = await tandem.person('usa.note')
  const kor = await tandem.person('kor.secretary')
  const his = new Minutes(kor.page)
  await kor.opens(record)
  await his.isShown()
  const before = await his.words()
  await his.goToEndOf('adopted the agenda contained in')
  await kor.page.keyboard.press('Control+a')
  await kor.page.keyboard.press('Control+a')
  await kor.page.keyboard.press('Backspace')
  await kor.isStored()
  await expect.poll(async () => (await his.words()).join('').length).toBeLessThan(100)

  const history = new History(usa)
  await history.openFrom(record)
  await history.compares(working, 'Current draft')
  await usa.page.getByRole('button', { name: 'Restore A…' }).click()
  await usa.page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect.poll(async () => his.words()).toEqual(before)
})
