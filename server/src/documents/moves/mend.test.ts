/** What the server writes behind a move, case by case [M6]. */
import { minutesTextOf, plainText, readElements, readMinutes, type Run } from '@tandem/shared/documents'
import { type BlockId, type DocumentId, newId } from '@tandem/shared/ids'
import { deleteBlocks, moveBlocks } from '@tandem/shared/minutes'
import { Bytes } from '@tandem/shared/protocol'
import { setImmediate as turn } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepingLog } from '../../testing/keeping-log.js'
import { memoryCollections } from '../../testing/memory-collections.js'
import { memoryUpdateLog } from '../../testing/memory-update-log.js'
import { someMinutes } from '../../testing/some-minutes.js'
import { neverCompacts } from '../compacts.js'
import { openDocuments, type OpenDocuments } from '../open-documents.js'
import type { LiveParticipant } from '../participant.js'
import { noNeighbours } from '../room-neighbours.js'

const updateLog = memoryUpdateLog()
const collections = memoryCollections()
const record = someMinutes(3, 'agreed')
const [, first, second, third] = record.blocks.map(({ id }) => id) as [BlockId, BlockId, BlockId, BlockId]

let documents: OpenDocuments
let documentId: DocumentId
beforeEach(async () => {
  documents = aServer()
  const by = { userId: newId('usr'), at: 1, kind: 'import' } as const
  documentId = (await documents.create(description(), record, by)).id
})

function aServer(): OpenDocuments {
  return openDocuments({
    updateLog,
    collections,
    now: () => 1_000,
    logger: keepingLog(),
    compaction: neverCompacts,
    neighbours: noNeighbours,
    onForgery: () => undefined,
    seatsOf: () => Promise.resolve([]),
  })
}

/** Someone with a copy of the minutes; `keeps` what he does until it is sent. */
async function someone() {
  const doc = new Y.Doc({ gc: false })
  // Above the server's, as all but one in some hundred are.
  doc.clientID = 2 ** 24 + (doc.clientID % 2 ** 31)
  const waiting: Uint8Array[] = []
  const heard: Uint8Array[] = []
  const participant: LiveParticipant = {
    id: newId('par'),
    userId: newId('usr'),
    name: { en: 'someone' },
    delegation: null,
    role: 'co_chair',
    colour: { index: 1, lap: 0 },
    clientId: doc.clientID,
    place: null,
    connectionId: newId('par'),
    tell: (notice) => {
      if (notice.type === 'edits') heard.push(...notice.edits.map(({ update }) => Bytes.parse(update)))
    },
    audience: null,
  }
  const join = async (): Promise<void> => {
    const room = await documents.rooms.enter(documentId)
    room.join(participant)
    const { updates } = await room.missingFor(undefined, Y.encodeStateVector(doc))
    for (const update of updates) Y.applyUpdate(doc, update, 'server')
  }
  await join()
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') waiting.push(update)
  })
  return {
    doc,
    participant,
    join,
    types: (id: BlockId, words: string, at?: number) =>
      textOf(doc, id).insert(at ?? textOf(doc, id).length, words),
    takesOut: (id: BlockId, from: number, length: number) => textOf(doc, id).delete(from, length),
    marks: (id: BlockId, from: number, length: number, mark: object) =>
      textOf(doc, id).format(from, length, mark),
    moves: (id: BlockId, after: BlockId | null) => moveBlocks(doc, null, [id], after),
    async sends(): Promise<void> {
      const room = await documents.rooms.enter(documentId)
      for (const update of waiting.splice(0)) await room.edit(participant, update)
      // The others are told after the author has been answered.
      await turn()
    },
    hears: () => heard.splice(0).forEach((update) => Y.applyUpdate(doc, update, 'server')),
  }
}

function textOf(doc: Y.Doc, id: BlockId): Y.XmlText {
  return readElements(doc, 'en').get(id)?.get(0) as Y.XmlText
}

async function now(): Promise<{
  order: BlockId[]
  words(id: BlockId): string | null
  runs(id: BlockId): Run[] | undefined
}> {
  const doc = new Y.Doc()
  const rows = await updateLog.readSince(documentId, 0)
  for (const row of rows) Y.applyUpdate(doc, row.frame)
  const { blocks } = readMinutes(doc)
  const ids = minutesTextOf(doc, 'en')
    .toArray()
    .map((node) => (node as Y.XmlElement).getAttribute('id'))
  expect(new Set(ids).size, 'no block stands twice').toBe(ids.length)
  return {
    order: blocks.map(({ id }) => id),
    runs: (id) => blocks.find((each) => each.id === id)?.text.en,
    words: (id) => {
      const block = blocks.find((each) => each.id === id)
      return block ? plainText(block.text.en) : null
    },
  }
}

test('words the mover had not seen are brought along, in their author’s name', async () => {
  const [mover, writer] = [await someone(), await someone()]
  mover.moves(first, third)
  writer.types(first, ' twice')
  await writer.sends()
  await mover.sends()
  const { order, words } = await now()
  expect(order.slice(1)).toEqual([second, third, first])
  expect(words(first)).toBe('agreed twice')
  const [last] = (await updateLog.readSince(documentId, 0)).slice(-1)
  expect(last?.author).toBe(writer.participant.userId)
  mover.hears()
  writer.hears()
  for (const { doc } of [mover, writer]) expect(textOf(doc, first).toJSON()).toBe('agreed twice')
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
  documents = aServer()
  await writer.join()
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
  expect(textOf(mover.doc, first).toJSON()).toBe(textOf(writer.doc, first).toJSON())
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
  const [last] = (await updateLog.readSince(documentId, 0)).slice(-1)
  expect(last?.author).toBe(writer.participant.userId)
})

test('a mark that only leads on, or only ends, goes as far as the letters beside tell', async () => {
  const [mover, writer] = [await someone(), await someone()]
  mover.marks(first, 3, 3, { bold: {} })
  mover.marks(second, 0, 3, { bold: {} })
  mover.marks(third, 0, 6, { bold: {} })
  await mover.sends()
  await expect.poll(() => (writer.hears(), textOf(writer.doc, third).toJSON())).toContain('bold')
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
  deleteBlocks(one.doc, null, [first])
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
  const before = (await updateLog.readSince(documentId, 0)).length
  const room = await documents.rooms.enter(documentId)
  const deletions = Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(other.doc))
  const answer = await room.edit(other.participant, deletions)
  expect(answer.seq).toBeNull()
  expect(await updateLog.readSince(documentId, 0)).toHaveLength(before)
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

function description(): Parameters<OpenDocuments['create']>[0] {
  return {
    kind: 'record',
    recordType: 'agreed_minutes',
    agendaId: null,
    annexes: [],
    innerCompartments: [],
    groupId: newId('grp'),
    meetingId: newId('mtg'),
    symbol: `EWG-CS/10/MIN/${newId('doc')}`,
    state: 'drafting',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en', 'ko'],
    timeZone: 'Asia/Kuala_Lumpur',
    steps: [],
  }
}

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
    const heard = (): string => (writer.hears(), textOf(writer.doc, second).toString())
    await expect.poll(heard).not.toContain(`(${at}`)
    // His caret stands behind the same letter as before; those on their way are not there yet.
    writer.types(second, ')', 2)
    await writer.sends()
    expect((await now()).words(second)).toContain(`(${at})`)
    await expect.poll(() => (mover.hears(), textOf(mover.doc, second).toString())).toContain(`(${at})`)
  }
})
