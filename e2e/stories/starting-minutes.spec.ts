import { expect, test } from '../support/fixtures.js'

test('a secretary starts minutes from the agenda; the other co-chair finds them, a delegate nothing [M5]', async ({
  tandem,
}) => {
  const secretary = await tandem.person('usa.note')
  await secretary.opens('CCWG/9')
  const { page } = secretary
  await expect(
    page.getByText('No minutes yet. Start them now and Tandem lays out one heading for each agenda item.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Start minutes…' }).click()

  await expect(page).toHaveURL(/\/documents\/doc_/)
  await secretary.sees('CCWG/9/MIN')
  await expect(page.locator('main').getByText('Threat and policy developments').first()).toBeVisible()
  // The sentence stands there as a hint and is no text yet.
  const english = page.getByRole('textbox', { name: 'Minutes in English' })
  await expect(
    english.locator('[data-hint="The two sides approved the minutes of the eighth meeting."]'),
  ).toBeVisible()
  await expect(english.getByText('The two sides')).toHaveCount(0)
  // However narrow the page, each hint has the room it takes.
  await page.setViewportSize({ width: 390, height: 844 })
  const tooHigh = page
    .locator('[data-hint]')
    .evaluateAll(
      (hints) =>
        hints.filter((hint) => hint.clientHeight > 0 && hint.scrollHeight > hint.clientHeight).length,
    )
  expect(await tooHigh).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })

  const chair = await tandem.person('kor.hod', { language: 'ko' })
  await chair.opens('CCWG/9')
  await expect(chair.page.getByRole('button', { name: '회의록 시작' })).toHaveCount(0)
  await chair.opens('CCWG/9/MIN')
  await expect(chair.page.locator('main').getByText('위협 및 정책 동향').first()).toBeVisible()

  const delegate = await tandem.person('usa.director')
  await delegate.opens('CCWG/9')
  await expect(delegate.page.getByText('Start minutes…')).toHaveCount(0)
  await expect(delegate.page.getByText('CCWG/9/MIN')).toHaveCount(0)
})
