/** The page of minutes as people speak of it: texts by language, paragraphs by number, what stands under them. */
import { expect, type JSHandle, type Locator, type Page } from '@playwright/test'

export interface Clipboard {
  html?: string
  text?: string
  /** Images as files, base64. */
  images?: { type: string; base64: string }[]
}

export class Minutes {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  text(language: 'English' | 'Korean' = 'English'): Locator {
    // Not by its name, which is in the language of the interface.
    return this.page.locator(`[role="textbox"][lang="${language === 'Korean' ? 'ko' : 'en'}"]`)
  }

  /** The block that has these words. */
  block(words: string | RegExp, language: 'English' | 'Korean' = 'English'): Locator {
    return this.text(language).locator('[data-id]').filter({ hasText: words })
  }

  /** Puts the caret behind the last letter of a block. */
  async goToEndOf(words: string, language: 'English' | 'Korean' = 'English'): Promise<void> {
    const paragraph = this.block(words, language).first().locator('p').first()
    await paragraph.scrollIntoViewIfNeeded()
    const { width = 0, height = 0 } = (await paragraph.boundingBox()) ?? {}
    // Behind the last letter of the last line: the key End would go to the end of a line on the screen.
    await paragraph.click({ position: { x: width - 2, y: height - 4 } })
  }

  /** Puts the caret behind the last word of a block and begins a new one. */
  async newParagraphAfter(words: string, language: 'English' | 'Korean' = 'English'): Promise<void> {
    await this.goToEndOf(words, language)
    await this.page.keyboard.press('Enter')
  }

  /** What the clipboard holds is pasted where the caret is. */
  async paste(clipboard: Clipboard): Promise<void> {
    const clipboardData = await this.transfer(clipboard)
    await this.page.evaluate(
      (data) =>
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        ),
      clipboardData,
    )
  }

  /** What is dragged from elsewhere is let go over something. True: the page has taken it, or refused it itself. */
  async drop(over: Locator, dragged: Clipboard): Promise<boolean> {
    const dataTransfer = await this.transfer(dragged)
    const { x = 0, y = 0, height = 0 } = (await over.boundingBox()) ?? {}
    return over.evaluate(
      (element, [data, clientX, clientY]) =>
        !element.dispatchEvent(
          new DragEvent('drop', { dataTransfer: data, clientX, clientY, bubbles: true, cancelable: true }),
        ),
      [dataTransfer, x + 4, y + height / 2] as const,
    )
  }

  private transfer({ html, text, images = [] }: Clipboard): Promise<JSHandle<DataTransfer>> {
    return this.page.evaluateHandle(
      ([asHtml, asText, files]) => {
        const data = new DataTransfer()
        if (asHtml !== undefined) data.setData('text/html', asHtml)
        if (asText !== undefined) data.setData('text/plain', asText)
        for (const { type, base64 } of files) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
          data.items.add(new File([bytes], 'image', { type }))
        }
        return data
      },
      [html, text, images] as const,
    )
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z')
  }

  /** Words of a text, without names on carets and what stands beside the words. */
  async words(language: 'English' | 'Korean' = 'English'): Promise<string[]> {
    return this.text(language)
      .locator('p')
      .evaluateAll((paragraphs) =>
        paragraphs.map((paragraph) => {
          const copy = paragraph.cloneNode(true) as HTMLElement
          for (const caret of copy.querySelectorAll('[class*="caret"]')) caret.remove()
          return copy.textContent
        }),
      )
  }

  async isShown(): Promise<void> {
    await expect(this.text('English')).toBeVisible()
  }
}

/** Both pages come to say the same, and it is what is expected. */
export async function expectSameWords(
  one: Minutes,
  other: Minutes,
  language: 'English' | 'Korean',
  check: (words: string[]) => void,
): Promise<void> {
  await expect(async () => {
    const words = await one.words(language)
    expect(await other.words(language)).toEqual(words)
    check(words)
  }).toPass()
}
