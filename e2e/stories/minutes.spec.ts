import type { CDPSession } from '@playwright/test'
import { expect, test } from '../support/fixtures.js'
import { expectSameWords, Minutes } from '../support/minutes.js'

const record = 'CCWG/8/MIN'
const adopted = { en: 'adopted the agenda contained in', ko: '의제(부속서 A)를 채택하였다' }

test('two secretaries write Korean and English at once and bring a pair into step [M5, E5]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  const his = new Minutes(kor.page)
  const hers = new Minutes(usa.page)
  await kor.opens(record)
  await usa.opens(record)
  await expect(kor.page.getByText('In step')).toBeVisible()

  await his.goToEndOf(adopted.ko, 'Korean')
  await hers.goToEndOf(adopted.en, 'English')
  await Promise.all([
    kor.page.keyboard.type(' 이견은 없었다.'),
    usa.page.keyboard.type(' There was no objection.'),
  ])
  await expectSameWords(his, hers, 'Korean', (says) =>
    expect(says.join()).toContain('채택하였다. 이견은 없었다.'),
  )
  await expectSameWords(his, hers, 'English', (says) =>
    expect(says.join()).toContain('There was no objection.'),
  )

  // Each side was changed under the other's hands: one of them looks and says that both say the same.
  await expect(hers.block('no objection', 'English').getByText('out of step')).toBeVisible()
  await hers.block('no objection', 'English').getByRole('button', { name: 'No change needed' }).click()
  await expect(usa.page.getByText('In step')).toBeVisible()
  await expect(kor.page.getByText('In step')).toBeVisible()

  // A new sentence on one side is missed on the other, until it is written there.
  await hers.goToEndOf('no objection', 'English')
  await usa.page.keyboard.press('Enter')
  await usa.page.keyboard.type('The two sides thanked the secretariat.')
  await expect(kor.page.getByRole('button', { name: '1 out of step' })).toBeVisible()
  await his.text('Korean').getByRole('button', { name: 'No Korean yet' }).click()
  await kor.page.keyboard.type('양측은 간사에게 사의를 표하였다.')
  await expectSameWords(his, hers, 'Korean', (says) =>
    expect(says).toContain('양측은 간사에게 사의를 표하였다.'),
  )
  await expect(usa.page.getByText('In step')).toBeVisible()
  await kor.isStored()
  await usa.isStored()
})

test('each side has a copy that names it first, in its own language, and the text stays as it is [A4]', async ({
  tandem,
}) => {
  const usa = await tandem.person('usa.note')
  await usa.opens(record)
  const { page } = usa
  const named = page.getByRole('region', { name: 'Attendance' }).getByRole('listitem')
  const languages = page.locator('[role="textbox"]')
  await expect(named).toHaveText(['KOR', 'USA'])
  await page.getByRole('button', { name: 'English first' }).click()
  await expect(languages.first()).toHaveAttribute('lang', 'en')
  await expect(named).toHaveText(['USA', 'KOR'])
  await page.reload()
  await expect(named).toHaveText(['USA', 'KOR'])
  // A matter of hers and of this device.
  const kor = await tandem.person('kor.secretary')
  await kor.opens(record)
  await expect(kor.page.getByRole('region', { name: 'Attendance' }).getByRole('listitem')).toHaveText([
    'KOR',
    'USA',
  ])
})

