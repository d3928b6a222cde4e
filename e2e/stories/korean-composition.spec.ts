import type { CDPSession } from '@playwright/test'
import { Agenda, expectSame } from '../support/agenda.js'
import { expect, test } from '../support/fixtures.js'

/** Each syllable as an input method builds it, jamo by jamo. */
const syllables = [
  ['ㅎ', '하', '한'],
  ['ㄱ', '구', '국'],
  ['ㅇ', '어'],
  ['ㅎ', '호', '회'],
  ['ㅇ', '의', '의'],
] as const

async function compose(
  session: CDPSession,
  stages: readonly string[],
  between: () => Promise<void>,
): Promise<void> {
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

test('Korean composed while the other types in the same line breaks no syllable [SYNC-13]', async ({
  tandem,
}) => {
  const kor = await tandem.person('kor.hod', { language: 'ko' })
  const usa = await tandem.person('usa.hod')
  await kor.opens('CCWG/9/1')
  await usa.opens('CCWG/9/1')
  const his = kor.page.getByRole('textbox', { name: '의제 5 제목(한국어)', exact: true })
  const theirs = new Agenda(usa.page)
  const hers = theirs.title('5', 'Korean')

  await his.click()
  await his.press('End')
  await hers.click()
  await hers.press('Home')
  const session = await kor.context.newCDPSession(kor.page)
  let letters = 0
  for (const stages of syllables) {
    // A letter of the other arrives at every stage of every syllable.
    await compose(session, stages, async () => {
      await usa.page.keyboard.type('x')
      letters += 1
      await expect(usa.saveState).toHaveAttribute('data-unstored', '0')
    })
  }
  const whole = `${'x'.repeat(letters)}제안 사항한국어회의`
  await expectSame(his, hers, (text) => expect(text).toBe(whole))
  await kor.isStored()
})

test('one syllable is one step of undo [SYNC-13]', async ({ tandem }) => {
  const kor = await tandem.person('kor.hod', { language: 'ko' })
  await kor.opens('CCWG/9/1')
  const title = kor.page.getByRole('textbox', { name: '의제 5 제목(한국어)', exact: true })
  await title.click()
  await title.press('End')
  const session = await kor.context.newCDPSession(kor.page)
  for (const stages of syllables.slice(0, 2)) await compose(session, stages, () => Promise.resolve())
  await expect(title).toHaveText('제안 사항한국')
  await kor.page.keyboard.press('Control+z')
  await expect(title).toHaveText('제안 사항한')
  await kor.page.keyboard.press('Control+z')
  await expect(title).toHaveText('제안 사항')
})
