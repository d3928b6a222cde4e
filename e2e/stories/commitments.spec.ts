import { expect, test } from '../support/fixtures.js'
import { Register } from '../support/register.js'

test('a co-chair marks one done with evidence and carries another, and the other co-chair sees both [A9]', async ({
  tandem,
}) => {
  const kor = new Register(await tandem.person('kor.hod'))
  const usa = new Register(await tandem.person('usa.hod'))
  // The next agenda has all that is open under the item that goes through it [X01].
  await usa.person.opens('CCWG/9/1')
  const matters = usa.page.getByRole('region', { name: 'Matters arising' }).getByRole('listitem')
  const numbers = [1, 2, 3, 4, 5, 6, 7].map((number) => new RegExp(`^CCWG8/0${number}`))
  await expect(matters).toHaveText(numbers)
  await kor.opens('CCWG')

  await kor.openRow('CCWG8/06')
  await kor.act('Mark done…')
  await kor.peek.getByRole('button', { name: 'Mark done', exact: true }).click()
  await expect(kor.peek.getByText('Nothing is written yet.')).toBeVisible()
  await kor.peek.getByRole('textbox', { name: 'Evidence' }).fill('Letter of 16 May')
  await kor.peek.getByRole('button', { name: 'Mark done', exact: true }).click()
  await expect(kor.peek.getByText('Letter of 16 May')).toBeVisible()
  await expect(kor.row('CCWG8/06')).toContainText('Done')

  await kor.openRow('CCWG8/07')
  await kor.more('Carry…')
  await kor.peek.getByRole('textbox', { name: 'Reason' }).fill('Dates depend on the host')
  await kor.peek.getByRole('button', { name: 'Carry', exact: true }).click()
  await expect(kor.row('CCWG9/01')).toContainText('former CCWG8/07')
  await expect(kor.row('CCWG8/07')).toHaveCount(0)
  // Carried to the ninth, said in the minutes of the eighth.
  await expect(kor.row('CCWG9/01').getByRole('link', { name: /^8th, ¶ 19/ })).toHaveCount(1)

  await kor.openRow('CCWG8/03')
  await kor.more('Drop…')
  await kor.peek.getByRole('button', { name: 'Drop', exact: true }).click()
  await expect(kor.peek.getByText('Nothing is written yet.')).toBeVisible()
  await kor.peek.getByRole('textbox', { name: 'Reason' }).fill('Taken up by another group')
  await kor.peek.getByRole('button', { name: 'Drop', exact: true }).click()
  await expect(kor.row('CCWG8/03')).toHaveCount(0)
  await expect(kor.peek).toContainText('Taken up by another group')

  await usa.page.reload()
  await expect(matters).toHaveText([
    ...[1, 2, 4, 5].map((at) => numbers[at - 1] ?? /^$/),
    /^CCWG9\/01CCWG8\/07/,
  ])
  await usa.opens('CCWG')
  await expect(usa.row('CCWG8/06')).toContainText('Done')
  await usa.openRow('CCWG8/06')
  await expect(usa.peek).toContainText('ROK Director General, defense policy marked it done')
  await expect(usa.peek.getByText('Letter of 16 May')).toBeVisible()
  await expect(usa.row('CCWG9/01')).toContainText('former CCWG8/07')
  // The number it had leads to it still.
  await usa.opens('CCWG', '?open=CCWG8%2F07')
  await usa.peek.getByText('carried it to').getByRole('link', { name: 'CCWG9/01' }).click()
  await expect(usa.page.getByRole('complementary', { name: 'Commitment CCWG9/01' })).toBeVisible()
  await expect(usa.peek).toContainText('Minutes of the 8th Meeting, ¶ 19')
})

test('overdue is told by the clock, and each of eighteen members answers for itself [M19]', async ({
  tandem,
}) => {
  const chair = new Register(await tandem.person('mys.cochair'))
  const australia = new Register(await tandem.person('aus.hod'))
  await australia.opens('EWG-CS')
  await expect(australia.row('EWGCS9/03')).toContainText('Overdue')
  await expect(australia.row('EWGCS9/02')).not.toContainText('Overdue')
  await australia.openRow('EWGCS9/03')
  // From 28 February to 17 May.
  await expect(australia.peek).toContainText('78 days overdue')
  await expect(australia.peek).toContainText('16 of 18 done')

  const own = australia.peek.getByRole('checkbox')
  await expect(own).toHaveCount(1)
  await expect(own).toBeChecked()
  await own.uncheck()
  await expect(australia.peek).toContainText('15 of 18 done')

  await chair.opens('EWG-CS', '?open=EWGCS9%2F03')
  await expect(chair.peek.getByRole('checkbox')).toHaveCount(18)
  await expect(chair.peek.getByRole('checkbox', { name: /Australia/ })).not.toBeChecked()
  await expect(chair.peek).toContainText('recorded that AUS has not done it yet')
})

