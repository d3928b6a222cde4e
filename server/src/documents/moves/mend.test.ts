/** What the server writes behind a move, case by case [M6]. */
import { minutesTextOf } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { MinutesMeeting, type SomeoneAtMinutes } from '../../testing/minutes-meeting.js'

let meeting: MinutesMeeting
let first: BlockId
let second: BlockId
let third: BlockId
beforeEach(async () => {
  meeting = new MinutesMeeting()
  ;[first, second, third] = meeting.ids as [BlockId, BlockId, BlockId]
  await meeting.opens()
})

const someone = (): Promise<SomeoneAtMinutes> => meeting.someone()
const now = (): ReturnType<MinutesMeeting['now']> => meeting.now()

test('words the mover had not seen are brought along, in their author’s name', async () => {
  const [mover, writer] = [await someone(), await someone()]
  mover.moves(first, third)
  writer.types(first, ' twice')
  await writer.sends()
  await mover.sends()
  const { order, words } = await now()
  expect(order.slice(1)).toEqual([second, third, first])
  expect(words(first)).toBe('agreed twice')
  const [last] = (await meeting.rows()).slice(-1)
  expect(last?.author).toBe(writer.participant.userId)
  mover.hears()
  writer.hears()
  for (const each of [mover, writer]) expect(each.text(first).toJSON()).toBe('agreed twice')
})

test('words that arrive for the old place are put at the new one, where they were written', async () => {
  const [mover, writer] = [await someone(), await someone()]
  writer.types(first, 'provisionally ', 0)
  writer.types(first, ' twice')
  writer.types(first, 'in principle ', 14)
  mover.moves(first, third)
  await mover.sends()
  await writer.sends()
  expect((await now()).words(first)).toBe('provisionally in principle agreed twice')
})

test('and after a restart of the server, though the block was moved again meanwhile', async () => {
  const [mover, writer] = [await someone(), await someone()]
  writer.types(first, ' twice')
  mover.moves(first, third)
  await mover.sends()
  mover.moves(first, null)
  await mover.sends()
  meeting.goesOnElsewhere()
  await writer.comes()
  await writer.sends()
  expect((await now()).words(first)).toBe('agreed twice')
})

test('what someone takes out at the old place is taken out at the new one', async () => {
  const [mover, writer] = [await someone(), await someone()]
  writer.takesOut(first, 0, 2)
  mover.moves(first, third)
  await mover.sends()
  await writer.sends()
  expect((await now()).words(first)).toBe('reed')
  writer.hears()
  mover.takesOut(second, 0, 2)
  writer.moves(second, null)
  await mover.sends()
  await writer.sends()
  expect((await now()).words(second)).toBe('reed')
})

const link = { link: { href: 'https://example.org/' } }

test('marks that arrive for the old place stand at the new one, on words of the same moment too', async () => {
  const [mover, writer] = [await someone(), await someone()]
  writer.marks(first, 0, 3, { bold: {} })
  writer.types(first, ' twice', 6)
  writer.marks(first, 7, 5, link)
  writer.types(first, '!')
  mover.moves(first, third)
  await mover.sends()
  await writer.sends()
  const after = await now()
  expect(after.words(first)).toBe('agreed twice!')
  expect(after.runs(first)?.slice(0, 3)).toEqual([
    { text: 'agr', bold: true },
    { text: 'eed ' },
    { text: 'twice!', link: 'https://example.org/' },
  ])
  writer.hears()
  mover.hears()
  expect(mover.text(first).toJSON()).toBe(writer.text(first).toJSON())
})

test('marks the mover had not seen are brought along, in their author’s name', async () => {
  const [mover, writer] = [await someone(), await someone()]
  mover.moves(first, third)
  writer.marks(first, 2, 2, { bold: {} })
  writer.marks(first, 4, 2, link)
  await writer.sends()
  await mover.sends()
  expect((await now()).runs(first)).toEqual([
    { text: 'ag' },
    { text: 're', bold: true },
    { text: 'ed', link: 'https://example.org/' },
  ])
  const [last] = (await meeting.rows()).slice(-1)
  expect(last?.author).toBe(writer.participant.userId)
})

