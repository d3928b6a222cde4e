import { expect, test } from '../support/fixtures.js'
import { Minutes } from '../support/minutes.js'
import { Register } from '../support/register.js'

const record = 'CCWG/8/MIN'

/** A table of so many rows and two columns, as a spreadsheet puts it on the clipboard. */
function tableOf(rows: number): string {
  const cells = Array.from(
    { length: rows },
    (_, at) => `<tr><td>Unit ${at + 1} takes part</td><td>Task of ${at + 1}</td></tr>`,
  )
  return `<table>${cells.join('')}</table>`
}

test('a table of 500 rows is written in like any other, by two at once [M5]', async ({ tandem }) => {
  test.setTimeout(120_000)
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  const his = new Minutes(kor.page)
  const hers = new Minutes(usa.page)
  await kor.opens(record)
  await usa.opens(record)
  await his.newParagraphAfter('promised to positively consider')
  await his.paste({ html: tableOf(500), text: 'Unit 1 takes part' })
  const rows = (of: Minutes) => of.text().locator('tr')
  await expect(rows(his)).toHaveCount(500)
  await expect(rows(hers)).toHaveCount(500, { timeout: 30_000 })

  const cell = (of: Minutes, words: string) => of.text().getByRole('cell', { name: words, exact: true })
  await cell(his, 'Unit 250 takes part').click()
  await kor.page.keyboard.press('Alt+Enter')
  await kor.page.getByRole('menuitem', { name: 'Add row below' }).click()
  await expect(rows(his)).toHaveCount(501)
  await cell(hers, 'Task of 400').click()
  await usa.page.keyboard.press('End')
  await rows(his).nth(250).getByRole('cell').first().click()
  await Promise.all([
    usa.page.keyboard.type(', in March'),
    (async () => {
      await kor.page.keyboard.type('Unit between')
      await kor.page.keyboard.press('Tab')
      await kor.page.keyboard.type('Its task')
    })(),
  ])
  for (const each of [his, hers]) {
    await expect(rows(each)).toHaveCount(501)
    await expect(rows(each).nth(250)).toContainText('Unit between')
    await expect(rows(each).nth(250)).toContainText('Its task')
    await expect(rows(each).nth(400)).toContainText('Task of 400, in March')
  }
  await kor.isStored()
  await usa.isStored()
})

test('a click into a long table stands, however fast another writes in it', async ({ tandem }) => {
  test.setTimeout(120_000)
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  const his = new Minutes(kor.page)
  const hers = new Minutes(usa.page)
  await kor.opens(record)
  await usa.opens(record)
  await his.newParagraphAfter('promised to positively consider')
  await his.paste({ html: tableOf(200), text: 'Unit 1 takes part' })
  const rows = (of: Minutes) => of.text().locator('tr')
  await expect(rows(hers)).toHaveCount(200, { timeout: 30_000 })
  const cell = (of: Minutes, words: string) => of.text().getByRole('cell', { name: words, exact: true })
  await cell(hers, 'Task of 100').click()
  const typing = usa.page.keyboard.type('x'.repeat(150), { delay: 20 })
  const units = [95, 97, 99, 101, 103, 105]
  for (const unit of units) {
    await cell(his, `Unit ${unit} takes part`).click()
    await kor.page.keyboard.type('!')
  }
  await typing
  for (const each of [his, hers]) {
    for (const unit of units)
      await expect(
        rows(each)
          .nth(unit - 1)
          .locator('td')
          .first(),
        `row ${unit}`,
      ).toContainText('!')
    await expect(rows(each).nth(99).locator('td').last()).toContainText('x'.repeat(60))
  }
  await kor.isStored()
  await usa.isStored()
})

test('a hint of newly started minutes is taken with Tab, and a footnote stands where it was put', async ({
  tandem,
}) => {
  const usa = await tandem.person('usa.note')
  await usa.opens('CCWG/9')
  await usa.page.getByRole('button', { name: 'Start minutes…' }).click()
  await usa.sees('CCWG/9/MIN')
  const hers = new Minutes(usa.page)
  const sentence = 'The two sides approved the minutes of the eighth meeting.'
  const hint = hers.text().locator(`[data-hint="${sentence}"]`)
  await hint.click()
  await usa.page.keyboard.press('Tab')
  await expect(hers.block(sentence).locator('p')).toHaveText(sentence)
  await expect(hint).toHaveCount(0)

  await hers.goToEndOf(sentence)
  await usa.page.keyboard.press('Control+Alt+f')
  await usa.page.keyboard.type('As amended on the second day.')
  const note = hers.block('As amended on the second day.')
  await expect(note.getByRole('button').first()).toHaveText('1')
  await usa.isStored()
  await usa.page.reload()
  await expect(hers.block('As amended on the second day.')).toHaveCount(1)
  await expect(hers.block(sentence)).toContainText('1')
})

