import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/fixtures.js'

test('the administrator reads what was done and refused, filters it, exports it, and finds it whole', async ({
  tandem,
}) => {
  const observer = await tandem.person('tls.observer')
  // Not there for him, and so no fault of the page.
  observer.isRefused = true
  expect((await observer.page.request.get('/api/v1/administration/people')).status()).toBe(404)

  const { page } = await tandem.person('system.admin')
  await page.goto('/administration/audit')
  await expect(page.getByRole('heading', { name: 'Audit log', level: 1 })).toBeVisible()
  const refused = page.getByRole('row').filter({ hasText: 'GET /administration/people' })
  await expect(refused.first()).toContainText('tls.observer')
  await expect(refused.first()).toContainText('Refused')

  await page.getByLabel('Person').selectOption({ label: 'tls.observer' })
  await page.getByLabel('Outcome').selectOption({ label: 'Refused' })
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(rows.filter({ hasNotText: 'tls.observer' })).toHaveCount(0)
  await expect(rows.filter({ hasText: 'GET /administration/people' })).toHaveCount(1)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^audit-\d+-[0-9a-f]{16}\.csv$/)
  const csv = await readFile(await file.path(), 'utf8')
  expect(csv).toContain('"seq","wall","at","who","login"')
  expect(csv).toContain('"GET /administration/people","not_found","refused"')

  await page.getByRole('button', { name: 'Check the chain' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'as they were written' })).toBeVisible()
})
