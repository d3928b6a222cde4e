import { Agenda } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'

test('a stop with people writing takes less than five seconds, loses nothing, and they come back [SYNC-8]', async ({
  tandem,
}) => {
  const mys = await tandem.person('mys.cochair')
  const kor = await tandem.person('kor.cochair')
  await mys.opens('EWG-CS/10/1')
  await kor.opens('EWG-CS/10/1')
  const agenda = new Agenda(mys.page)
  await agenda.atEnd(agenda.title('5'))
  for (const person of [mys, kor]) person.line.wasCut = true
  const typing = mys.page.keyboard.type(' written through a restart', { delay: 80 })
  await expect(agenda.title('5')).toContainText('written')
  const { code, ms } = await tandem.server.end('SIGTERM')
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5_000)
  await tandem.server.startAgain()
  await typing
  await mys.isStored()
  await expect(new Agenda(kor.page).title('5')).toContainText('ninth meeting written through a restart')
})

test('health, readiness and numbers are told, without a word of any document', async ({ tandem }) => {
  const mys = await tandem.person('mys.cochair')
  await mys.opens('EWG-CS/10/1')
  const { address } = mys.line
  expect((await mys.context.request.get(`${address}/healthz`)).ok()).toBe(true)
  expect((await mys.context.request.get(`${address}/readyz`)).ok()).toBe(true)
  const metrics = await (await mys.context.request.get(`${address}/metrics`)).text()
  expect(metrics).toContain('tandem_live{what="participants"} 1')
  expect(metrics).toMatch(/tandem_http_answer_seconds_count\{[^}]*route="\/api\/v1\/documents\/:documentId"/)
  expect(metrics).not.toContain('Developments since')
  expect(metrics).not.toContain('doc_')
})
