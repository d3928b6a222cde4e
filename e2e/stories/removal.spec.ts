import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { Agenda } from '../support/agenda.js'
import { expect, type Tandem, test } from '../support/fixtures.js'
import type { Person } from '../support/person.js'

/** What this browser keeps of documents. */
const copies = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    return databases.map(({ name }) => name ?? '').filter((name) => name.startsWith('tandem:usr_'))
  })

/** Lets the administrator take this person out of the group. */
async function removal(tandem: Tandem, person: Person): Promise<() => Promise<void>> {
  const admin = await tandem.person('system.admin')
  const groupId = await person.groupId('EWG-CS')
  const me = (await (await person.context.request.get(`${person.line.address}/api/v1/me`)).json()) as {
    userId: string
  }
  const path = `/api/v1/administration/groups/${groupId}/members/${me.userId}`
  return async () => {
    const headers = { origin: admin.line.address }
    const answer = await admin.context.request.delete(admin.line.address + path, { headers })
    expect(answer.ok()).toBe(true)
  }
}

test('a member removed while typing is out, and his unsent words are his own copy and go nowhere [SYNC-9] [SYNC-15]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.secretary')
  const kor = await tandem.person('kor.cochair')
  mys.isRefused = true
  await mys.opens('EWG-CS/10/1')
  await kor.opens('EWG-CS/10/1')
  const remove = await removal(tandem, mys)
  const agenda = new Agenda(mys.page)
  mys.line.cut()
  await expect(mys.saveState).toHaveAttribute('data-link', 'offline')
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' in my own hand')
  await remove()
  mys.line.mend()

  await expect(mys.page.getByText('There is nothing here, or it is not open to you.').first()).toBeVisible()
  const download = mys.page.waitForEvent('download')
  await mys.page.getByRole('button', { name: 'Download my unsent text' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('in my own hand')
  expect(await copies(mys.page)).toHaveLength(1)
  await kor.page.reload()
  await kor.sees('EWG-CS/10/1')
  await expect(kor.page.getByText('Developments since the ninth meeting').first()).toBeVisible()
  await expect(kor.page.getByText('in my own hand')).toHaveCount(0)
})

test('the browser of a removed member who has nothing unsent keeps nothing of the document [SYNC-9]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.secretary')
  mys.isRefused = true
  await mys.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' stored')
  await mys.isStored()
  expect(await copies(mys.page)).toHaveLength(1)
  const remove = await removal(tandem, mys)
  await remove()
  await expect(mys.page.getByText('There is nothing here, or it is not open to you.').first()).toBeVisible()
  await expect.poll(() => copies(mys.page)).toEqual([])
})
