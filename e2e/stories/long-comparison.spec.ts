import { expect, test } from '../support/fixtures.js'
import { History } from '../support/history.js'
import { Minutes } from '../support/minutes.js'

/** The minutes of the planning meeting are long in writing and short in text: room to write in. */
const planning = 'CX23/IPM/ROD'
// A page of minutes has about fifteen paragraphs of some thirty words.
const [pages, paragraphsOnPage, changes] = [40, 15, 30]
const count = pages * paragraphsOnPage

const paragraph = (number: number): string =>
  `Statement ${number} of the long day. The delegation recalled what was said in the morning, thanked the ` +
  `secretariat for the paper, and asked that the exchange of information go on as it had in the year before.`
const changed = (change: number): number => Math.floor((count * change) / changes)

test('thirty changes of forty pages: N and P lead through them, the map shows where they are, what did not change is folded', async ({
  tandem,
}) => {
  test.setTimeout(240_000)
  const kor = await tandem.person('kor.secretary')
  const { page } = kor
  const minutes = new Minutes(page)
  await kor.opens(planning)
  await minutes.isShown()
  const first = (await minutes.words()).find((words) => words.length > 40) ?? ''
  await minutes.newParagraphAfter(first.slice(0, 40))
  const html = Array.from({ length: count }, (_, at) => `<p>${paragraph(at)}</p>`).join('')
  await minutes.paste({ html })
  await kor.isStored()
  await expect(minutes.block(paragraph(count - 1))).toHaveCount(1)

  const history = new History(kor)
  await page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.nameVersion('The long text')
  await page.getByRole('link', { name: 'Close history' }).click()
  await minutes.isShown()
  for (let change = 0; change < changes; change += 1) {
    await minutes.goToEndOf(`Statement ${changed(change)} of`)
    await page.keyboard.type(` Change ${change} was made.`)
  }
  await kor.isStored()

  await page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.choose('A', 'The long text')
  await history.compares('The long text', 'Current draft')
  const bar = page.getByRole('toolbar', { name: 'Comparison' })
  await expect(bar).toContainText(`${changes} changes`)
  // Folded: of forty pages what changed stands there, and one line for each stretch between.
  await expect(history.changed).toHaveCount(changes)
  await expect(history.folds).toHaveCount(changes)
  await expect(history.text).not.toContainText(paragraph(changed(3) + 1))
  await expect(history.changeMap).toHaveCount(changes)

  for (let change = 0; change < changes; change += 1) {
    await page.keyboard.press('n')
    await expect(bar).toContainText(`Change ${change + 1} of ${changes}`)
    await expect(history.current).toContainText(`Change ${change} was made.`)
    await expect(history.current).toBeInViewport()
  }
  await page.keyboard.press('n')
  await expect(history.current).toContainText('Change 0 was made.')
  for (let change = changes - 1; change >= changes - 4; change -= 1) {
    await page.keyboard.press('p')
    await expect(history.current).toContainText(`Change ${change} was made.`)
    await expect(history.current).toBeInViewport()
  }

  // The map leads there as well: its ticks stand in the order of the text, from its top to its end.
  const tops = await history.changeMap.evaluateAll((ticks) =>
    ticks.map((tick) => tick.getBoundingClientRect().top),
  )
  expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  await history.changeMap.nth(12).click()
  await expect(history.current).toContainText('Change 12 was made.')
  await expect(history.current).toBeInViewport()
  await expect(bar).toContainText(`Change 13 of ${changes}`)

  // A fold opens at one press, and shows what stood between two changes.
  await history
    .paragraph('Change 3 was made.')
    .locator('xpath=following-sibling::*[1]')
    .getByRole('button', { name: /unchanged$/ })
    .click()
  await expect(history.paragraph(paragraph(changed(3) + 1))).toHaveCount(1)
  // Unfolded, all of it is there, and the way from change to change is the same.
  await page.keyboard.press('c')
  await expect(history.folds).toHaveCount(0)
  await expect(history.paragraph(/^.*Statement \d+ of the long day/)).toHaveCount(count)
  await page.keyboard.press('n')
  await expect(history.current).toContainText('Change 13 was made.')
  await expect(history.current).toBeInViewport()
})
