/** Joining a block to the one before it loses no words of others, case by case [M6]. */
import type { BlockId } from '@tandem/shared/ids'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openEmbeddedStore } from '../../storage/embedded/index.js'
import { openMongoStore } from '../../storage/mongo/index.js'
import { MinutesMeeting, type SomeoneAtMinutes } from '../../testing/minutes-meeting.js'
import { isMongoHere, startMongoServer } from '../../testing/mongo-server.js'

let meeting: MinutesMeeting
let first: BlockId
let second: BlockId
let third: BlockId
let joiner: SomeoneAtMinutes
let writer: SomeoneAtMinutes
beforeEach(() => begins('agreed'))

async function begins(words: string): Promise<void> {
  meeting = new MinutesMeeting({ words })
  ;[first, second, third] = meeting.ids as [BlockId, BlockId, BlockId]
  await meeting.opens()
  joiner = await meeting.someone()
  writer = await meeting.someone()
}

const wordsOf = async (id: BlockId): Promise<string | null> => (await meeting.now()).words(id)

test('words the joiner had not seen stand where they were written, in their author’s name', async () => {
  joiner.joins(second)
  writer.types(second, 'not ', 0)
  writer.types(second, ' twice')
  await writer.sends()
  await joiner.sends()
  expect(await wordsOf(first)).toBe('agreednot agreed twice')
  expect(await wordsOf(second)).toBeNull()
  const [last] = (await meeting.rows()).slice(-1)
  expect(last?.author).toBe(writer.participant.userId)
  joiner.hears()
  writer.hears()
  for (const each of [joiner, writer]) expect(each.text(first).toJSON()).toBe('agreednot agreed twice')
})

test('words that arrive later stand there too, at the beginning, between and at the end', async () => {
  writer.types(second, 'not ', 0)
  writer.types(second, ' twice')
  writer.types(second, 'quite ', 4)
  joiner.joins(second)
  await joiner.sends()
  await writer.sends()
  expect(await wordsOf(first)).toBe('agreednot quite agreed twice')
})

test('and what the block was joined to was moved and joined on before them', async () => {
  writer.types(third, ' in principle')
  joiner.joins(third)
  await joiner.sends()
  joiner.moves(second, null)
  await joiner.sends()
  joiner.moves(second, first)
  joiner.joins(second)
  await joiner.sends()
  await writer.sends()
  expect(await wordsOf(first)).toBe('agreedagreedagreed in principle')
})

test('two blocks that were joined one to the other in one frame take the words of both along', async () => {
  writer.types(second, ' twice')
  writer.types(third, 'never ', 0)
  joiner.types(second, '; ')
  joiner.joins(third)
  joiner.joins(second)
  await joiner.sends(true)
  await writer.sends()
  expect(await wordsOf(first)).toBe('agreedagreed twice; never agreed')
})

test('marks that come for a joined block stand on the letters they were for', async () => {
  const link = { link: { href: 'https://example.org/' } }
  writer.marks(second, 0, 3, { bold: {} })
  joiner.joins(second)
  joiner.joins(third)
  await joiner.sends(true)
  await writer.sends()
  expect((await meeting.now()).runs(first)?.slice(0, 3)).toEqual([
    { text: 'agreed' },
    { text: 'agr', bold: true },
    { text: 'eedagreed' },
  ])
  writer.marks(third, 0, 6, link)
  await writer.sends()
  expect((await meeting.now()).runs(first)?.at(-1)).toEqual({ text: 'agreed', link: 'https://example.org/' })
})

test('what someone takes out of a joined block is taken out where its words are now', async () => {
  writer.takesOut(second, 0, 2)
  joiner.joins(second)
  await joiner.sends()
  await writer.sends()
  expect(await wordsOf(first)).toBe('agreedreed')
  joiner.hears()
  writer.hears()
  // And what the joiner put back, since he had not heard of it.
  writer.takesOut(third, 0, 2)
  joiner.joins(third)
  await writer.sends()
  await joiner.sends()
  expect(await wordsOf(first)).toBe('agreedreedreed')
})

describe('in an empty block', () => {
  beforeEach(() => begins(''))

  test('what someone has begun to write comes behind the text before it, unseen or late', async () => {
    joiner.types(first, 'Opening')
    await joiner.sends()
    writer.types(second, ' agreed')
    joiner.joins(second)
    await joiner.sends()
    await writer.sends()
    expect(await wordsOf(first)).toBe('Opening agreed')
    writer.hears()
    writer.types(third, ' twice')
    joiner.joins(third)
    await writer.sends()
    await joiner.sends()
    expect(await wordsOf(first)).toBe('Opening agreed twice')
  })
})

