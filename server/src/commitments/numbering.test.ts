import { CommitmentList, type CommitmentView, NumberedOutcomes } from '@tandem/shared/commitments'
import { minutesFieldsOf, minutesTextOf, plainBlock, readElements } from '@tandem/shared/documents'
import { type BlockId, type DocumentId, newId } from '@tandem/shared/ids'
import { clearOutcome, deleteBlocks, insertBlock, recordAs } from '@tandem/shared/minutes'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { aRecord } from '../testing/a-record.js'
import { type ScriptsAtWork, scriptsAtWork } from '../testing/open-minutes.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
let minutes: DocumentId
let scripts: ScriptsAtWork
beforeAll(async () => {
  server = await startTestServer()
  minutes = await server.documentId('CCWG/8/MIN')
})
afterAll(() => server.stop())
beforeEach(() => {
  scripts = scriptsAtWork(server)
})
afterEach(() => scripts.leave())

/** Within a second of being stored: what the writers wait for. */
const soon = { timeout: 1_000, interval: 20 }

async function numberOf(block: BlockId, login: Login = 'kor.hod'): Promise<string | undefined> {
  const answer = await (await server.as(login)).get(`api/v1/documents/${minutes}/commitments`)
  return NumberedOutcomes.parse(answer.json).commitments.find(({ blockId }) => blockId === block)?.number
}
async function inRegister(number: string): Promise<CommitmentView | undefined> {
  const groupId = await server.groupId('CCWG')
  const answer = await (await server.as('kor.hod')).get(`api/v1/groups/${groupId}/commitments`)
  return CommitmentList.parse(answer.json).commitments.find((each) => each.number === number)
}
function outcome(doc: Y.Doc, words: string): BlockId {
  const id = insertBlock(doc, null, { language: 'en', after: null, runs: [{ text: words }] })
  recordAs(doc, null, id, 'tasked')
  return id
}

test('an outcome has the meeting’s next number within a second, and all who are in the document are told [CM-1, CM-3]', async () => {
  const writer = await scripts.writes('usa.note', minutes)
  const told = [
    await scripts.listens('kor.secretary', minutes),
    await scripts.listens('usa.director', minutes),
  ]
  const block = outcome(writer.doc, 'The U.S. side was tasked to report.')
  await writer.stored()
  await vi.waitFor(() => expect(told.map((count) => count() > 0)).toEqual([true, true]), soon)
  expect(await numberOf(block)).toBe('CCWG8/09')
  expect(await inRegister('CCWG8/09')).toMatchObject({
    status: 'open',
    text: { en: 'The U.S. side was tasked to report.' },
    toConfirm: false,
    events: [{ what: 'opened', by: null }],
  })
})

test('whoever is in the document is told when somebody acts on what it opened [CM-3]', async () => {
  const told = await scripts.listens('kor.secretary', minutes)
  const { id } = (await inRegister('CCWG8/06')) ?? {}
  const act = { act: 'update', note: 'a briefing' }
  expect((await (await server.as('kor.hod')).post(`api/v1/commitments/${id}/acts`, act)).status).toBe(200)
  await vi.waitFor(() => expect(told()).toBeGreaterThan(0), soon)
})

test('an outcome that vanishes takes its commitment out of sight, and brings it back with its number [CM-2]', async () => {
  const writer = await scripts.writes('usa.note', minutes)
  const undo = new Y.UndoManager([minutesTextOf(writer.doc, 'en'), minutesFieldsOf(writer.doc)], {
    trackedOrigins: new Set(['me']),
    captureTimeout: 0,
  })
  const block = outcome(writer.doc, 'The ROK side was tasked to answer.')
  await writer.stored()
  await vi.waitFor(async () => expect(await numberOf(block)).toBe('CCWG8/10'), soon)
  clearOutcome(writer.doc, 'me', block)
  await writer.stored()
  await vi.waitFor(async () => expect(await numberOf(block)).toBeUndefined(), soon)
  expect(await inRegister('CCWG8/10')).toBeUndefined()
  const next = outcome(writer.doc, 'Both were tasked to meet.')
  await writer.stored()
  await vi.waitFor(async () => expect(await numberOf(next)).toBe('CCWG8/11'), soon)
  undo.undo()
  await writer.stored()
  await vi.waitFor(async () => expect(await numberOf(block)).toBe('CCWG8/10'), soon)
  expect(await inRegister('CCWG8/10')).toBeDefined()
})

