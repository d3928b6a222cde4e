import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../support/fixtures.js'
import { Office } from '../support/office.js'
import type { Person } from '../support/person.js'

test.use({ serverFor: 'real' })

// Sixteen pages at three widths.
const longTest = 240_000

/** Colours differ by theme and sizes by width: axe looks at each of them, at one width in each theme. */
async function looksRight(person: Person, where: string, axeAt: number): Promise<void> {
  for (const width of [1440, 1280, 390]) {
    await person.page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    const over = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, `${where} at ${width}`).toBeLessThanOrEqual(0)
    if (width !== axeAt) continue
    const { violations } = await new AxeBuilder({ page: person.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
    expect(found, `${where} at ${width}`).toEqual([])
  }
}

for (const [language, theme, axeAt] of [
  ['en', 'light', 1440],
  ['ko', 'dark', 390],
] as const) {
  test(`every page of real use in ${language}, ${theme}, is accessible and fits 1440, 1280 and 390 px`, async ({
    tandem,
  }) => {
    test.setTimeout(longTest)
    const visitor = await tandem.visitor({ language, theme })
    await visitor.page.goto(visitor.line.address)
    await expect(visitor.page).toHaveURL(/\/set-up$/)
    await visitor.page.getByRole('button', { name: /^(Make the first account|첫 계정 만들기)$/ }).click()
    await looksRight(visitor, 'set-up', axeAt)
    const office = await Office.open(tandem)
    await visitor.page.goto(`${visitor.line.address}/sign-in`)
    await expect(visitor.page.locator('h1')).toHaveText(/^(Sign in|로그인)$/)
    await looksRight(visitor, 'sign-in', axeAt)

    await visitor.page.goto(`${visitor.line.address}/choose-password#${await office.linkOf('mys.cochair')}`)
    await expect(visitor.page.getByText('mys.cochair')).toBeVisible()
    await looksRight(visitor, 'choose-password', axeAt)

    const pages: [login: string, path: string][] = [
      ['admin', '/administration/people'],
      ['admin', '/administration/delegations'],
      ['admin', '/administration/groups'],
      ['admin', '/administration/groups/new'],
      ['admin', `/administration/groups/${office.groupId}`],
      ['admin', `/administration/groups/${office.groupId}/change`],
      ['admin', `/administration/groups/${office.groupId}/next-cycle`],
      ['admin', '/administration/bin'],
      ['kor.cochair', `/groups/${office.groupId}/members`],
      ['kor.cochair', '/profile'],
      ['kor.cochair', `/groups/${office.groupId}/meetings`],
      ['kor.cochair', `/groups/${office.groupId}/meetings/new`],
    ]
    const people = {
      admin: await office.person('admin', { language, theme }),
      'kor.cochair': await office.person('kor.cochair', { language, theme }),
    }
    for (const [login, path] of pages) {
      const person = people[login as keyof typeof people]
      await person.page.goto(person.line.address + path)
      await expect(person.page.locator('h1')).toBeVisible()
      await expect(person.page.locator('html')).toHaveAttribute('data-theme', theme)
      await expect(person.page.locator('html')).toHaveAttribute('lang', language)
      await looksRight(person, path, axeAt)
    }

    const kor = people['kor.cochair']
    await kor.page.goto(`${kor.line.address}/profile`)
    await kor.page.getByRole('button', { name: /^(Set up a second factor…|2단계 인증 설정…)$/ }).click()
    await expect(kor.page.getByRole('dialog').getByRole('img')).toBeVisible()
    await looksRight(kor, 'setting up a second factor', axeAt)
  })
}
