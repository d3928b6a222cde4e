import { expect, test } from '../support/fixtures.js'
import { pdfOf } from '../../server/src/testing/paper-samples.js'
import type { Person } from '../support/person.js'

/** The page of a meeting's papers, by the meeting's symbol. */
async function opensPapers(person: Person, meeting: string): Promise<string> {
  await person.opens(meeting)
  await person.page.getByRole('link', { name: 'By item, and bring in' }).click()
  await expect(person.page.getByRole('heading', { level: 1, name: /^Papers of the/ })).toBeVisible()
  return new URL(person.page.url()).pathname
}

interface Filled {
  title: string
  item: RegExp
  /** `2023-07-11T09:30` */
  embargo?: string
}

async function bringsIn(person: Person, { title, item, embargo }: Filled): Promise<string> {
  const { page } = person
  await page.getByRole('button', { name: 'Bring in a paper' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bring in a paper' })
  const file = dialog.getByLabel('File in English')
  // A program that calls itself a PDF, and looks like one to whoever reads its name from right to left.
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  await file.setInputFiles({
    name: '../../plan\u202Egvs.fdp.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(svg),
  })
  await expect(dialog.getByText('By its content this file is none of them.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Bring in' }).click()
  await expect(dialog.getByText('Give it a title in at least one language.')).toBeVisible()
  await file.setInputFiles({ name: 'plan.exe', mimeType: 'text/html', buffer: pdfOf(title) })
  await expect(dialog.getByText(/^Ready: PDF, 1 kB$/)).toBeVisible()
  await dialog.getByLabel('Title in English').fill(title)
  await dialog.getByLabel(item).check()
  if (embargo) await dialog.getByLabel('Embargo until').fill(embargo)
  const symbol = await dialog.getByLabel('Symbol').inputValue()
  await dialog.getByRole('button', { name: 'Bring in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return symbol
}

/** The first page of a PDF, drawn: not all of it is white. */
async function seesPage(person: Person): Promise<void> {
  const sheet = person.page.getByRole('img', { name: 'Page 1 of 1' })
  await expect(sheet).toBeVisible()
  const isInked = await sheet.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return data.some((value, index) => index % 4 === 0 && value < 128)
  })
  expect(isInked).toBe(true)
}

test('a delegation brings in a paper, the co-chair reads it under its item, and one under embargo is nobody else’s [PAPER-7, PAPER-12, PAPER-14]', async ({
  tandem,
}) => {
  const head = await tandem.person('aus.hod')
  head.isRefused = true
  const papers = await opensPapers(head, 'EWG-CS/10')
  const title = 'Lessons of the last exercise'
  const symbol = await bringsIn(head, { title, item: /^4 / })
  await seesPage(head)

  const chair = await tandem.person('mys.cochair')
  await opensPapers(chair, 'EWG-CS/10')
  const item = chair.page.getByRole('region', { name: /^4 / })
  const row = item.getByRole('row', { name: title })
  await expect(row).toContainText(symbol)
  await expect(row).toContainText('AUS')
  await expect(row).toContainText('Submitted')
  await row.getByRole('link', { name: title }).click()
  await seesPage(chair)
  const download = chair.page.waitForEvent('download')
  await chair.page.getByRole('link', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe(`${symbol.replaceAll('/', '_')}-en.pdf`)
  await chair.page.getByRole('button', { name: 'Issue' }).click()
  await expect(chair.page.getByText('Issued', { exact: true })).toBeVisible()

  await head.page.goto(papers)
  const secret = 'Positions not to be known before July'
  const hidden = await bringsIn(head, { title: secret, item: /^5 /, embargo: '2023-07-10T09:00' })
  const address = new URL(head.page.url()).pathname
  await chair.page.goto(address)
  await chair.page.getByRole('button', { name: 'Issue' }).click()
  await expect(chair.page.getByText(/^Embargo until 10 Jul/)).toBeVisible()

  const other = await tandem.person('mmr.hod')
  other.isRefused = true
  await opensPapers(other, 'EWG-CS/10')
  await expect(other.page.getByRole('link', { name: title })).toBeVisible()
  await expect(other.page.getByText(secret)).toHaveCount(0)
  await expect(other.page.getByText(hidden)).toHaveCount(0)
  await other.page.keyboard.press('Control+k')
  await other.page.getByRole('combobox').fill(hidden)
  await expect(other.page.getByRole('option').filter({ hasText: hidden })).toHaveCount(0)
  await other.page.getByRole('combobox').fill(symbol)
  await expect(other.page.getByRole('option').filter({ hasText: symbol }).first()).toBeVisible()
  for (const nowhere of [address, `/symbols/${hidden}`]) {
    await other.page.goto(nowhere)
    await expect(other.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  }
})