test('two people who record outcomes at once get two numbers [CM-1]', async () => {
  const [one, other] = [
    await scripts.writes('usa.note', minutes),
    await scripts.writes('kor.secretary', minutes),
  ]
  const blocks = [outcome(one.doc, 'One was tasked.'), outcome(other.doc, 'The other was tasked.')]
  await Promise.all([one.stored(), other.stored()])
  await vi.waitFor(async () => {
    const numbers = await Promise.all(blocks.map((block) => numberOf(block)))
    expect(numbers.toSorted()).toEqual(['CCWG8/12', 'CCWG8/13'])
  }, soon)
})

test('a change of the words asks whether the commitment still holds, once somebody stood by it [A9, CM-6]', async () => {
  const writer = await scripts.writes('usa.note', minutes)
  const block = outcome(writer.doc, 'Malaysia was tasked to write.')
  await writer.stored()
  const number = (await numberOf(block)) ?? 'no number'
  const act = async (body: object): Promise<void> => {
    const { id } = (await inRegister(number)) ?? {}
    expect((await (await server.as('kor.hod')).post(`api/v1/commitments/${id}/acts`, body)).status).toBe(200)
  }
  const type = async (words: string): Promise<void> => {
    const text = readElements(writer.doc, 'en').get(block)?.get(0)
    if (text instanceof Y.XmlText) text.insert(0, words)
    await writer.stored()
  }
  await type('First, ')
  expect(await inRegister(number)).toMatchObject({
    toConfirm: false,
    text: { en: 'First, Malaysia was tasked to write.' },
  })
  await act({ act: 'update', note: 'a letter' })
  await type('And now, ')
  expect((await inRegister(number))?.toConfirm).toBe(true)
  await act({ act: 'confirm', text: { en: 'Write.' } })
  expect(await inRegister(number)).toMatchObject({ toConfirm: false, text: { en: 'Write.' } })
  deleteBlocks(writer.doc, null, [block])
  await writer.stored()
  const kept = await inRegister(number)
  expect(kept).toMatchObject({
    toConfirm: true,
    text: { en: 'Write.' },
    source: { paragraph: null, text: {} },
  })
  expect(kept?.mine).not.toContain('confirm')
  await act({ act: 'drop', reason: 'the paragraph was taken out' })
})

test('and at once where it was brought in with a wording of its own [A9, CM-6]', async () => {
  const writer = await scripts.writes('usa.note', minutes)
  const { source, toConfirm, text } = (await inRegister('CCWG8/03')) ?? {}
  expect(toConfirm).toBe(false)
  const words = source && readElements(writer.doc, 'en').get(source.blockId)?.get(0)
  if (words instanceof Y.XmlText) words.insert(0, 'In the end, ')
  await writer.stored()
  expect(await inRegister('CCWG8/03')).toMatchObject({ toConfirm: true, text })
})

test('numbers last through a restart, and what was never seen is numbered when somebody looks [CM-1]', async () => {
  const before = await inRegister('CCWG8/12')
  await scripts.leave()
  await server.restart()
  expect(await inRegister('CCWG8/12')).toEqual(before)
  const { parts } = server.composed
  const groupId = await server.groupId('CCWG')
  const meeting = (await parts.meetings.ofGroup(groupId)).find(({ symbol }) => symbol === 'CCWG/9')
  if (!meeting) throw new Error('The data has no ninth meeting.')
  const block = {
    ...plainBlock(newId('blk'), 'meeting'),
    verb: 'tasked' as const,
    opens: true,
    text: { en: [{ text: 'Both were tasked.' }] },
  }
  const about = { groupId, meetingId: meeting.id, symbol: 'CCWG/9/MIN' }
  await aRecord(parts, { ...about, state: 'drafting', marking: 'TLP:AMBER+STRICT' }, [block])
  expect(await inRegister('CCWG9/01')).toMatchObject({ source: { blockId: block.id } })
})
