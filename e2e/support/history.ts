/** The history screen as people speak of it: versions, changes, paragraphs, the scrubber. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Person } from './person.js'

type Mark = 'A' | 'B'

export class History {
  readonly person: Person
  readonly page: Page

  constructor(person: Person) {
    this.person = person
    this.page = person.page
  }

  /** By the link in the document's bar. */
  async openFrom(symbol: string): Promise<void> {
    await this.person.opens(symbol)
    await this.page.getByRole('link', { name: 'Version history', exact: true }).click()
    await this.isShown()
  }

  async isShown(): Promise<void> {
    await expect(this.page.getByRole('list', { name: /^(Versions|버전)$/ })).toBeVisible()
    await this.isCompared()
  }

  /** The comparison asked for last is the one on the page. */
  async isCompared(): Promise<void> {
    await expect(this.text).toBeVisible()
    await expect(this.text).not.toHaveAttribute('aria-busy', 'true')
    await expect(this.text.getByRole('status').filter({ hasText: /^(Comparing|비교하는 중)$/ })).toHaveCount(
      0,
    )
  }

  get text(): Locator {
    return this.page.getByRole('region', { name: /^(Comparison|비교)$/ })
  }

  get versions(): Locator {
    return this.page.getByRole('list', { name: /^(Versions|버전)$/ })
  }

  /** Chooses a version by the button over the text. */
  async choose(mark: Mark, name: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^(Version|버전) ${mark}: `) }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${escaped(name)}`) }).click()
  }

  async compares(a: string, b: string): Promise<void> {
    for (const [mark, name] of [
      ['A', a],
      ['B', b],
    ] as const) {
      const button = this.page.getByRole('button', { name: new RegExp(`^(Version|버전) ${mark}: `) })
      await expect(button).toContainText(name)
    }
    await this.isCompared()
  }

  /** What the text says with its changes: each deletion and addition in its order, without who did it. */
  async changes(): Promise<string[]> {
    return this.text.locator('ins, del').evaluateAll((marks) =>
      marks.map((mark) => {
        const sign = mark.localName === 'ins' ? '+' : '−'
        const said = [...mark.childNodes].slice(1).map((node) => node.textContent)
        return `${sign}${said.join('')}`
      }),
    )
  }

  /** A paragraph that has these words, as they were or as they are. */
  paragraph(words: string | RegExp): Locator {
    return this.text.locator('[data-row]').filter({ hasText: words })
  }

  /** Every passage that changed. */
  get changed(): Locator {
    return this.text.locator('[data-row][data-change]')
  }

  /** Stretches of what did not change, each as one button that opens it. */
  get folds(): Locator {
    return this.text.getByRole('button', { name: /unchanged$/ })
  }

  /** Beside the scrollbar: one button for each change, for the eye and the mouse alone. */
  get changeMap(): Locator {
    return this.page.getByTitle('Where the changes are').locator('button')
  }

  get current(): Locator {
    return this.text.locator('[data-row][aria-current="true"]')
  }

  async nameVersion(name: string): Promise<void> {
    await this.page.keyboard.press('Control+s')
    const dialog = this.page.getByRole('dialog', { name: 'Name this version' })
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await dialog.getByRole('button', { name: /^(Name it|Save)$/ }).click()
    await expect(dialog).toHaveCount(0)
    await expect(this.versions.getByText(name)).toBeVisible()
  }

  /** Sends the text as it is now to those who may read it from then on. */
  async circulate({ name = '', note = '' }: { name?: string; note?: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Circulate…' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Circulate the current draft' })
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await dialog.getByLabel('Description').fill(note)
    await dialog.getByRole('button', { name: 'Circulate', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }

  /** How many edits the document has now, as its server counts them. */
  async headSeq(): Promise<number> {
    const { pathname } = new URL(this.page.url())
    const answer = await this.person.context.request.get(`${this.person.line.address}/api/v1${pathname}`)
    expect(answer.ok()).toBe(true)
    return ((await answer.json()) as { headSeq: number }).headSeq
  }

  slider(name: 'Version A' | 'Version B' | 'Position in the text'): Locator {
    return this.page.getByRole('slider', { name })
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
