import { Agenda, expectSame, textOf } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'

test('30 s without network while typing, a tab closed and opened offline: nothing is lost [SYNC-8]', async ({
  tandem,
}) => {
  test.setTimeout(120_000)
  const mys = await tandem.person('mys.cochair')
  const kor = await tandem.person('kor.cochair')
  await mys.page.goto(mys.line.address)
  await mys.page.getByRole('link', { name: 'Open agenda' }).click()
  await mys.sees('EWG-CS/10/1')
  await kor.opens('EWG-CS/10/1')
  await mys.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)
  let agenda = new Agenda(mys.page)
  const others = new Agenda(kor.page)

  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' online')
  await mys.isStored()
  mys.line.cut()
  await expect(mys.saveState).toHaveAttribute('data-link', 'offline')
  const written = ' written over thirty seconds without any network at all'
  await mys.page.keyboard.type(written, { delay: 30_000 / written.length })
  await expect(
    mys.page.getByText(/You are offline\. Keep writing: \d+ changes? since \d\d:\d\d:\d\d/),
  ).toBeVisible()
  await others.atEnd(others.title('7'))
  await kor.page.keyboard.type(' meanwhile')
  await kor.isStored()

  await mys.page.close()
  await mys.openTab()
  await mys.page.goto(mys.line.address)
  await mys.page.getByRole('link', { name: 'Open agenda' }).click()
  agenda = new Agenda(mys.page)
  await expect(agenda.title('5')).toContainText(written)
  await expect(mys.page.getByText(/changes are kept on this device|changes since .* are kept/)).toBeVisible()
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' and after')

  mys.line.mend()
  // The line may be back by itself before the button is pressed.
  await Promise.any([
    mys.page.getByRole('button', { name: 'Try now' }).click(),
    expect(mys.saveState).toHaveAttribute('data-link', 'live'),
  ])
  await mys.isStored()
  await expectSame(agenda.title('5'), others.title('5'), (text) =>
    expect(text).toBe(`Developments since the ninth meeting online${written} and after`),
  )
  await expectSame(agenda.title('7'), others.title('7'), (text) => expect(text).toContain(' meanwhile'))
})

test('the server killed while both type: both come back by themselves, nothing lost, nothing doubled [SYNC-1]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.cochair')
  const kor = await tandem.person('kor.cochair')
  await mys.opens('EWG-CS/10/1')
  await kor.opens('EWG-CS/10/1')
  const hers = new Agenda(mys.page)
  const his = new Agenda(kor.page)
  await hers.atEnd(hers.title('5'))
  await his.atEnd(his.title('6'))
  const typing = Promise.all([
    mys.page.keyboard.type(' one two three four five six seven eight nine ten', { delay: 60 }),
    kor.page.keyboard.type(' uno due tre quattro cinque sei sette otto nove dieci', { delay: 60 }),
  ])
  await expect(hers.title('5')).toContainText('two')
  for (const person of [mys, kor]) person.line.wasCut = true
  await tandem.server.kill()
  await expect(mys.saveState).toHaveAttribute('data-link', 'offline')
  await tandem.server.startAgain()
  await typing
  await mys.isStored()
  await kor.isStored()
  for (const agenda of [hers, his]) {
    await expect
      .poll(() => textOf(agenda.title('5')))
      .toBe('Developments since the ninth meeting one two three four five six seven eight nine ten')
    await expect
      .poll(() => textOf(agenda.title('6')))
      .toBe('Cyber security framework uno due tre quattro cinque sei sette otto nove dieci')
  }
})

test('a page too old for the server is told to reload, writes no more, and keeps what it had [SYNC-16]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.cochair')
  // From some moment on the page speaks as one of another version would.
  let speaksAnother = false
  await mys.page.routeWebSocket(/socket\.io/, (near) => {
    const far = near.connectToServer()
    near.onMessage((message) =>
      far.send(speaksAnother ? String(message).replace(/"protocol":\d+/, '"protocol":0') : message),
    )
  })
  await mys.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' as it was')
  await mys.isStored()
  speaksAnother = true
  mys.line.cut()
  await expect(mys.saveState).toHaveAttribute('data-link', 'offline')
  mys.line.mend()
  await expect(mys.page.getByText('A newer version of Tandem is running')).toBeVisible()
  await expect(mys.page.getByRole('textbox')).toHaveCount(0)
  await expect(mys.page.getByText('Developments since the ninth meeting as it was').first()).toBeVisible()
  await expect(mys.page.getByRole('button', { name: 'Reload' })).toBeVisible()
})

test('what is not sent can be taken away as a readable file', async ({ tandem }) => {
  const mys = await tandem.person('mys.cochair')
  await mys.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  mys.line.cut()
  await expect(mys.saveState).toHaveAttribute('data-link', 'offline')
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' kept here')
  const [download] = await Promise.all([
    mys.page.waitForEvent('download'),
    mys.page.getByRole('button', { name: 'Download my unsent text' }).click(),
  ])
  const stream = await download.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text).toContain('EWG-CS/10/1')
  expect(text).toContain('Item 5')
  expect(text).toContain('kept here')
  expect(text).toContain('Developments since the ninth meeting kept here')
})

test('a sign-in that ends leaves the editor and its text, and everything is sent after signing in again [SYNC-15]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.cochair')
  const kor = await tandem.person('kor.cochair')
  await mys.opens('EWG-CS/10/1')
  await kor.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  await agenda.atEnd(agenda.title('5'))
  mys.line.wasCut = true
  const { address } = mys.line
  await mys.context.request.post(`${address}/api/v1/sign-out`, { headers: { origin: address } })
  const dialog = mys.page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toBeVisible()
  await expect(mys.page.getByText('Developments since the ninth meeting').first()).toBeVisible()
  await dialog.getByRole('button', { name: /Continue as/ }).click()
  await expect(dialog).toBeHidden()
  await agenda.atEnd(agenda.title('5'))
  await mys.page.keyboard.type(' after signing in again')
  await mys.isStored()
  await expect(new Agenda(kor.page).title('5')).toContainText('after signing in again')
})