test('a mark that only leads on, or only ends, goes as far as the letters beside tell', async () => {
  const [mover, writer] = [await someone(), await someone()]
  mover.marks(first, 3, 3, { bold: {} })
  mover.marks(second, 0, 3, { bold: {} })
  mover.marks(third, 0, 6, { bold: {} })
  await mover.sends()
  await expect.poll(() => (writer.hears(), writer.text(third).toJSON())).toContain('bold')
  mover.moves(first, third)
  mover.moves(second, third)
  mover.moves(third, null)
  await mover.sends()
  writer.marks(first, 1, 5, { bold: {} })
  writer.marks(second, 0, 5, { bold: {} })
  writer.marks(third, 4, 2, { bold: null })
  await writer.sends()
  const { runs } = await now()
  expect(runs(first)).toEqual([{ text: 'a' }, { text: 'greed', bold: true }])
  expect(runs(second)).toEqual([{ text: 'agree', bold: true }, { text: 'd' }])
  expect(runs(third)).toEqual([{ text: 'agre', bold: true }, { text: 'ed' }])
})

test('a block that is deleted stays deleted, with what others were writing in it', async () => {
  const [one, writer] = [await someone(), await someone()]
  writer.types(first, ' twice')
  one.deletes(first)
  await one.sends()
  await writer.sends()
  expect((await now()).words(first)).toBeNull()
})

test('who repeats all deletions he knows takes nothing out, and no row is written', async () => {
  const [mover, other] = [await someone(), await someone()]
  mover.moves(first, third)
  mover.types(first, ' twice')
  await mover.sends()
  other.hears()
  const before = (await meeting.rows()).length
  const room = await meeting.documents.rooms.enter(meeting.documentId)
  const deletions = Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(other.doc))
  const answer = await room.edit(other.participant, deletions)
  expect(answer.seq).toBeNull()
  expect(await meeting.rows()).toHaveLength(before)
  expect((await now()).words(first)).toBe('agreed twice')
})

test('of two who move one block at once the first in the log is followed, and the words of both stand', async () => {
  const [one, other] = [await someone(), await someone()]
  one.moves(first, third)
  one.types(first, ' twice')
  other.types(first, 'not ', 0)
  other.moves(first, second)
  other.types(first, ' at all')
  await one.sends()
  await other.sends()
  const { order, words } = await now()
  expect(order.slice(1)).toEqual([second, third, first])
  expect(words(first)).toMatch(/^not agreed( twice| at all){2}$/)
  // He still has his own copy, and writes in it.
  other.types(first, '!')
  await other.sends()
  expect((await now()).words(first)).toContain('!')
})

test('of two blocks that got one id without being moved the later one gets its own', async () => {
  const one = await someone()
  const twin = new Y.XmlElement('block')
  twin.setAttribute('id', first)
  twin.insert(0, [new Y.XmlText('another')])
  minutesTextOf(one.doc, 'en').push([twin])
  await one.sends()
  const { order, words } = await now()
  expect(order).toHaveLength(5)
  expect(words(first)).toBe('agreed')
  expect(words(order.at(-1) as BlockId)).toBe('another')
})

test('letters on their way when their block moved stand before those their writer typed where it is now [M6]', async () => {
  const mover = await someone()
  mover.moves(first, third)
  await mover.sends()
  const meetings = Array.from({ length: 8 }, (_, at) => at)
  for (const at of meetings) {
    const writer = await someone()
    writer.types(second, `(${at}`, 2)
    mover.moves(second, at % 2 === 0 ? third : null)
    await mover.sends()
    const heard = (): string => (writer.hears(), writer.text(second).toString())
    await expect.poll(heard).not.toContain(`(${at}`)
    // His caret stands behind the same letter as before; those on their way are not there yet.
    writer.types(second, ')', 2)
    await writer.sends()
    expect((await now()).words(second)).toContain(`(${at})`)
    await expect.poll(() => (mover.hears(), mover.text(second).toString())).toContain(`(${at})`)
  }
})