test('an outcome with its owner is recorded by the keyboard alone, in both languages [E3]', async ({
  tandem,
}) => {
  const usa = await tandem.person('usa.note')
  const hers = new Minutes(usa.page)
  await usa.opens(record)
  await hers.goToEndOf(adopted.en, 'English')
  await usa.page.keyboard.press('Enter')
  await usa.page.keyboard.type('/action Circulate the plan of the exercise.')
  const task = hers.block('Circulate the plan', 'English')
  await expect(task).toHaveAttribute('data-verb', 'tasked')
  await expect(task.getByText('Tasked')).toBeVisible()
  await usa.page.keyboard.press('Alt+Shift+O')
  await expect(usa.page.getByRole('dialog', { name: 'Who owes it' })).toBeVisible()
  await usa.page.keyboard.press('Tab')
  await usa.page.keyboard.press('Space')
  await usa.page.keyboard.press('Escape')
  await expect(task.getByText('United States of America')).toBeVisible()
  // The focus is back in the text, where the next key belongs.
  await usa.page.keyboard.type(' By mail.')
  await expect(task).toContainText('Circulate the plan of the exercise. By mail.')

  const kor = await tandem.person('kor.secretary', { language: 'ko' })
  const his = new Minutes(kor.page)
  await kor.opens(record)
  await his.text('Korean').getByRole('button', { name: '한국어 없음' }).focus()
  await kor.page.keyboard.press('Enter')
  await kor.page.keyboard.type('훈련 계획을 배포한다.')
  const counterpart = his.block('훈련 계획을 배포한다', 'Korean')
  await expect(counterpart.getByText('과제')).toBeVisible()
  await expect(counterpart.getByText('미국')).toBeVisible()
  await kor.page.keyboard.press('Alt+4')
  await expect(counterpart.getByText('연기')).toBeVisible()
  await expect(task.getByText('Deferred')).toBeVisible()
  await kor.isStored()
})

test('a paragraph moves under the hands of another who writes in it, and no word is lost [M6]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  const his = new Minutes(kor.page)
  const hers = new Minutes(usa.page)
  await kor.opens(record)
  await usa.opens(record)
  const before = await his.words('English')
  const from = before.findIndex((text) => text.includes(adopted.en))
  await hers.goToEndOf(adopted.en, 'English')
  await usa.page.keyboard.type(' One.')
  await his.goToEndOf('One.', 'English')
  await kor.page.keyboard.press('Alt+ArrowDown')
  await expectSameWords(his, hers, 'English', (says) => {
    expect(says.length).toBe(before.length)
    expect(says.findIndex((text) => text.includes('One.'))).toBe(from + 1)
  })
  await hers.goToEndOf('One.', 'English')
  await usa.page.keyboard.type(' Two.')
  await expectSameWords(his, hers, 'English', (says) => expect(says[from + 1]).toContain('One. Two.'))
  await expect(his.block(adopted.ko, 'Korean')).toHaveCount(1)
  await kor.isStored()
})

/** Each syllable as an input method builds it, jamo by jamo. */
const syllables = [
  ['ㅎ', '하', '한'],
  ['ㄱ', '구', '국'],
  ['ㅇ', '어'],
] as const

async function compose(session: CDPSession, stages: readonly string[], between: () => Promise<void>) {
  for (const text of stages) {
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
    await between()
  }
  await session.send('Input.insertText', { text: stages.at(-1) ?? '' })
}

test('Korean composed while the other types in the same paragraph breaks no syllable [SYNC-13]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.secretary')
  const usa = await tandem.person('usa.note')
  const his = new Minutes(kor.page)
  const hers = new Minutes(usa.page)
  await kor.opens(record)
  await usa.opens(record)
  await his.goToEndOf(adopted.ko, 'Korean')
  await hers.block(adopted.ko, 'Korean').locator('p').first().click()
  await usa.page.keyboard.press('Home')
  const session = await kor.context.newCDPSession(kor.page)
  let letters = 0
  for (const stages of syllables) {
    await compose(session, stages, async () => {
      await usa.page.keyboard.type('x')
      letters += 1
      await expect(usa.saveState).toHaveAttribute('data-unstored', '0')
    })
  }
  await expectSameWords(his, hers, 'Korean', (says) => {
    const line = says.find((text) => text.includes('한국어'))
    expect(line).toMatch(/채택하였다\.한국어$/)
    expect(line?.match(/x/g)).toHaveLength(letters)
  })
  await kor.isStored()
})
