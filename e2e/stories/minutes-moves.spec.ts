import { expect, test, type Tandem } from '../support/fixtures.js'
import { expectSameWords, Minutes } from '../support/minutes.js'

const record = 'CCWG/8/MIN'
const adopted = 'adopted the agenda contained in'
const chapters = ['Chapter one', 'Words of the first chapter.', 'Chapter two', 'Words of the second chapter.']
const moved = ['Chapter two', 'Words of the second chapter.', 'Chapter one']

/** Two people at minutes with two chapters of a heading and a paragraph each. */
async function twoAtChapters(tandem: Tandem) {
  const mover = await tandem.person('usa.note')
  const writer = await tandem.person('kor.secretary')
  const hers = new Minutes(mover.page)
  const his = new Minutes(writer.page)
  await mover.opens(record)
  await hers.goToEndOf(adopted)
  for (const [at, words] of chapters.entries()) {
    await mover.page.keyboard.press('Enter')
    await mover.page.keyboard.type(words)
    await mover.page.keyboard.press(at % 2 === 0 ? 'Control+Alt+1' : 'Control+Alt+0')
  }
  await mover.isStored()
  await writer.opens(record)
  await expect(his.block('Chapter two')).toBeVisible()
  return { mover, writer, hers, his }
}

/** Only what belongs to the chapters. */
function chaptersIn(words: readonly string[]): string[] {
  return words.filter((text) => /Chapter|^Words of/.test(text))
}

test('a section moves while another types in the middle of it; nothing is lost on either screen, or after a reload [M6]', async ({
  tandem,
}) => {
  const { mover, writer, hers, his } = await twoAtChapters(tandem)
  await his.goToEndOf('first chapter.')
  for (let step = 0; step < 'first chapter.'.length; step += 1) await writer.page.keyboard.press('ArrowLeft')
  await hers.goToEndOf('Chapter one')
  await Promise.all([
    writer.page.keyboard.type('long and winding and carefully written ', { delay: 30 }),
    (async () => {
      await expect(hers.block('of the long')).toBeVisible()
      await mover.page.keyboard.press('Alt+ArrowDown')
    })(),
  ])
  const check = (words: string[]): void =>
    expect(chaptersIn(words)).toEqual([
      ...moved,
      'Words of the long and winding and carefully written first chapter.',
    ])
  await expectSameWords(his, hers, 'English', check)
  await mover.isStored()
  await writer.isStored()
  await mover.page.reload()
  await writer.page.reload()
  await expectSameWords(his, hers, 'English', check)
})

test('who takes back the move of a section takes back no word that another wrote in it meanwhile [M6, SYNC-14]', async ({
  tandem,
}) => {
  const { mover, writer, hers, his } = await twoAtChapters(tandem)
  await hers.goToEndOf('Chapter one')
  await mover.page.keyboard.type(' of two')
  await mover.page.keyboard.press('Alt+ArrowDown')
  await expectSameWords(his, hers, 'English', (words) =>
    expect(chaptersIn(words).slice(0, 3)).toEqual([
      'Chapter two',
      'Words of the second chapter.',
      'Chapter one of two',
    ]),
  )
  await his.goToEndOf('first chapter.')
  await writer.page.keyboard.type(' Theirs.')
  await expect(hers.block('Theirs.')).toBeVisible()
  await hers.undo()
  const back = ['Chapter one of two', 'Words of the first chapter. Theirs.', ...chapters.slice(2)]
  await expectSameWords(his, hers, 'English', (words) => expect(chaptersIn(words)).toEqual(back))
  // He is still where he was, and what she did before is undone where it now stands.
  await writer.page.keyboard.type(' More.')
  await expect(hers.block('Theirs. More.')).toBeVisible()
  await hers.undo()
  await expectSameWords(his, hers, 'English', (words) =>
    expect(chaptersIn(words)).toEqual([
      'Chapter one',
      'Words of the first chapter. Theirs. More.',
      ...chapters.slice(2),
    ]),
  )
  await mover.isStored()
  await mover.page.reload()
  await expectSameWords(his, hers, 'English', (words) =>
    expect(chaptersIn(words)[1]).toBe('Words of the first chapter. Theirs. More.'),
  )
})
