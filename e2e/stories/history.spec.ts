import { expect, test } from '../support/fixtures.js'
import { handMade } from '../support/hand-made-socket.js'
import { History } from '../support/history.js'
import { Minutes } from '../support/minutes.js'
import type { Person } from '../support/person.js'

const record = 'CCWG/8/MIN'
const circulated = 'Draft 1 (circulated)'
const working = 'Draft 2 (working)'

/** The minutes of the planning meeting are long in writing and short in text: room to write in. */
const planning = 'CX23/IPM/ROD'

async function write(person: Person, words: string, more: string): Promise<void> {
  const minutes = new Minutes(person.page)
  await minutes.goToEndOf(words)
  await person.page.keyboard.type(more)
  await person.isStored()
}

test('versions 3 and 4 say the same against each other, whichever is picked first [X06]', async ({
  tandem,
}) => {
  const usa = await tandem.person('usa.note')
  const history = new History(usa)
  await history.openFrom(record)
  await history.choose('A', circulated)
  await history.choose('B', working)
  await history.compares(circulated, working)
  await expect(history.text.getByText('United States of America → Republic of Korea').first()).toBeVisible()
  const changes = await history.changes()
  expect(changes).toContain('+recent ')
  expect(changes.length).toBeGreaterThan(4)

  // The other way round: the newer is picked as A, and stands as B all the same.
  await history.choose('A', 'Rolling draft')
  await history.choose('B', circulated)
  await history.compares('Rolling draft', circulated)
  await history.choose('A', working)
  await history.compares(circulated, working)
  expect(await history.changes()).toEqual(changes)

  // The link opens the same comparison; read backwards, what was added is deleted.
  await usa.page.reload()
  await history.compares(circulated, working)
  expect(await history.changes()).toEqual(changes)
  await usa.page.getByRole('button', { name: 'Read from B to A' }).click()
  await expect.poll(async () => (await history.changes()).includes('−recent ')).toBe(true)
})

test('N and P lead from change to change, and what stands at one can be opened', async ({ tandem }) => {
  const usa = await tandem.person('usa.note')
  const history = new History(usa)
  await history.openFrom(record)
  await history.choose('A', circulated)
  await history.choose('B', working)
  await history.compares(circulated, working)
  const count = usa.page.getByRole('toolbar', { name: 'Comparison' })
  await expect(count).toContainText('4 changes')
  const seen: string[] = []
  for (let at = 1; at <= 4; at += 1) {
    await usa.page.keyboard.press('n')
    await expect(count).toContainText(`Change ${at} of 4`)
    await expect(history.current).toHaveCount(1)
    await expect(history.current).toBeInViewport()
    seen.push((await history.current.getAttribute('data-row')) ?? '')
  }
  expect(new Set(seen).size).toBe(4)
  await usa.page.keyboard.press('n')
  await expect(count).toContainText('Change 1 of 4')
  await usa.page.keyboard.press('p')
  await expect(count).toContainText('Change 4 of 4')
  // Colours off, everything shown: the marks stay.
  const changes = await history.changes()
  await usa.page.keyboard.press('Shift+C')
  await usa.page.keyboard.press('c')
  await expect(usa.page.getByRole('switch', { name: 'Authors' })).not.toBeChecked()
  await expect(usa.page.getByRole('switch', { name: 'Changes only' })).not.toBeChecked()
  expect(await history.changes()).toEqual(changes)
})

test('a paragraph tells every wording it had and who typed each', async ({ tandem }) => {
  const usa = await tandem.person('usa.note')
  const kor = await tandem.person('kor.secretary')
  await kor.opens(record)
  await write(kor, 'adopted the agenda contained in', ' There was no objection.')
  await usa.opens(record)
  await write(usa, 'There was no objection.', ' None was expected.')
  const history = new History(usa)
  await usa.page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.paragraph('None was expected').first().click()
  await expect(history.current).toContainText('U.S. note-taker')
  await history.current.getByRole('button', { name: 'Every wording' }).click()
  const wordings = usa.page.getByRole('complementary', { name: 'Versions' }).getByRole('listitem')
  await expect(wordings.first()).toContainText('None was expected.')
  await expect(wordings.first()).toContainText('U.S. note-taker')
  await expect(wordings.first().locator('ins').filter({ hasText: 'None was expected.' })).toHaveCount(1)
  await expect(wordings.filter({ hasText: 'ROK secretary' }).first()).toContainText('There was no objection.')
  await expect(wordings.last()).toContainText('First written')
})

test('while one looks, others go on writing; one press takes it in', async ({ tandem }) => {
  const usa = await tandem.person('usa.note')
  const kor = await tandem.person('kor.secretary')
  const history = new History(usa)
  await history.openFrom(record)
  const before = await history.headSeq()
  await kor.opens(record)
  await write(kor, 'adopted the agenda contained in', ' It was adopted at once.')
  const came = (await history.headSeq()) - before
  await expect(
    usa.page.getByText(came === 1 ? 'Moved on: 1 edit since' : `Moved on: ${came} edits since`),
  ).toBeVisible()
  await expect(history.paragraph('It was adopted at once')).toHaveCount(0)
  await usa.page.getByRole('button', { name: 'Take in' }).click()
  await expect(history.paragraph('It was adopted at once').first()).toBeVisible()
})

