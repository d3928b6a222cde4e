import { expect, test } from '../support/fixtures.js'

test('a meeting is expected in a month, gets its days, is put off with a reason, and both sides see it [A5, X15]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod')
  const usa = await tandem.person('usa.hod')
  await kor.opens('CCWG/9')
  const address = kor.page.url()
  const menu = kor.page.getByRole('button', { name: 'Actions for CCWG/9' })
  const dialog = kor.page.getByRole('dialog')

  await menu.click()
  await kor.page.getByRole('menuitem', { name: 'Change…' }).click()
  await dialog.getByRole('radio', { name: 'Month only' }).click()
  await dialog.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(dialog.getByText('Choose a month')).toBeVisible()
  await dialog.getByLabel('Expected in').fill('2023-11')
  await dialog.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(kor.page.getByText('November 2023 (day to be confirmed)')).toBeVisible()

  // The agenda that is open at the other side has the meeting's days, once there are some.
  await usa.opens('CCWG/9/1')
  await expect(usa.page.getByRole('heading', { name: /date to be confirmed/ })).toBeVisible()
  await menu.click()
  await kor.page.getByRole('menuitem', { name: 'Change…' }).click()
  await dialog.getByRole('radio', { name: 'Settled', exact: true }).click()
  await dialog.getByLabel('First day').fill('2023-11-06')
  await dialog.getByLabel('Last day').fill('2023-11-05')
  await dialog.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(dialog.getByText('The last day lies before the first.')).toBeVisible()
  await dialog.getByLabel('Last day').fill('2023-11-07')
  await dialog.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(usa.page.getByRole('heading', { name: /6 November/ })).toBeVisible()
  await expect(usa.page.getByRole('heading', { name: /7 November/ })).toBeVisible()

  await usa.page.goto(address)
  await usa.page.getByRole('button', { name: 'Actions for CCWG/9' }).click()
  await usa.page.getByRole('menuitem', { name: 'Postpone…' }).click()
  await usa.page.getByRole('dialog').getByRole('button', { name: 'Postpone', exact: true }).click()
  await expect(usa.page.getByText('Nothing is written yet.')).toBeVisible()
  await usa.page.getByLabel('Reason').fill('The venue is not free.')
  await usa.page.getByRole('dialog').getByRole('button', { name: 'Postpone', exact: true }).click()
  await expect(usa.page.getByRole('dialog')).toHaveCount(0)
  await expect(usa.page.getByText('The venue is not free.')).toBeVisible()
  await kor.page.reload()
  await expect(kor.page.getByText('Postponed')).toBeVisible()
  await expect(kor.page.getByText('Dates not settled')).toBeVisible()

  // Who does not plan meetings reads it all and has nothing to press.
  const delegate = await tandem.person('kor.cochair')
  await delegate.page.goto(address)
  await expect(delegate.page.getByText('The venue is not free.')).toBeVisible()
  await expect(delegate.page.getByRole('button', { name: /^Actions for/ })).toHaveCount(0)
})
