import { Agenda } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'

/** Each demonstration agenda with someone who may edit it, or at least read it. */
const agendas = [
  ['CCWG/8/1/Rev.1', 'kor.hod'],
  ['EWG-CS/9/1/Rev.1', 'mys.cochair'],
  ['EWG-CS/10/1', 'mys.cochair'],
  ['CX23/IPM/1', 'kor.cochair'],
  ['CCWG/9/1', 'usa.hod'],
] as const

test('opening each agenda, walking through it and closing it changes nothing [SYNC-7]', async ({
  tandem,
}) => {
  for (const [symbol, login] of agendas) {
    const person = await tandem.person(login)
    await person.opens(symbol)
    const api = `${person.line.address}/api/v1${new URL(person.page.url()).pathname}/record`
    const before = await (await person.context.request.get(api)).json()
    expect(before.record.items.length).toBeGreaterThan(0)
    const agenda = new Agenda(person.page)
    const editors = await agenda.page.getByRole('textbox').all()
    for (const editor of editors.slice(0, 12)) await editor.focus()
    await person.prefers({ language: 'ko', theme: 'dark' })
    await person.page.reload()
    await person.sees(symbol)
    await expect(person.saveState).toHaveAttribute('data-unstored', '0')
    await person.page.close()
    const after = await (await person.context.request.get(api)).json()
    expect(after, symbol).toEqual(before)
  }
})
