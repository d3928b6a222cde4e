/** The register of commitments as people speak of it: rows by number, the closer look, what may be done. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Person } from './person.js'

export class Register {
  readonly person: Person
  readonly page: Page

  constructor(person: Person) {
    this.person = person
    this.page = person.page
  }

  /** Goes to the register of a group, by the group's short name, and waits for its table. */
  async opens(group: string, search = ''): Promise<void> {
    const id = await this.person.groupId(group)
    await this.page.goto(`${this.person.line.address}/groups/${id}/commitments${search}`)
    await expect(this.page.getByRole('heading', { level: 1, name: 'Commitments' })).toBeVisible()
    await expect(this.page.getByRole('table')).toBeVisible()
  }

  /** The id behind a number, as the API gives it. */
  async idOf(group: string, number: string): Promise<string> {
    const { commitments } = await this.gets<{ commitments: { id: string; number: string }[] }>(
      `/groups/${await this.person.groupId(group)}/commitments`,
    )
    return commitments.find((each) => each.number === number)?.id ?? ''
  }

  /** An act as no page would offer it; the status of the answer. */
  async asksFor(id: string, act: object): Promise<number> {
    const { address } = this.person.line
    const answer = await this.person.context.request.post(`${address}/api/v1/commitments/${id}/acts`, {
      headers: { origin: address },
      data: act,
    })
    return answer.status()
  }

  private async gets<Answer>(path: string): Promise<Answer> {
    const answer = await this.person.context.request.get(`${this.person.line.address}/api/v1${path}`)
    return (await answer.json()) as Answer
  }

  row(number: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.locator(`[data-row="${number}"]`) })
  }

  link(number: string): Locator {
    return this.page.locator(`[data-row="${number}"]`)
  }

  get peek(): Locator {
    return this.page.getByRole('complementary', { name: /^Commitment / })
  }

  async openRow(number: string): Promise<void> {
    await this.link(number).click()
    await expect(this.page.getByRole('complementary', { name: `Commitment ${number}` })).toBeVisible()
  }

  async act(name: string): Promise<void> {
    await this.peek.getByRole('button', { name }).click()
  }

  /** An act that is not in sight at once. */
  async more(name: string): Promise<void> {
    await this.peek.getByRole('button', { name: 'More' }).click()
    await this.page.getByRole('menuitem', { name }).click()
  }
}