test('a due day changed in the register stands under its outcome for who is in the minutes [M19]', async ({
  tandem,
}) => {
  const kor = new Register(await tandem.person('kor.hod'))
  const usa = await tandem.person('usa.hod')
  await usa.page.goto(`${usa.line.address}/symbols/CCWG/8/MIN`)
  // Under the English text; the Korean has its own.
  const task = usa.page
    .locator('[data-task]')
    .filter({ hasText: 'CCWG8/06' })
    .filter({ hasText: 'Republic of Korea' })
  await expect(task).toContainText('29 September 2023')

  await kor.opens('CCWG', '?open=CCWG8%2F06')
  await kor.more('Edit owner, due and wording…')
  const due = kor.peek.getByRole('combobox', { name: 'Due' })
  await due.selectOption('A month, day not settled')
  await kor.peek.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(kor.peek.getByText('A month is missing, as 2023-09.')).toBeVisible()
  await due.selectOption('A day')
  await kor.peek.getByLabel('Day', { exact: true }).fill('2023-05-16')
  await kor.peek.getByRole('button', { name: 'Save', exact: true }).click()

  await expect(task).toContainText('16 May 2023')
  // By the clock, the day is over.
  await expect(kor.row('CCWG8/06')).toContainText('Overdue')
  await expect(kor.peek).toContainText('1 day overdue')
  await expect(kor.peek).toContainText('changed the due date')
})

