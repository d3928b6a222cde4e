import { Agenda, expectSame, textOf } from '../support/agenda.js'
import { expect, test, type Tandem } from '../support/fixtures.js'
import type { Person } from '../support/person.js'

/** "See each other within 1 s" and the like are promises: waiting longer would not notice one broken. */
const within1s = { timeout: 1_000 }

async function bothAt(
  tandem: Tandem,
  symbol: string,
  a: string,
  b: string,
): Promise<[Person, Person, Agenda, Agenda]> {
  const [one, other] = await Promise.all([tandem.person(a), tandem.person(b)])
  await one.opens(symbol)
  await other.opens(symbol)
  return [one, other, new Agenda(one.page), new Agenda(other.page)]
}

test('a newcomer chooses a person, and is at the agenda in two clicks', async ({ tandem }) => {
  const visitor = await tandem.visitor()
  await visitor.page.goto(visitor.line.address)
  await visitor.page.getByRole('button', { name: /ROK Director, cyber policy/ }).click()
  await visitor.page.getByRole('link', { name: 'Open agenda' }).click()
  await visitor.sees('EWG-CS/10/1')
  const agenda = new Agenda(visitor.page)
  await agenda.atEnd(agenda.title('5'))
  await visitor.page.keyboard.type(' and beyond')
  await visitor.isStored()
  await expect(visitor.saveState).toContainText(/Stored \d\d:\d\d:\d\d/)
})

test('both co-chairs of EWG-CS/10 see each other within a second and write one sentence together', async ({
  tandem,
}) => {
  const [mys, kor, hers, his] = await bothAt(tandem, 'EWG-CS/10/1', 'mys.cochair', 'kor.cochair')
  await expect(mys.page.getByRole('group', { name: '2 people here' })).toBeVisible(within1s)
  await expect(kor.page.getByRole('group', { name: '2 people here' })).toBeVisible(within1s)

  await hers.atEnd(hers.title('5'))
  await expect(his.title('5').getByText('MYS co-chair')).toBeAttached(within1s)
  await his.atEnd(his.title('5'))
  await mys.page.keyboard.type(' M')
  await expect(his.title('5')).toContainText(' M', within1s)
  await Promise.all([
    mys.page.keyboard.type('alaysia writes', { delay: 15 }),
    kor.page.keyboard.type(' Korea writes', { delay: 15 }),
  ])
  await mys.isStored()
  await kor.isStored()
  await expectSame(hers.title('5'), his.title('5'), (text) => {
    // Whose letters stand first is the text's affair; none may be missing or doubled.
    const letters = (words: string): string => [...words.replaceAll(' ', '')].toSorted().join('')
    expect(letters(text)).toBe(letters('Developments since the ninth meeting Malaysia writes Korea writes'))
  })
})

test('both sides of CCWG/9 write in their own language, and each sees the other', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod', { language: 'ko' })
  const usa = await tandem.person('usa.hod')
  await kor.opens('CCWG/9/1')
  await usa.opens('CCWG/9/1')
  const korean = kor.page.getByRole('textbox', { name: '의제 5 제목(한국어)', exact: true })
  await korean.click()
  await korean.press('End')
  await kor.page.keyboard.insertText(': 정례 훈련')
  const agenda = new Agenda(usa.page)
  await expect(agenda.title('5', 'Korean')).toContainText('제안 사항: 정례 훈련', within1s)
  await agenda.atEnd(agenda.title('5'))
  await usa.page.keyboard.type(': regular exercise')
  await expect(kor.page.getByText('Proposals: regular exercise')).toBeVisible(within1s)
})

test('one changes the title while the other changes the minutes, and both are kept', async ({ tandem }) => {
  const [mys, kor, hers, his] = await bothAt(tandem, 'EWG-CS/10/1', 'mys.cochair', 'kor.cochair')
  await hers.atEnd(hers.title('6'))
  await Promise.all([mys.page.keyboard.type(', third draft', { delay: 20 }), his.setMinutes('6', 100)])
  for (const agenda of [hers, his]) {
    await expect(agenda.title('6')).toContainText('Cyber security framework, third draft')
    await expect(agenda.minutes('6')).toHaveValue('100')
  }
  await mys.isStored()
  await kor.isStored()
})