test('a block that is deleted stays deleted with what others write in it, whatever its deleter writes elsewhere', async () => {
  writer.types(second, ' twice')
  await writer.sends()
  writer.types(second, ' at least')
  joiner.deletes(second)
  joiner.types(first, ' again')
  await joiner.sends(true)
  await writer.sends()
  expect(await wordsOf(second)).toBeNull()
  expect(await wordsOf(first)).toBe('agreed again')
  expect(await wordsOf(third)).toBe('agreed')
})

test('where its counterpart stands on, words are taken out and no block is deleted: those of others stay', async () => {
  writer.types(second, ' twice')
  joiner.takesOut(second, 0, 6)
  joiner.joins(second)
  await joiner.sends(true)
  await writer.sends()
  expect(await wordsOf(first)).toBe('agreed twice')
  expect((await meeting.now()).words(second, 'ko')).toBe('agreed')
})

test('of two who join one block at once the words stand once, with what both had written in it', async () => {
  joiner.types(second, ' twice')
  joiner.joins(second)
  writer.types(second, 'not ', 0)
  writer.joins(second)
  await joiner.sends()
  await writer.sends()
  expect(await wordsOf(first)).toBe('agreednot agreed twice')
  joiner.hears()
  writer.hears()
  expect(writer.text(first).toJSON()).toBe(joiner.text(first).toJSON())
})

test.each(['joins', 'moves'] as const)(
  'of one who joins a block and one who moves it the first in the log is followed: here he %s',
  async (act) => {
    joiner.types(second, ' twice')
    joiner.joins(second)
    writer.types(second, 'not ', 0)
    writer.moves(second, third)
    const inOrder = act === 'joins' ? [joiner, writer] : [writer, joiner]
    for (const each of inOrder) await each.sends()
    const joined = await wordsOf(first)
    const moved = await wordsOf(second)
    if (act === 'joins') expect([joined, moved]).toEqual(['agreednot agreed twice', null])
    else expect([joined, moved]).toEqual(['agreed', 'not agreed twice'])
    expect((await meeting.now()).words(second, 'ko')).toBe('agreed')
  },
)

test.each(['before', 'after'])(
  'who undoes his joining loses no words that came %s it, and doubles none',
  async (when) => {
    writer.types(second, ' twice')
    joiner.joins(second)
    if (when === 'before') await writer.sends()
    await joiner.sends()
    if (when === 'after') await writer.sends()
    joiner.hears()
    joiner.undo.undo()
    await joiner.sends()
    // Someone who has heard of nothing yet.
    const [joined, restored] = [await wordsOf(first), await wordsOf(second)]
    expect(`${joined}|${restored}`).toBe('agreed twice|agreed')
    joiner.undo.redo()
    await joiner.sends()
    expect(await wordsOf(second)).toBeNull()
    expect((await wordsOf(first))?.match(/agreed|twice/g)?.toSorted()).toEqual(['agreed', 'agreed', 'twice'])
  },
)

/** What the joiner's server kept is enough for another process, over stores that were closed meanwhile. */
describe.each(['the embedded store', 'MongoDB'])('in %s', (name) => {
  test.runIf(name !== 'MongoDB' || isMongoHere())(
    'words that arrive through another server after a restart find the joined block',
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'tandem-joins-'))
      const mongo = name === 'MongoDB' ? await startMongoServer() : null
      const uri = mongo?.newDatabase() ?? ''
      const opens = { purpose: 'demonstration', now: () => 1_000 } as const
      const open = () =>
        mongo ? openMongoStore({ uri, ...opens, waitMs: 5_000 }) : openEmbeddedStore({ folder, ...opens })
      let store = await open()
      const here = new MinutesMeeting({}, store)
      const [one, other] = here.ids as [BlockId, BlockId]
      await here.opens()
      const [joining, writing] = [await here.someone(), await here.someone()]
      writing.types(other, ' twice')
      joining.joins(other)
      await joining.sends()
      await here.documents.close()
      await store.close()
      store = await open()
      here.goesOnElsewhere(store)
      await writing.comes()
      await writing.sends()
      expect((await here.now()).words(one)).toBe('agreedagreed twice')
      await here.documents.close()
      await store.close()
      await mongo?.stop()
      await rm(folder, { recursive: true })
    },
    60_000,
  )
})
