import { Agenda, expectSame } from '../support/agenda.js'
import { noteCopyWrites, storesWritten } from '../support/copy-writes.js'
import { expect, test } from '../support/fixtures.js'

test('a text and what is known of it come to the disk of a device in one transaction, or not at all [SYNC-8]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.cochair')
  await noteCopyWrites(mys.page)
  await mys.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  mys.line.cut()
  await expect(mys.saveState).toHaveAttribute('data-link', 'offline')
  const before = (await storesWritten(mys.page)).length
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' offline')
  await expect(mys.saveState).toHaveAttribute('data-unstored', '8')
  const writes = (await storesWritten(mys.page)).slice(before)
  expect(writes.length).toBeGreaterThan(0)
  for (const stores of writes) expect(stores).toEqual(['unstored', 'updates'])
})

test('two tabs of one person offline, both closed: the words of both are kept, counted once and sent [SYNC-8]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.cochair')
  const kor = await tandem.person('kor.cochair')
  await kor.opens('EWG-CS/10/1')
  await mys.opens('EWG-CS/10/1')
  await mys.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)
  const one = mys.page
  await mys.openTab()
  await mys.opens('EWG-CS/10/1')
  const other = mys.page
  mys.line.cut()
  for (const page of [one, other]) {
    await expect(page.getByText('You are offline.', { exact: false })).toBeVisible()
  }
  const first = new Agenda(one)
  const second = new Agenda(other)
  await first.atEnd(first.title('5'))
  await one.keyboard.type(' first')
  await second.atEnd(second.title('6'))
  await other.keyboard.type(' second')
  await expect(other.getByText(/7 changes since .* are kept/)).toBeVisible()
  await one.close()
  await other.close()

  await mys.openTab()
  await mys.page.goto(mys.line.address)
  await mys.page.getByRole('link', { name: 'Open agenda' }).click()
  const again = new Agenda(mys.page)
  await expect(again.title('5')).toContainText(' first')
  await expect(again.title('6')).toContainText(' second')
  await expect(mys.saveState).toHaveAttribute('data-unstored', '13')
  mys.line.mend()
  await mys.isStored()
  const others = new Agenda(kor.page)
  await expectSame(again.title('5'), others.title('5'), (text) => expect(text).toContain(' first'))
  await expectSame(again.title('6'), others.title('6'), (text) => expect(text).toContain(' second'))
})

test('where the browser keeps nothing, a person offline is told so, and what he wrote is stored once he is back [SYNC-8]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.cochair')
  await mys.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
  })
  await mys.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  mys.line.cut()
  await expect(mys.saveState).toHaveAttribute('data-link', 'offline')
  await expect(mys.page.getByText('This browser keeps no copy here: leave the page open')).toBeVisible()
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type('!')
  await expect(mys.page.getByText('1 change is on this page alone')).toBeVisible()
  await expect(mys.saveState).toHaveText('1 change not stored')
  mys.line.mend()
  await mys.isStored()
})
