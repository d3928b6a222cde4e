import { Agenda } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'

test('the palette goes to anything by name, number or Korean initial consonants', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod', { language: 'ko' })
  await kor.page.goto(kor.line.address)
  await expect(kor.page.locator('h1')).toBeVisible()
  await kor.page.keyboard.press('Control+k')
  const search = kor.page.getByRole('combobox')
  await search.fill('CCWG/9/1')
  await expect(kor.page.getByRole('option').first()).toContainText('CCWG/9/1')
  await search.fill('ㅈㅇㅅㅎ')
  await expect(kor.page.getByRole('option', { name: /제안 사항/ })).toBeVisible()
  await kor.page.getByRole('option', { name: /제안 사항/ }).click()
  await expect(kor.page).toHaveURL(/\/documents\/doc_\w+#itm_\w+$/)
  await expect(kor.page.getByRole('textbox', { name: '의제 5 제목(한국어)', exact: true })).toBeInViewport()
})

test('a link to an item survives signing in', async ({ tandem }) => {
  const mys = await tandem.person('mys.cochair')
  await mys.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  const id = await (await agenda.row('11')).getAttribute('id')
  const path = `${new URL(mys.page.url()).pathname}#${id}`
  const visitor = await tandem.visitor()
  await visitor.page.goto(visitor.line.address + path)
  await visitor.page.getByRole('button', { name: /ROK Director, cyber policy/ }).click()
  await expect(visitor.page).toHaveURL(visitor.line.address + path)
  await expect(visitor.page.locator(`#${id}`)).toBeInViewport()
})

test('language, theme and zone are one’s own and are kept', async ({ tandem }) => {
  const usa = await tandem.person('usa.director')
  await usa.page.goto(`${usa.line.address}/profile`)
  await usa.page.getByRole('radio', { name: '한국어' }).click()
  await expect(usa.page.locator('html')).toHaveAttribute('lang', 'ko')
  // What the page shows at once is kept when the server has it.
  const kept = usa.page.waitForResponse((response) => response.request().method() === 'PATCH')
  await usa.page.getByRole('radio', { name: '어둡게' }).click()
  await expect(usa.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await kept
  await usa.page.reload()
  await expect(usa.page.locator('html')).toHaveAttribute('lang', 'ko')
  await expect(usa.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the home of a group says who is here, and at which item', async ({ tandem }) => {
  const mys = await tandem.person('mys.cochair')
  const kor = await tandem.person('kor.cochair')
  await kor.page.goto(kor.line.address)
  await mys.opens('EWG-CS/10/1')
  await new Agenda(mys.page).title('6').click()
  const here = kor.page.getByRole('region', { name: /Here now/ })
  await expect(here).toContainText('MYS co-chair')
  await expect(here).toContainText('EWG-CS/10/1, item 6')
  await mys.page.close()
  await expect(here).toBeHidden()
})

test('all keys are listed, and a month stays a month in the calendar [X15]', async ({ tandem }) => {
  const kor = await tandem.person('kor.cochair')
  await kor.page.goto(kor.line.address)
  await expect(kor.page.getByText('November 2023, day to be confirmed')).toBeVisible()
  await kor.page.locator('main').focus()
  await kor.page.keyboard.press('?')
  await expect(kor.page.getByRole('dialog')).toContainText('Ctrl')
  await kor.page.keyboard.press('Escape')
  await expect(kor.page.getByRole('dialog')).toBeHidden()
})

test('the printed agenda has every item, its marking and no controls', async ({ tandem }) => {
  const mys = await tandem.person('mys.cochair')
  await mys.opens('EWG-CS/10/1')
  await mys.page.emulateMedia({ media: 'print' })
  await expect(mys.page.getByText('TLP:AMBER').first()).toBeVisible()
  await expect(mys.page.getByRole('banner')).toBeHidden()
  await expect(mys.page.getByRole('button', { name: 'Add item' }).first()).toBeHidden()
  await expect(new Agenda(mys.page).title('12')).toBeVisible()
})

test('on a phone a panel lies over the page: it takes the focus, Escape closes it, and one is back where one was', async ({
  tandem,
}) => {
  const usa = await tandem.person('usa.note', { viewport: { width: 390, height: 844 } })
  const { page } = usa
  await usa.opens('CCWG/8/MIN')
  const path = new URL(page.url()).pathname
  for (const [address, opener] of [
    [`/groups/${await usa.groupId('CCWG')}`, 'Open the side panel'],
    [`${path}/history`, 'Versions'],
  ] as const) {
    await page.goto(usa.line.address + address)
    const button = page.getByRole('button', { name: opener, exact: true })
    await button.click()
    await expect(page.locator('nav :focus, aside :focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(page.locator('nav :focus, aside :focus')).toHaveCount(0)
    await expect(button).toBeFocused()
    // And by the place beside it.
    await button.click()
    await expect(page.locator('nav :focus, aside :focus')).toHaveCount(1)
    await page.mouse.click(380, 20)
    await expect(button).toBeFocused()
  }
})