test('a version gets a name, and is compared by it', async ({ tandem }) => {
  const usa = await tandem.person('usa.note')
  const history = new History(usa)
  await history.openFrom(record)
  await history.nameVersion('Before the comments')
  await history.person.page.getByRole('link', { name: 'Close history' }).click()
  await write(usa, 'adopted the agenda contained in', ' A comment was taken in.')
  await usa.page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.choose('A', 'Before the comments')
  await expect(history.paragraph('A comment was taken in').first()).toBeVisible()
  await expect(usa.page.getByRole('toolbar', { name: 'Comparison' })).toContainText('1 change')
})

test('the text plays from A to B, stands still where one wants, and sets what is compared [H7]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.secretary')
  await kor.opens(planning)
  const history = new History(kor)
  await kor.page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.nameVersion('Before the sentence')
  await kor.page.getByRole('link', { name: 'Close history' }).click()
  const minutes = new Minutes(kor.page)
  await minutes.isShown()
  const first = (await minutes.words()).find((words) => words.length > 40) ?? ''
  await write(kor, first.slice(0, 40), ' Typed to be played.')
  await kor.page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.choose('A', 'Before the sentence')
  await history.isCompared()

  // Away from the button, to which Space would belong.
  await history.text.focus()
  await kor.page.keyboard.press('Space')
  const played = kor.page.getByRole('article', { name: 'The text at this moment' })
  await expect(played).toBeVisible()
  await expect(kor.page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect(played).toContainText('Typed to be played.')

  const position = history.slider('Position in the text')
  await position.focus()
  await kor.page.keyboard.press('Home')
  await expect(played).not.toContainText('Typed to be played.')
  await kor.page.keyboard.press('End')
  await expect(played).toContainText('Typed to be played.')
  await kor.page.keyboard.press('ArrowLeft')
  const seq = Number(await position.getAttribute('aria-valuenow'))
  await kor.page.keyboard.press('[')
  await expect(history.slider('Version A')).toHaveAttribute('aria-valuenow', String(seq))
  await kor.page.keyboard.press('Escape')
  await expect(history.text).toBeVisible()
})

test('Korean is compared by eojeol, and the screen says so in Korean', async ({ tandem }) => {
  const kor = await tandem.person('kor.secretary', { language: 'ko' })
  const history = new History(kor)
  await kor.opens(record)
  await kor.page.getByRole('link', { name: '수정 이력', exact: true }).click()
  await history.isShown()
  await history.choose('A', circulated)
  await history.choose('B', working)
  await history.compares(circulated, working)
  await expect(history.text.getByText('미국 → 대한민국').first()).toBeVisible()
  await kor.page.getByRole('radio', { name: '한국어' }).click()
  await expect(history.text.locator('del:lang(ko)', { hasText: '교환하기로 합의하였다' })).toBeVisible()
  await expect(history.text.locator('ins:lang(ko)', { hasText: '공유하였다' })).toBeVisible()
  await expect(history.text.getByText('영어 글에서 변경')).toBeVisible()
  await kor.page.keyboard.press('n')
  await expect(kor.page.getByRole('toolbar', { name: '비교' })).toContainText('변경 1/4')
})

for (const [who, login, symbol, neighbour] of [
  ['an observer', 'tls.observer', 'EWG-CS/10/1', 'mys.cochair'],
  ['a delegate before Draft 1', 'usa.director', 'CCWG/9/1', 'usa.hod'],
  ['a planner before Draft 1', 'sgp.planner', 'CX23/IPM/ROD', 'kor.secretary'],
] as const) {
  test(`${who} sees no history: not in the interface, not by address, not by socket [C3]`, async ({
    tandem,
  }) => {
    const drafter = await tandem.person(neighbour)
    await drafter.opens(symbol)
    const path = new URL(drafter.page.url()).pathname
    await expect(drafter.page.getByRole('link', { name: 'Version history', exact: true })).toBeVisible()

    const reader = await tandem.person(login)
    reader.isRefused = true
    await reader.page.goto(`${reader.line.address}${path}`)
    await expect(reader.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expect(reader.page.getByRole('link', { name: 'Version history', exact: true })).toHaveCount(0)
    await reader.page.goto(`${reader.line.address}${path}/history`)
    await expect(reader.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
    const id = path.split('/').at(-1)
    for (const what of ['', '/comparison?from=1&to=2', '/record?seq=1', '/playback?from=1&to=2', '/blame']) {
      const answer = await reader.context.request.get(
        `${reader.line.address}/api/v1/documents/${id}/history${what}`,
      )
      expect(answer.status(), what).toBe(404)
    }
    const ask = await handMade(reader)
    const nothing = await ask('follow', { documentId: 'doc_00000000000000000000' })
    expect(nothing).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await ask('follow', { documentId: id })).toEqual(nothing)
  })
}
