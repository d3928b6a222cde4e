/** The agenda page as people speak of it: items by number, titles, minutes, times. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Agenda {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get items(): Locator {
    return this.page.locator('[data-item]')
  }

  /** The title's editor of an item, by the number it has now. */
  title(number: string, language = 'English'): Locator {
    return this.page.getByRole('textbox', { name: `Item ${number} Title in ${language}`, exact: true })
  }

  annotation(number: string, language = 'English'): Locator {
    return this.page.getByRole('textbox', { name: `Item ${number} Annotation in ${language}`, exact: true })
  }

  /** The whole row of an item, found once by its number: it stays the same row when it moves. */
  async row(number: string): Promise<Locator> {
    const id = await this.items.filter({ has: this.title(number) }).getAttribute('id')
    return this.page.locator(`#${id}`)
  }

  minutes(number: string): Locator {
    return this.page.getByRole('textbox', { name: `Minutes planned for item ${number}`, exact: true })
  }

  async setMinutes(number: string, minutes: number): Promise<void> {
    await this.minutes(number).fill(String(minutes))
    await this.minutes(number).press('Enter')
  }

  /** Titles in the order of the page, without the names on others' carets. */
  async titles(language = 'en'): Promise<string[]> {
    return this.page
      .locator(`[data-item] [role="textbox"][lang="${language}"][aria-multiline="false"]`)
      .evaluateAll((editors) =>
        editors.map((editor) => {
          const copy = editor.cloneNode(true) as Element
          for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove()
          return copy.textContent ?? ''
        }),
      )
  }

  /** When an item starts, as shown. */
  async start(row: Locator): Promise<string> {
    return (await row.locator('time').first().textContent())?.trim() ?? ''
  }

  /** Puts the caret at the end of a text. */
  async atEnd(editor: Locator): Promise<void> {
    await editor.click()
    await editor.press('End')
  }

  async menu(row: Locator): Promise<void> {
    await row.hover()
    await row.getByRole('button', { name: /drag to move/ }).click()
  }
}

/** The text of an editor without the names on others' carets. */
export async function textOf(editor: Locator): Promise<string> {
  return editor.evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove()
    return copy.textContent ?? ''
  })
}

/** Both screens show the same text, and it is this one when given. */
export async function expectSame(
  a: Locator,
  b: Locator,
  check: (text: string) => void = () => undefined,
): Promise<void> {
  await expect(async () => {
    const [one, other] = [await textOf(a), await textOf(b)]
    expect(one).toBe(other)
    check(one)
  }).toPass({ timeout: 10_000 })
}