test('what is said in one case only is found at its place and stands in both languages; any verb is one behind a slash [M5]', async ({
  tandem,
}) => {
  const usa = await tandem.person('usa.note')
  await usa.opens('CCWG/9')
  await usa.page.getByRole('button', { name: 'Start minutes…' }).click()
  await usa.sees('CCWG/9/MIN')
  const hers = new Minutes(usa.page)
  const proposed = hers.text().locator('[data-hint="The Republic of Korea side proposed …."]')
  await proposed.click()
  await usa.page.keyboard.type('The Republic of Korea side proposed a hotline.')
  await hers.block('proposed a hotline').getByRole('button').first().click()
  await usa.page.getByRole('menuitem', { name: 'Usual sentences' }).click()
  await usa.page.getByRole('menuitem', { name: /return to the matter at/ }).click()
  await expect(hers.block('다시 논의하기로 하였다', 'Korean')).toBeVisible()
  // What is open in it is selected, and gives way to what is typed.
  await usa.page.keyboard.type('the tenth meeting')
  const deferred = hers.block('The two sides agreed to return to the matter at the tenth meeting.')
  await expect(deferred).toContainText('Deferred')
  await hers.goToEndOf('return to the matter')
  await usa.page.keyboard.press('Enter')
  // Any verb of the group's language, behind a slash.
  await usa.page.keyboard.type('/welcomed the proposal')
  const welcomed = hers
    .text()
    .locator('[data-id]')
    .filter({ has: usa.page.getByText(/^the proposal$/) })
  await expect(welcomed).toContainText('Welcomed')
  await usa.isStored()
})

for (const language of ['en', 'ko'] as const) {
  test(`on paper stands the record and nothing to press, with its interface in ${language}`, async ({
    tandem,
  }) => {
    const kor = await tandem.person('kor.secretary', { language })
    const minutes = new Minutes(kor.page)
    await kor.opens(record)
    await minutes.isShown()
    await minutes.goToEndOf('adopted the agenda')
    await kor.page.keyboard.type(' Just now.')
    // As a printer gets it: all pages, and not the one that is in sight.
    const printed = (await kor.page.pdf()).toString('latin1')
    expect(printed.match(/\/Type ?\/Page\b/g)?.length).toBeGreaterThan(3)
    await kor.page.emulateMedia({ media: 'print' })
    // As wide as paper, and both languages all the same.
    await kor.page.setViewportSize({ width: 720, height: 1_000 })
    const paper = kor.page.getByRole('article').filter({ visible: true })
    await expect(paper.getByText('채택하였다')).toBeVisible()
    await expect(paper.getByText('Just now.')).toBeVisible()
    for (const role of ['banner', 'navigation', 'toolbar', 'menu', 'status', 'textbox'] as const) {
      await expect(kor.page.getByRole(role).filter({ visible: true, hasText: /./ })).toHaveCount(0)
    }
    await expect(kor.saveState).toBeHidden()
    // The halves of a pair stand side by side, the last as the first.
    const last = paper.locator('[data-id]').filter({ hasText: 'agreed to hold the ninth meeting' })
    const tops = await last.locator('p').evaluateAll((each) => each.map((p) => p.getBoundingClientRect().top))
    expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 99))).toBeLessThan(12)
    await kor.page.emulateMedia({ media: 'screen' })
    await kor.page.setViewportSize({ width: 1440, height: 900 })
    await expect(minutes.block('adopted the agenda')).toContainText('Just now.')
  })
}

test('when the paragraph a commitment came from is changed, its owner is asked, and words it anew [A9]', async ({
  tandem,
}) => {
  test.setTimeout(120_000)
  const kor = new Register(await tandem.person('kor.hod'))
  const usa = await tandem.person('usa.note')
  const hers = new Minutes(usa.page)
  await kor.opens('CCWG', '?open=CCWG8%2F07')
  await expect(kor.peek.getByText('Confirm or reword.')).toHaveCount(0)
  await usa.opens(record)
  await hers.goToEndOf('agreed to hold the ninth meeting')
  await usa.page.keyboard.type(' The dates are settled by mail.')
  await usa.isStored()

  await kor.opens('CCWG', '?open=CCWG8%2F07')
  await expect(kor.peek.getByText(/The wording of ¶ \d+ changed since\. Confirm or reword\./)).toBeVisible()
  await expect(kor.row('CCWG8/07')).toContainText('To confirm')
  await kor.act('Reword…')
  await kor.peek.locator('textarea[lang="en"]').fill('Propose dates for the ninth meeting by mail.')
  await kor.peek.getByRole('button', { name: 'Confirm this wording' }).click()
  await expect(kor.peek.getByText('Confirm or reword.')).toHaveCount(0)
  await expect(kor.row('CCWG8/07')).toContainText('by mail')

  // Once more, and this time the words still hold.
  await hers.goToEndOf('settled by mail.')
  await usa.page.keyboard.type(' In spring.')
  await usa.isStored()
  await kor.opens('CCWG', '?open=CCWG8%2F07')
  await kor.peek.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(kor.peek.getByText('Confirm or reword.')).toHaveCount(0)
  await expect(kor.peek).toContainText('confirmed the wording')
})