test('who may not act sees no act, and the server refuses it all the same [M8]', async ({ tandem }) => {
  const delegate = new Register(await tandem.person('usa.director'))
  await delegate.opens('CCWG', '?open=CCWG8%2F06')
  await expect(delegate.peek).toContainText('Republic of Korea')
  for (const act of ['Add an update', 'Mark done…', 'Say that it is done…', 'More', 'Confirm'])
    await expect(delegate.peek.getByRole('button', { name: act, exact: true })).toHaveCount(0)
  const id = await delegate.idOf('CCWG', 'CCWG8/06')
  for (const act of [
    { act: 'done', evidence: 'Mine to say' },
    { act: 'carry', reason: 'Later' },
    { act: 'edit', due: null },
  ])
    expect(await delegate.asksFor(id, act)).toBe(403)

  const stranger = await tandem.person('aus.hod')
  const closed = await stranger.context.request.post(
    `${stranger.line.address}/api/v1/commitments/${id}/acts`,
    { headers: { origin: stranger.line.address }, data: { act: 'update', note: 'Seen' } },
  )
  const absent = await stranger.context.request.get(
    `${stranger.line.address}/api/v1/commitments/cmt_00000000000000000000`,
  )
  expect([closed.status(), absent.status()]).toEqual([404, 404])

  const admin = await tandem.person('system.admin')
  admin.isRefused = true
  await admin.page.goto(new URL(delegate.page.url()).pathname)
  await expect(admin.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('rows are walked by arrows, Enter opens one, and Escape leads back to it', async ({ tandem }) => {
  const kor = new Register(await tandem.person('kor.hod'))
  await kor.opens('CCWG', '?sort=number&by=meeting')
  await kor.link('CCWG8/01').focus()
  await kor.page.keyboard.press('ArrowDown')
  await expect(kor.link('CCWG8/02')).toBeFocused()
  await kor.page.keyboard.press('Enter')
  const title = kor.peek.getByRole('heading', { level: 2 })
  await expect(title).toBeFocused()
  await expect(kor.peek).toContainText('Timing not finalised')
  await expect(kor.peek).toContainText('CCWG7/02')
  await kor.page.keyboard.press('Escape')
  await expect(kor.peek).toHaveCount(0)
  await expect(kor.link('CCWG8/02')).toBeFocused()
  // Beside the list, the closer look follows the row.
  await kor.openRow('CCWG8/02')
  await kor.link('CCWG8/02').press('ArrowDown')
  await expect(kor.page.getByRole('complementary', { name: 'Commitment CCWG8/03' })).toBeVisible()
  await expect(kor.page).toHaveURL(/open=CCWG8%2F03/)
})

test('what is typed is not lost with the network, nor with the page', async ({ tandem }) => {
  const kor = new Register(await tandem.person('kor.hod'))
  await kor.opens('CCWG', '?open=CCWG8%2F06')
  await kor.page.locator('main').focus()
  await kor.page.keyboard.press('u')
  const update = kor.peek.getByRole('textbox', { name: 'Update' })
  await update.fill('Plan sent to the working level')
  kor.person.line.cut()
  await kor.peek.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(kor.peek.getByRole('alert')).toContainText('What you wrote is kept here.')
  kor.person.line.mend()
  await kor.page.reload()
  await expect(update).toHaveValue('Plan sent to the working level')
  await kor.peek.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(kor.peek.getByRole('list').getByText('Plan sent to the working level')).toBeVisible()
  await expect(kor.row('CCWG8/06')).toContainText('In hand')
  await expect(update).toHaveCount(0)
})

test('of two who act at once the second is told, and keeps his words', async ({ tandem }) => {
  const kor = new Register(await tandem.person('kor.hod'))
  const usa = new Register(await tandem.person('usa.hod'))
  usa.person.isRefused = true
  await usa.opens('CCWG', '?open=CCWG8%2F05')
  await usa.act('Mark done…')
  await usa.peek.getByRole('textbox', { name: 'Evidence' }).fill('Note verbale of 16 May')
  await kor.opens('CCWG', '?open=CCWG8%2F05')
  await kor.more('Drop…')
  await kor.peek.getByRole('textbox', { name: 'Reason' }).fill('The forum was called off')
  await kor.peek.getByRole('button', { name: 'Drop', exact: true }).click()
  await expect(kor.peek.getByText('The forum was called off')).toBeVisible()
  await usa.peek.getByRole('button', { name: 'Mark done', exact: true }).click()
  await expect(usa.peek.getByText('The forum was called off')).toBeVisible()
  await expect(usa.peek).toContainText('This action is closed')
  await expect(usa.peek.getByRole('textbox', { name: 'Evidence' })).toHaveValue('Note verbale of 16 May')
})

test('filters are in the address, and one’s own delegation is one press away', async ({ tandem }) => {
  const usa = new Register(await tandem.person('usa.hod'))
  await usa.opens('CCWG')
  await usa.page.getByRole('button', { name: 'My delegation' }).click()
  await expect(usa.row('CCWG8/06')).toHaveCount(0)
  await expect(usa.row('CCWG8/07')).toBeVisible()
  await usa.page.getByRole('button', { name: /^Status:/ }).click()
  await usa.page.getByRole('menuitemcheckbox', { name: /Provisional/ }).click()
  await usa.page.keyboard.press('Escape')
  await expect(usa.page.locator('[data-row]')).toHaveCount(1)
  await expect(usa.page).toHaveURL(/status=provisional&mine=1/)
  await usa.page.reload()
  await expect(usa.row('CCWG8/04')).toContainText('Provisional')
  await usa.page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(usa.row('CCWG8/06')).toBeVisible()
})

test('what was decided is found in either language, with what it weighs [A14-9]', async ({ tandem }) => {
  const kor = new Register(await tandem.person('kor.hod'))
  await kor.opens('CCWG')
  await kor.page.getByRole('link', { name: 'Decisions', exact: true }).click()
  const search = kor.page.getByRole('searchbox')
  await search.fill('Cyber Flag')
  const promise = kor.page.getByRole('listitem').filter({ hasText: 'positively consider' })
  await expect(promise).toContainText('Not an agreement')
  await expect(promise).toContainText('A reply is owed')
  await expect(promise).toContainText('Soft')
  await expect(kor.page).toHaveURL(/about=Cyber\+Flag/)
  await search.fill('공동대응')
  await expect(kor.page.getByRole('listitem').filter({ hasText: 'joint responses' })).toContainText(
    'Agreement',
  )
  await expect(promise).toHaveCount(0)
  await kor.page.getByRole('link', { name: 'Commitment CCWG8/03' }).click()
  await expect(kor.peek).toContainText('Standing')
})

test('a commitment is reached by its number from anywhere, and G C leads to the register', async ({
  tandem,
}) => {
  const kor = new Register(await tandem.person('kor.hod'))
  await kor.opens('CCWG')
  await kor.page.keyboard.press('g')
  await kor.page.keyboard.press('h')
  await expect(kor.page.getByRole('region', { name: 'Open commitments' })).toContainText('7 open')
  await kor.page.keyboard.press('Control+k')
  await kor.page.getByRole('combobox').fill('CCWG8/02')
  await kor.page.getByRole('option').first().click()
  await expect(kor.peek).toContainText('Timing not finalised')
  await kor.page.keyboard.press('Escape')
  await kor.page.keyboard.press('g')
  await kor.page.keyboard.press('h')
  await kor.page.keyboard.press('g')
  await kor.page.keyboard.press('c')
  await expect(kor.page.getByRole('heading', { level: 1, name: 'Commitments' })).toBeVisible()
})
