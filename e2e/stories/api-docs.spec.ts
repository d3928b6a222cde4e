import { expect, test } from '../support/fixtures.js'

test('whoever is signed in reads what programs can ask, and tries it, under the policy of every page', async ({
  tandem,
}) => {
  // Swagger UI draws every operation before it shows one.
  test.slow()
  const { page } = await tandem.person('kor.cochair')
  await page.goto('/profile')
  await page.getByRole('link', { name: 'What programs can ask' }).click()
  await expect(page.getByRole('heading', { name: /Tandem/ })).toBeVisible()
  const me = page.locator('.opblock').filter({ hasText: 'Who asks' })
  await me.getByRole('button').first().click()
  await me.getByRole('button', { name: 'Try it out' }).click()
  await me.getByRole('button', { name: 'Execute' }).click()
  await expect(me.locator('.live-responses-table')).toContainText('kor.cochair')

  const visitor = await tandem.visitor()
  await visitor.page.goto(`${visitor.line.address}/api/docs`)
  await expect(visitor.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
