import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../support/fixtures.js'
import { History } from '../support/history.js'
import type { Person } from '../support/person.js'

const widths = [1440, 1280, 390] as const

/** The pages of the product, each as its reader meets it. */
const pages: [name: string, path: string, login: string][] = [
  ['home', '/', 'kor.secretary'],
  ['live agenda', '/symbols/EWG-CS/10/1', 'kor.secretary'],
  ['agenda in two languages', '/symbols/CCWG/9/1', 'kor.secretary'],
  ['agenda for reading', '/symbols/CCWG/8/1/Rev.1', 'kor.secretary'],
  ['minutes in two languages', '/symbols/CCWG/8/MIN', 'kor.secretary'],
  ['history of minutes', '/documents/CCWG/8/MIN/history', 'kor.secretary'],
  ['register of commitments', '/groups/CCWG/commitments', 'kor.secretary'],
  ['closer look at a commitment', '/groups/CCWG/commitments?open=CCWG8%2F01', 'kor.secretary'],
  ['decisions', '/groups/CCWG/decisions', 'kor.secretary'],
  ['profile', '/profile', 'kor.secretary'],
  ['nothing here', '/documents/doc_00000000000000000000', 'kor.secretary'],
]

async function withoutViolations(person: Person, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: person.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
  expect(found, where).toEqual([])
}

/** Nothing sticks out to the side: a page that scrolls sideways hides what it says. */
async function fitsItsWidth(person: Person, where: string): Promise<void> {
  const over = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(over, where).toBeLessThanOrEqual(0)
}

/** What stands beside the words of an outcome, its verb and whom it speaks for, does not run into them. */
async function labelsAreClear(person: Person, where: string): Promise<void> {
  const close = await person.page.evaluate(() =>
    [...document.querySelectorAll('[data-verb]')].flatMap((block) => {
      const label = block.querySelector('[class*="_label_"]')
      const words = block.querySelector('[class*="_words_"]')
      if (!label || !words) return []
      const range = new Range()
      range.selectNodeContents(label)
      const [beside, at] = [range.getBoundingClientRect(), words.getBoundingClientRect()]
      const isAbove = beside.bottom <= at.top + 4
      return beside.width > 0 && !isAbove && at.left - beside.right < 8 ? [label.textContent] : []
    }),
  )
  expect(close, where).toEqual([])
}

/** A row's status, where that is one word, stands on the line of its due date. */
async function rowsStandOnOneLine(person: Person, where: string): Promise<void> {
  const off = await person.page.evaluate(() => {
    const middleOf = (cell: Element | undefined): number | null => {
      const texts = [...(cell?.querySelectorAll('*') ?? []), ...(cell ? [cell] : [])].flatMap((each) =>
        [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
      )
      if (texts.length !== 1 || !texts[0]) return null
      const range = new Range()
      range.selectNode(texts[0])
      const { top, height } = range.getBoundingClientRect()
      return height > 24 ? null : top + height / 2
    }
    return [...document.querySelectorAll('tr:has([data-row])')].flatMap((row) => {
      const cells = row.querySelectorAll('td')
      const [status, due] = [middleOf(cells[2]), middleOf(cells[3])]
      return status === null || due === null || Math.abs(status - due) <= 1 ? [] : [row.textContent]
    })
  })
  expect(off, where).toEqual([])
}

// Each language and each theme once: a page differs by one and by the other, not by both together.
for (const [language, theme] of [
  ['en', 'light'],
  ['ko', 'dark'],
] as const) {
  test(`every page in ${language}, ${theme}, at 1440, 1280 and 390 px: accessible, whole, without errors`, async ({
    tandem,
  }) => {
    test.setTimeout(480_000)
    const person = await tandem.person('kor.secretary', { language, theme })
    // The page of what does not exist asks for it, and Chromium logs that it was refused.
    person.line.wasCut = true
    const groupId = await person.groupId('CCWG')
    await person.opens('CCWG/8/MIN')
    const minutes = new URL(person.page.url()).pathname
    for (const [name, given] of pages) {
      const path = given
        .replace('/groups/CCWG/', `/groups/${groupId}/`)
        .replace('/documents/CCWG/8/MIN', minutes)
      await person.page.setViewportSize({ width: widths[0], height: 900 })
      await person.page.goto(person.line.address + path)
      await expect(person.page.locator('h1').first()).toBeVisible()
      if (name.startsWith('minutes')) await expect(person.page.locator('[data-verb]').first()).toBeVisible()
      if (name.startsWith('history')) await new History(person).isShown()
      await expect(person.page.locator('html')).toHaveAttribute('lang', language)
      await expect(person.page.locator('html')).toHaveAttribute('data-theme', theme)
      for (const width of widths) {
        await person.page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
        const where = `${name}, ${language}, ${theme}, ${width}`
        await fitsItsWidth(person, where)
        await labelsAreClear(person, where)
        // In the bar or, where that is too narrow, under it: once.
        if (name.startsWith('minutes'))
          await expect(
            person.page.getByText(/^(In comment|의견 수렴 중)$/).filter({ visible: true }),
            where,
          ).toHaveCount(1)
        if (name.startsWith('register') && width !== 390) await rowsStandOnOneLine(person, where)
        if (width !== 1280) await withoutViolations(person, where)
      }
    }
  })
}

test('the demonstration says on every page that it is one', async ({ tandem }) => {
  const visitor = await tandem.visitor()
  await visitor.page.goto(visitor.line.address)
  await expect(
    visitor.page.getByText('Not an official record of any government or organisation'),
  ).toBeVisible()
  await withoutViolations(visitor, 'sign-in')
  const person = await tandem.person('mys.cochair')
  for (const path of ['/', '/symbols/EWG-CS/10/1', '/profile']) {
    await person.page.goto(person.line.address + path)
    await expect(
      person.page.getByText('Not an official record of any government or organisation'),
    ).toBeVisible()
  }
})
