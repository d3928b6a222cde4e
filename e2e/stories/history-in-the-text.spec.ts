import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.js'
import { History } from '../support/history.js'
import { Minutes } from '../support/minutes.js'
import type { Person } from '../support/person.js'

const record = 'CCWG/8/MIN'
const adopted = 'adopted the agenda contained in'

/** Words of this block with a colour under them, and what is said of who wrote them. */
function coloured(minutes: Minutes, words: string) {
  return minutes.block(words).locator('[data-a][title]').first()
}

async function historyOf(person: Person): Promise<string> {
  await person.page.waitForURL(/\/documents\/doc_/)
  const [, id] = /documents\/(doc_[^/?#]+)/.exec(person.page.url()) ?? []
  return `${person.line.address}/api/v1/documents/${id}/history`
}

async function asks<Answer>(person: Person, path: string): Promise<Answer> {
  const answer = await person.context.request.get(`${await historyOf(person)}/${path}`)
  expect(answer.ok()).toBe(true)
  return (await answer.json()) as Answer
}

/** Until the server knows that this person has looked at all there is. */
async function hasLooked(person: Person): Promise<void> {
  await expect
    .poll(async () => {
      const { seenSeq, headSeq } = await asks<{ seenSeq: number | null; headSeq: number }>(person, '')
      return seenSeq === headSeq
    })
    .toBe(true)
}

async function looks(page: Page, path: string, name: string): Promise<void> {
  const folder = process.env['LOOKS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  expect(path).toBeTruthy()
}

test('a writer turns on the colours of authors: the text tells who wrote it and when, and goes on doing so while another types', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  const [his, hers] = [new Minutes(kor.page), new Minutes(usa.page)]
  await kor.opens(record)
  await usa.opens(record)
  await his.isShown()
  const toggle = kor.page.getByRole('button', { name: 'Author colours' })
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  await expect(his.text().locator('[data-a][title]')).toHaveCount(0)

  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  const old = coloured(his, adopted)
  await expect(old).toHaveAttribute('title', /, \d{1,2} \w{3}( \d{4})? \d\d:\d\d$/)

  await hers.newParagraphAfter(adopted)
  await usa.page.keyboard.type('Written while he looks.')
  const fresh = coloured(his, 'Written while he looks.')
  await expect(fresh).toHaveAttribute('title', /just now$|\d\d:\d\d$/)
  expect(await fresh.getAttribute('data-a')).not.toBeNull()
  await looks(kor.page, record, 'author-colours')
  // Letters carry no colour into the text itself.
  await kor.page.keyboard.press('Shift+C')
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  await expect(his.text().locator('[data-a][title]')).toHaveCount(0)
})

test('who reads and does not write has no colours of authors', async ({ tandem }) => {
  const kor = await tandem.person('kor.cochair', { language: 'ko' })
  await kor.opens('EWG-CS/9/RPT')
  await expect(kor.page.getByRole('button', { name: '작성자 색상' })).toHaveCount(0)
})

test('who comes back sees what others wrote since, on the group’s home and on the page; looking settles it', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  await kor.opens(record)
  await new Minutes(kor.page).isShown()
  await hasLooked(kor)
  const group = `${kor.line.address}/groups/${await kor.groupId('CCWG')}`
  await kor.page.goto(group)
  await expect(kor.page.getByRole('heading', { name: 'Documents' }).first()).toBeVisible()
  const changed = kor.page.getByRole('region', { name: 'Changed since you last looked' })
  await expect(changed).toHaveCount(0)

  await usa.opens(record)
  await new Minutes(usa.page).newParagraphAfter(adopted)
  await usa.page.keyboard.type('Five words that are new.')
  await usa.isStored()
  await hasLooked(usa)

  await kor.page.reload()
  await expect(changed.getByText(record)).toBeVisible()
  await expect(changed.getByText('USA')).toBeVisible()
  await expect(changed.getByRole('link', { name: /^\+24 −0 characters$/ })).toBeVisible()
  await looks(kor.page, group, 'changed-home')
  await changed.getByRole('link', { name: record }).click()
  const notice = kor.page.getByText(/^Since you last looked, at the text of /)
  await expect(notice).toBeVisible()
  await expect(kor.page.getByText('+5 −0 words by 1 person.')).toBeVisible()
  await expect(kor.page.getByRole('link', { name: 'Show changes' })).toHaveAttribute(
    'href',
    /\/documents\/doc_\w+\/history\?from=\d+&to=now$/,
  )
  await looks(kor.page, group, 'since-looked')
  await hasLooked(kor)
  // Looking has settled it; he may still compare with what he last saw when he came.
  const history = new History(kor)
  await kor.page.getByRole('link', { name: 'Version history', exact: true }).click()
  await history.isShown()
  await history.choose('A', 'What I last saw')
  await expect(kor.page.getByRole('toolbar', { name: 'Comparison' })).toContainText('1 change')
  await expect(history.paragraph('Five words that are new.').first()).toBeVisible()
  await kor.page.getByRole('link', { name: 'Close history' }).click()
  await new Minutes(kor.page).isShown()
  await kor.page.reload()
  await new Minutes(kor.page).isShown()
  await hasLooked(kor)
  await expect(notice).toHaveCount(0)
  // One's own words are no news.
  await usa.page.goto(`${usa.line.address}/groups/${await usa.groupId('CCWG')}`)
  await expect(usa.page.getByRole('heading', { name: 'Documents' }).first()).toBeVisible()
  await expect(usa.page.getByRole('region', { name: 'Changed since you last looked' })).toHaveCount(0)
})

test('an earlier state that one brings back shows at once on the other’s screen, and loses nothing he types [H6]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  const [his, hers] = [new Minutes(kor.page), new Minutes(usa.page)]
  await kor.opens(record)
  await his.isShown()
  const { headSeq: seq } = await asks<{ headSeq: number }>(kor, '')
  await his.newParagraphAfter(adopted)
  await kor.page.keyboard.type('To be gone again.')
  await kor.isStored()
  await usa.opens(record)
  await expect(hers.block('To be gone again.')).toBeVisible()
  const { headSeq: previewedSeq } = await asks<{ headSeq: number }>(kor, 'restoration?scope=whole&seq=1')

  await hers.goToEndOf(adopted)
  const typing = usa.page.keyboard.type(' Typed all through it, word by word.', { delay: 25 })
  await expect(his.block('Typed all')).toBeVisible()
  const answer = await kor.context.request.post(`${await historyOf(kor)}/restorations`, {
    headers: { origin: kor.line.address },
    data: { seq, scope: { kind: 'whole' }, previewedSeq },
  })
  expect(answer.ok()).toBe(true)
  await expect(hers.block('To be gone again.')).toHaveCount(0)
  await typing
  await usa.isStored()
  for (const minutes of [his, hers]) {
    await expect(minutes.block('Typed all through it, word by word.')).toBeVisible()
    await expect(minutes.block('To be gone again.')).toHaveCount(0)
  }
})
