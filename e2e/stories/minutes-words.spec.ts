import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../support/fixtures.js'
import { Minutes } from '../support/minutes.js'

const wordTable = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{font-family:"Calibri"}</style></head><body>
<h2><span style='mso-bidi-font-weight:bold'>List of actions</span></h2>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>The first point of the list</p>
<table class=MsoTableGrid border=1><thead><tr><td><p class=MsoNormal><b>Owner</b></p></td><td><p class=MsoNormal>Action<o:p></o:p></p></td></tr></thead>
<tr><td colspan=2><p class=MsoNormal>Both sides together</p></td></tr></table>
<p class=MsoNormal>Below the table.</p></body></html>`

const hostile = `<p onclick="alert(1)">Innocent words <a href="javascript:alert(2)">press here</a></p><img src=x onerror="alert(3)">
<script>alert(4)</script><svg onload="alert(5)"></svg><iframe srcdoc="<script>alert(6)</script>"></iframe>
<a href="java&#10;script:alert(7)">again</a><p data-id="blk_00000000000000000000" style="background:url(javascript:alert(8))">styled</p>`

test('an action says in its words who owes it and until when, in either language [M5, A9]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  await minutes.newParagraphAfter('promised to positively consider')
  await kor.page.keyboard.type('/action @USA informs the ROK side of its view by 30 June.')
  const action = minutes.block('informs the ROK side of its view')
  await expect(action).toHaveAttribute('data-verb', 'tasked')
  await expect(action.locator('p')).toHaveText('@USA informs the ROK side of its view by 30 June.')
  await expect(action.getByText('USA', { exact: true })).toBeVisible()
  await expect(action.getByText(/30 June/).last()).toContainText('due')
  // What was read is a step of its own: undo takes it back and leaves the words.
  await minutes.undo()
  await expect(action.getByText(/due .*30 June/)).toHaveCount(0)
  await expect(action.locator('p')).toHaveText('@USA informs the ROK side of its view by 30 June.')

  await minutes.newParagraphAfter('긍정적으로 검토', 'Korean')
  await kor.page.keyboard.type('조치: @한측이 2023년 9월까지 일정을 제안한다.')
  const korean = minutes.block('일정을 제안한다', 'Korean')
  await expect(korean).toHaveAttribute('data-verb', 'tasked')
  await expect(korean.locator('p')).toHaveText('@한측이 2023년 9월까지 일정을 제안한다.')
  await expect(korean.getByText('KOR', { exact: true })).toBeVisible()
  await kor.isStored()

  // Escape takes back what was read last, and the caret stays where it is.
  await minutes.newParagraphAfter('informs the ROK side')
  await kor.page.keyboard.type('/action Circulate the list by 31 July.')
  const list = minutes.block('Circulate the list')
  await expect(list.getByText(/due .*31 July/)).toBeVisible()
  await kor.page.keyboard.press('Escape')
  await expect(list.getByText(/due .*31 July/)).toHaveCount(0)
  await kor.page.keyboard.type(' To all.')
  await expect(list.locator('p')).toHaveText('Circulate the list by 31 July. To all.')
  await kor.isStored()
})

test('a delegation is offered as it is named, and picked with the keyboard', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  await minutes.newParagraphAfter('promised to positively consider')
  await kor.page.keyboard.type('/action @uni')
  const list = kor.page.getByRole('listbox', { name: 'Delegations' })
  await expect(list.getByRole('option', { selected: true })).toContainText('United States')
  await kor.page.keyboard.press('Enter')
  await kor.page.keyboard.type(' proposes dates.')
  const action = minutes.block('proposes dates.')
  await expect(action.locator('p')).toHaveText('United States of America proposes dates.')
  await expect(action.getByText('USA', { exact: true })).toBeVisible()
  await expect(list).toBeHidden()
})

test('what is found in both languages is replaced in one step, and one undo brings it all back', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  await minutes.isShown()
  const before = [await minutes.words('English'), await minutes.words('Korean')]
  await minutes.block('promised to positively consider').first().locator('p').click()
  await kor.page.keyboard.press('Control+h')
  const bar = kor.page.getByRole('search', { name: 'Find in the minutes' })
  await bar.getByLabel('Find', { exact: true }).fill('CCWG')
  await expect(bar.getByText(/\d+ found/)).toBeVisible()
  await bar.getByLabel('Find', { exact: true }).press('Enter')
  await expect(bar.getByText(/^1 of \d+$/)).toBeVisible()
  await bar.getByLabel('Replace with').fill('CyberWG')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await expect(kor.page.getByText(/Replaced \d+ in \d+ paragraphs/).first()).toBeVisible()
  expect((await minutes.words('English')).join(' ')).not.toContain('CCWG')
  expect((await minutes.words('English')).join(' ')).toContain('CyberWG/8/2')
  expect((await minutes.words('Korean')).join(' ')).not.toContain('CCWG')
  await bar.getByLabel('Find', { exact: true }).press('Escape')
  await minutes.block('promised to positively consider').first().locator('p').click()
  await minutes.undo()
  await expect.poll(() => minutes.words('English')).toEqual(before[0])
  expect(await minutes.words('Korean')).toEqual(before[1])
  await kor.isStored()
})

test('a term of the glossary is marked until the other language has its counterpart', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  const term = minutes.block('adopted the agenda').getByTitle('silence procedure – 침묵절차(묵시적 동의)')
  await minutes.goToEndOf('adopted the agenda')
  await kor.page.keyboard.type(' A silence procedure follows.')
  await expect(term).toHaveText('silence procedure')
  await minutes.goToEndOf('채택하였다', 'Korean')
  await kor.page.keyboard.type(' 침묵절차가 이어진다.')
  await expect(term).toHaveCount(0)
  await expect(minutes.block('A silence procedure follows.')).toHaveCount(1)
})

test('a number leads to its paragraph', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  // Over the text stands the item that is in sight, before there is a caret.
  const here = kor.page.locator('[class*="sectionNo"]')
  await expect(here).toHaveText('1')
  await minutes.block('agreed to hold the ninth meeting').scrollIntoViewIfNeeded()
  await expect(here).toHaveText(/^[89]$/)
  await minutes.block('promised to positively consider').first().locator('p').click()
  await kor.page.keyboard.press('Control+g')
  const dialog = kor.page.getByRole('dialog', { name: 'Go to paragraph' })
  await dialog.getByRole('textbox').fill('99')
  await dialog.getByRole('textbox').press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText('There is no 99 in these minutes')
  await dialog.getByRole('textbox').fill('19')
  await dialog.getByRole('textbox').press('Enter')
  await expect(dialog).toBeHidden()
  // Where one is stands over the text, its number on one line however wide it is.
  await kor.page.keyboard.press('Control+g')
  await dialog.getByRole('textbox').fill('5(a)')
  await dialog.getByRole('textbox').press('Enter')
  await expect(here).toHaveText('5(a)')
  expect((await here.boundingBox())?.height).toBeLessThan(32)
  await kor.page.keyboard.press('Control+g')
  await dialog.getByRole('textbox').fill('19')
  await dialog.getByRole('textbox').press('Enter')
  await expect(dialog).toBeHidden()
  await kor.page.keyboard.type('>')
  await expect(minutes.block('agreed to hold the ninth meeting').locator('p')).toHaveText(/^>/)
})

test('a table from Word comes with its headings and lists, and one undo takes it back', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod')
  const usa = await tandem.person('usa.hod')
  await kor.opens('CCWG/8/MIN')
  await usa.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  const theirs = new Minutes(usa.page)
  await theirs.isShown()
  await minutes.newParagraphAfter('promised to positively consider')
  const before = await minutes.words()
  await minutes.paste({ html: wordTable, text: 'List of actions' })
  await expect(minutes.block('List of actions')).toHaveAttribute('data-kind', 'heading')
  await expect(minutes.block('The first point of the list')).toHaveAttribute('data-kind', 'list_item')
  for (const each of [minutes, theirs]) {
    const table = each.text().locator('table').filter({ hasText: 'Both sides together' })
    await expect(table.locator('th')).toHaveText(['Owner', 'Action'])
    await expect(table.locator('td')).toHaveAttribute('colspan', '2')
  }
  await minutes.undo()
  await expect.poll(() => minutes.words()).toEqual(before)
  await expect(theirs.text().locator('table')).toHaveCount(0)
})

test('an image in what is pasted is stored, and the other sees it behind its words', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod')
  const usa = await tandem.person('usa.hod')
  await kor.opens('CCWG/8/MIN')
  await usa.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  const theirs = new Minutes(usa.page)
  await theirs.isShown()
  const drawn = await kor.page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2_400
    canvas.height = 1_200
    canvas.getContext('2d')?.fillRect(10, 10, 900, 900)
    return canvas.toDataURL('image/png')
  })
  await minutes.newParagraphAfter('promised to positively consider')
  await minutes.paste({
    html: `<p>The map of the venue</p><p><img alt="Map" src="${drawn}"></p><p><img alt="Far away" src="https://example.org/x.png"></p><p>Below the map</p>`,
    text: 'The map of the venue',
  })
  for (const each of [minutes, theirs]) {
    const image = each.text().locator('img[src]')
    await expect(image).toHaveCount(1)
    // Decoded, and made smaller.
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1_600)
    await expect(image).toHaveAttribute('alt', 'Map')
    await expect(each.block('Far away')).toBeVisible()
  }
  const order = (await minutes.text().locator(':scope > *').allInnerTexts()).map((words) => words.trim())
  const map = order.findIndex((words) => words.includes('The map of the venue'))
  expect(order[map + 1]).toBe('Map')
  expect(order[map + 2]).toContain('Far away')
  // Two at once are one step, and what only its page can open is refused with words.
  await minutes.newParagraphAfter('Below the map')
  await minutes.paste({
    html: `<p>Two plans</p><img src="${drawn}"><img src="${drawn}"><img src="blob:https://example.org/1">`,
    text: 'Two plans',
  })
  await expect(kor.page.getByText('its page keeps it to itself').first()).toBeVisible()
  for (const each of [minutes, theirs]) await expect(each.text().locator('img[src]')).toHaveCount(3)
  await minutes.undo()
  for (const each of [minutes, theirs]) await expect(each.text().locator('img[src]')).toHaveCount(1)
  await expect(minutes.block('Two plans')).toHaveCount(1)
  // No image: only begins like one.
  await minutes.paste({ images: [{ type: 'image/png', base64: 'iVBORw0KGgo=' }] })
  await expect(kor.page.getByText('An image was not taken').first()).toBeVisible()
})

test('what an image shows is said in both languages, and stands where it is read out [M5]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod')
  const usa = await tandem.person('usa.hod')
  await kor.opens('CCWG/8/MIN')
  await usa.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  const theirs = new Minutes(usa.page)
  await theirs.isShown()
  await minutes.newParagraphAfter('promised to positively consider')
  const drawn = await kor.page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.getContext('2d')?.fillRect(0, 0, 90, 90)
    return canvas.toDataURL('image/png')
  })
  await minutes.paste({ html: `<p>The port</p><p><img src="${drawn}"></p>`, text: 'The port' })
  const picture = minutes
    .text()
    .locator('[data-id]')
    .filter({ has: kor.page.locator('img[src]') })
  // In the Korean stands the same image, once somebody puts it there.
  const id = await picture.getAttribute('data-id')
  await minutes.text('Korean').locator('button[title=""]').filter({ hasText: 'No Korean yet' }).click()
  await picture.getByRole('button', { name: 'Say what the image shows' }).click()
  const dialog = kor.page.getByRole('dialog', { name: 'What the image shows' })
  await dialog.getByRole('textbox', { name: 'In English' }).fill('The port seen from the sea')
  await dialog.getByRole('textbox', { name: 'In Korean' }).fill('바다에서 본 항만')
  await dialog.getByRole('button', { name: 'Set' }).click()
  for (const each of [minutes, theirs]) {
    await expect(each.text('English').locator('img[src]')).toHaveAttribute(
      'alt',
      'The port seen from the sea',
    )
    await expect(each.text('Korean').locator('img[src]')).toHaveAttribute('alt', '바다에서 본 항만')
  }
  // On paper it is the line under the image.
  await kor.page.emulateMedia({ media: 'print' })
  await expect(
    kor.page.locator('img:visible + p').filter({ hasText: 'The port seen from the sea' }),
  ).toBeVisible()
  await kor.page.emulateMedia({ media: 'screen' })
  const found = await new AxeBuilder({ page: kor.page }).include(`[data-id="${id}"]`).analyze()
  expect(found.violations.map((each) => each.id)).toEqual([])
  await minutes.undo()
  for (const each of [minutes, theirs])
    await expect(each.text('English').locator('img[src]')).toHaveAttribute('alt', 'Image')
})

test('a page of 20 MB is refused with words and changes nothing', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  await minutes.block('promised to positively consider').first().locator('p').click()
  const before = await minutes.words()
  await minutes.paste({ html: `<p>${'x'.repeat(20 * 1_024 * 1_024)}</p>`, text: 'x' })
  await expect(kor.page.getByText('Not pasted: it is too large.').first()).toBeVisible()
  expect(await minutes.words()).toEqual(before)
  await kor.isStored()
})

test('a hostile page leaves its words, opens nothing, and nothing of it runs', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  const dialogs: string[] = []
  kor.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await minutes.newParagraphAfter('promised to positively consider')
  await minutes.paste({ html: hostile, text: 'Innocent words' })
  await expect(minutes.block('Innocent words press here')).toBeVisible()
  await minutes.newParagraphAfter('Innocent words press here')
  // The same with the mark of the editor's own copies, which it reads itself.
  await minutes.paste({ html: `<div data-pm-slice="0 0 []">${hostile}</div>`, text: 'Innocent words' })
  await expect(minutes.block('Innocent words press here')).toHaveCount(2)
  await kor.isStored()
  await kor.page.reload()
  await expect(minutes.block('Innocent words press here')).toHaveCount(2)
  const page = await kor.page.content()
  expect(page).not.toMatch(/javascript:|onerror|onclick|srcdoc|alert\(/)
  expect(dialogs).toEqual([])
})

test('what is dropped on a text is read like a paste, and a file beside it does not take the page away', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod')
  await kor.opens('CCWG/8/MIN')
  const minutes = new Minutes(kor.page)
  await minutes.newParagraphAfter('promised to positively consider')
  await kor.page.keyboard.type('Here: ')
  const here = minutes.block('Here:').locator('p')
  await minutes.goToEndOf('adopted the agenda')
  expect(await minutes.drop(here, { html: hostile, text: 'Innocent words' })).toBe(true)
  await expect(minutes.block('Innocent words press here')).toBeVisible()
  await expect(minutes.text().locator('img')).toHaveCount(0)
  expect(await kor.page.content()).not.toMatch(/javascript:|onerror|srcdoc/)
  const plan = { type: 'application/pdf', base64: 'JVBERi0xLjc=' }
  expect(await minutes.drop(here, { images: [plan] })).toBe(true)
  await expect(kor.page.getByText('An image was not taken').first()).toBeVisible()
  const outside = kor.page.getByRole('navigation', { name: 'Outline' })
  expect(await minutes.drop(outside, { images: [plan] })).toBe(true)
  await kor.isStored()
})