test('words move with their item while the other types in it', async ({ tandem }) => {
  const [mys, kor, hers, his] = await bothAt(tandem, 'EWG-CS/10/1', 'mys.cochair', 'kor.cochair')
  const moved = await his.row('4')
  const typing = await hers.row('4')
  await hers.atEnd(hers.title('4'))
  const types = mys.page.keyboard.type(', with owners and dates', { delay: 40 })
  await moved.getByRole('textbox').first().click()
  await kor.page.keyboard.press('Alt+ArrowUp')
  await kor.page.keyboard.press('Alt+ArrowUp')
  await types
  for (const row of [moved, typing]) {
    await expect(row).toContainText('Matters arising: status of actions, with owners and dates')
  }
  expect((await his.titles()).indexOf('Matters arising: status of actions, with owners and dates')).toBe(1)
  expect(await hers.titles()).toEqual(await his.titles())
  await expect(typing.getByRole('textbox').first()).toBeFocused()
})

test('an item deleted while the other types in it comes back with every word', async ({ tandem }) => {
  const [mys, kor, hers, his] = await bothAt(tandem, 'EWG-CS/10/1', 'mys.cochair', 'kor.cochair')
  const row = await hers.row('8')
  await hers.atEnd(hers.title('8'))
  await mys.page.keyboard.type(' before')
  await expect(his.title('8')).toContainText('before')
  await his.menu(await his.row('8'))
  await kor.page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(row.getByText(/Republic of Korea, co-chair deleted this item at \d\d:\d\d/)).toBeVisible(
    within1s,
  )
  await mys.page.keyboard.type(' and after')
  await row.getByRole('button', { name: 'Bring back' }).click()
  const whole = 'Work plan 2021-2024 and hand-over to the next co-chairs before and after'
  await expect(his.title('8')).toContainText(whole, within1s)
  await expect(hers.title('8')).toContainText(whole)
  expect(await hers.titles()).toEqual(await his.titles())
})

test('a letter goes to where its writer put the caret, however the other’s moves in the same title', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod')
  const usa = await tandem.person('usa.hod')
  await kor.opens('CCWG/9/1')
  await usa.opens('CCWG/9/1')
  const his = new Agenda(kor.page).title('5', 'Korean')
  const hers = new Agenda(usa.page).title('5', 'Korean')
  const title = await textOf(hers)
  // On a slow machine there is time for the other's caret between a click and what the page learns of it.
  const session = await usa.context.newCDPSession(usa.page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await his.click()
  let isOver = false
  const moving = (async () => {
    while (!isOver) for (const key of ['ArrowRight', 'ArrowLeft']) await kor.page.keyboard.press(key)
  })()
  for (let round = 0; round < 15; round += 1) {
    await hers.click()
    await usa.page.keyboard.press('Home')
    await usa.page.keyboard.type('x')
    await expect.poll(() => textOf(hers)).toBe(`x${title}`)
    await usa.page.keyboard.press('Backspace')
    await expect.poll(() => textOf(hers)).toBe(title)
  }
  isOver = true
  await moving
})

test('undo takes back only one’s own [SYNC-14]', async ({ tandem }) => {
  const [mys, kor, hers, his] = await bothAt(tandem, 'EWG-CS/10/1', 'mys.cochair', 'kor.cochair')
  await hers.atEnd(hers.title('9'))
  await mys.page.keyboard.type(' mine')
  await expect(his.title('9')).toContainText('mine')
  await his.atEnd(his.title('9'))
  await kor.page.keyboard.type(' yours')
  await expect(hers.title('9')).toContainText('yours')
  await mys.page.keyboard.press('Control+z')
  await expect(hers.title('9')).not.toContainText('mine')
  await expectSame(hers.title('9'), his.title('9'), (text) => expect(text).toContain(' yours'))
  await mys.page.keyboard.press('Control+z')
  expect(await textOf(hers.title('9'))).toContain(' yours')
  await mys.page.keyboard.press('Control+Shift+z')
  await expectSame(hers.title('9'), his.title('9'), (text) => {
    expect(text).toContain(' yours')
    expect(text).toContain(' mine')
  })
})
