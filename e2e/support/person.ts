/** One person at a browser of his own, with a line of his own to the server. */
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { Line } from './line.js'
import type { ServerProcess } from './server.js'

export interface PersonOptions {
  language?: 'en' | 'ko'
  theme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
}

/** What the browser says of connections that a story cut on purpose. */
const causedByTheLine =
  /ERR_(CONNECTION|EMPTY|INTERNET|NETWORK|SOCKET)|WebSocket (connection|is already in CLOSING)|Failed to (load|fetch)/i

/** What Chromium says of an answer that refuses something. */
const refusal = /^Failed to load resource: the server responded with a status of 4\d\d/

export class Person {
  readonly login: string
  readonly line: Line
  readonly context: BrowserContext
  page!: Page
  /** Console errors, uncaught exceptions and reports of the content policy. */
  readonly complaints: string[] = []

  /** True once a story has something refused on purpose. */
  isRefused = false

  private constructor(login: string, line: Line, context: BrowserContext) {
    this.login = login
    this.line = line
    this.context = context
  }

  static async at(
    browser: Browser,
    server: ServerProcess,
    login: string,
    options: PersonOptions = {},
  ): Promise<Person> {
    const line = server.baseUrl ? Line.straight(server.baseUrl) : await Line.lay(() => server.port)
    const context = await browser.newContext({
      baseURL: line.address,
      ...(options.viewport && { viewport: options.viewport }),
      ...(options.theme && { colorScheme: options.theme }),
      locale: options.language === 'ko' ? 'ko-KR' : 'en-GB',
    })
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)
      })
    })
    const person = new Person(login, line, context)
    await person.openTab()
    return person
  }

  /** A new tab; the story goes on in it. */
  async openTab(): Promise<Page> {
    this.page = await this.context.newPage()
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complain(`${message.text()} ${message.location().url}`)
    })
    this.page.on('pageerror', (error) => this.complain(String(error)))
    return this.page
  }

  private complain(text: string): void {
    if (this.line.wasCut && causedByTheLine.test(text)) return
    if (this.isRefused && refusal.test(text)) return
    this.complaints.push(text)
  }

  /** Signs in over the product's own API, as its page does. */
  async signsIn(preferences: PersonOptions = {}): Promise<this> {
    const api = `${this.line.address}/api/v1`
    const headers = { origin: this.line.address }
    const welcome = await (await this.context.request.get(`${api}/welcome`)).json()
    const persona = welcome.personas.find((each: { login?: string }) => each.login === this.login)
    expect(persona, `${this.login} is a person of the demonstration`).toBeTruthy()
    const answer = await this.context.request.post(`${api}/sign-in/demonstration`, {
      headers,
      data: { userId: persona.userId },
    })
    expect(answer.ok()).toBe(true)
    // As the sign-in page does: the device remembers whose data it keeps.
    await this.context.addInitScript((userId) => localStorage.setItem('tandem.user', userId), persona.userId)
    await this.prefers({ language: preferences.language ?? 'en', ...preferences })
    return this
  }

  /** The id of a group this person is in, by its short name. */
  async groupId(short: string): Promise<string> {
    const answer = await this.context.request.get(`${this.line.address}/api/v1/me`)
    const { groups } = (await answer.json()) as { groups: { id: string; short: string }[] }
    const id = groups.find((group) => group.short === short)?.id
    expect(id, `${this.login} is in ${short}`).toBeTruthy()
    return id ?? ''
  }

  async prefers({ language, theme }: PersonOptions): Promise<void> {
    const answer = await this.context.request.patch(`${this.line.address}/api/v1/me/preferences`, {
      headers: { origin: this.line.address },
      data: { ...(language && { language }), ...(theme && { theme }) },
    })
    expect(answer.ok()).toBe(true)
  }

  /** Goes to a document by its symbol and waits for the agenda. */
  async opens(symbol: string): Promise<void> {
    await this.page.goto(`${this.line.address}/symbols/${symbol}`)
    await this.sees(symbol)
  }

  async sees(symbol: string): Promise<void> {
    await expect(this.page.locator('main').getByText(symbol, { exact: true }).first()).toBeVisible()
  }

  /** The save state in the bar: what the record has of this person's words. */
  get saveState() {
    return this.page.locator('[data-unstored]')
  }

  async isStored(): Promise<void> {
    await expect(this.saveState).toHaveAttribute('data-unstored', '0')
    await expect(this.saveState).toHaveAttribute('data-link', 'live')
  }

  async leaves(): Promise<void> {
    await this.context.close()
    await this.line.remove()
  }
}
