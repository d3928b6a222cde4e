import { CommitmentList, NumberedOutcomes } from '@tandem/shared/commitments'
import {
  type CanonicalRecord,
  minutesTextOf,
  plainText,
  readElements,
  readMinutes,
} from '@tandem/shared/documents'
import { Restored, RestorePreview } from '@tandem/shared/history'
import { type BlockId, type DocumentId, newId } from '@tandem/shared/ids'
import { deleteBlocks, insertBlock } from '@tandem/shared/minutes'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { type ScriptsAtWork, scriptsAtWork } from '../../testing/open-minutes.js'
import type { Login } from '../../testing/people.js'
import { startTestServer, type TestServer } from '../../testing/start-test-server.js'

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

const head = async (): Promise<number> => (await server.composed.parts.documents.read(minutes)).headSeq
const recordNow = async (): Promise<CanonicalRecord> =>
  (await server.composed.parts.documents.read(minutes)).record
const address = (path: string, id: DocumentId = minutes): string => `api/v1/documents/${id}/history/${path}`
const post = async (login: Login, path: string, body?: unknown, id?: DocumentId) =>
  (await server.as(login)).post(address(path, id), body)
const get = async (login: Login, path: string, id?: DocumentId) =>
  (await server.as(login)).get(address(path, id))

async function restores(login: Login, seq: number, scope: unknown = { kind: 'whole' }): Promise<Restored> {
  const answer = await post(login, 'restorations', { seq, scope, previewedSeq: await head() })
  expect(answer.status).toBe(200)
  return Restored.parse(answer.json)
}

function textIn(doc: Y.Doc, id: BlockId): Y.XmlText {
  return readElements(doc, 'en').get(id)?.get(0) as Y.XmlText
}

/** The first paragraph with words. */
function aParagraph(doc: Y.Doc): BlockId {
  const block = readMinutes(doc).blocks.find(
    ({ kind, text }) => kind === 'narrative' && plainText(text.en).length > 20,
  )
  if (!block) throw new Error('no paragraph')
  return block.id
}

it('brings back all that was deleted at once, as one edit in the requester’s name that everyone sees, with the numbers of its outcomes [H6, CM-2]', async () => {
  const before = await recordNow()
  const seq = await head()
  const numbers = async (): Promise<unknown> => {
    const answer = await (await server.as('kor.hod')).get(`api/v1/documents/${minutes}/commitments`)
    return NumberedOutcomes.parse(answer.json).commitments
  }
  const register = async (): Promise<unknown> => {
    const groupId = await server.groupId('CCWG')
    const answer = await (await server.as('kor.hod')).get(`api/v1/groups/${groupId}/commitments`)
    return CommitmentList.parse(answer.json).commitments.map(({ number, status }) => [number, status])
  }
  const [numbered, registered] = [await numbers(), await register()]
  const writer = await scripts.writes('usa.note', minutes)
  deleteBlocks(writer.doc, null, [...readElements(writer.doc, 'en').keys()])
  await writer.stored()
  await vi.waitFor(async () => expect(await numbers()).toEqual([]))

  const restored = await restores('kor.secretary', seq)
  expect(restored).toEqual({ seq: seq + 2, offeredBack: [] })
  expect(await recordNow()).toEqual(before)
  await vi.waitFor(() => expect(readMinutes(writer.doc)).toEqual(before))
  await vi.waitFor(async () => expect([await numbers(), await register()]).toEqual([numbered, registered]))
  const history = await server.composed.parts.histories.of(minutes)
  const user = await server.composed.parts.users.findByLogin('kor.secretary')
  expect(history?.batches.at(-1)).toMatchObject({ kind: 'restore', author: user?.id })
})

it('shows what stands against what would stand, and writes nothing by looking', async () => {
  const writer = await scripts.writes('usa.note', minutes)
  const seq = await head()
  const id = aParagraph(writer.doc)
  textIn(writer.doc, id).insert(0, 'Changed ')
  await writer.stored()
  const answer = await get('kor.secretary', `restoration?seq=${seq}&scope=block&id=${id}`)
  const { headSeq, comparison } = RestorePreview.parse(answer.json)
  expect(headSeq).toBe(await head())
  const changed = comparison.passages.filter((passage) => passage.state !== 'same')
  expect(changed).toMatchObject([{ what: 'block', id, state: 'changed' }])
  const pieces = changed
    .flatMap((passage) => ('texts' in passage ? passage.texts : []))
    .flatMap(({ pieces }) => pieces)
  expect(pieces.filter(({ change }) => change === 'deleted').map(({ run }) => run.text.trim())).toEqual([
    'Changed',
  ])
  expect(await head()).toBe(headSeq)
  expect(await restores('kor.secretary', seq, { kind: 'block', id })).toEqual({
    seq: headSeq + 1,
    offeredBack: [],
  })
  expect(await restores('kor.secretary', seq, { kind: 'block', id })).toEqual({ seq: null, offeredBack: [] })
})

it('takes out again a paragraph or an item that did not stand then, as its preview shows, and offers back what came into it since', async () => {
  const seq = await head()
  const note = await scripts.writes('usa.note', minutes)
  const id = insertBlock(note.doc, null, { language: 'en', after: null, runs: [{ text: 'A new one.' }] })
  await note.stored()
  const answer = await get('kor.secretary', `restoration?seq=${seq}&scope=block&id=${id}`)
  const { headSeq, comparison } = RestorePreview.parse(answer.json)
  const changed = comparison.passages.filter((passage) => passage.state !== 'same')
  expect(changed).toMatchObject([{ what: 'block', id, state: 'deleted' }])
  textIn(note.doc, id).insert(10, ' With more.')
  await note.stored()
  const scope = { kind: 'block', id }
  const taken = await post('kor.secretary', 'restorations', { seq, scope, previewedSeq: headSeq })
  expect(Restored.parse(taken.json).offeredBack).toMatchObject([{ blockId: id, text: ' With more.' }])
  const { blocks } = (await recordNow()) as Extract<CanonicalRecord, { kind: 'record' }>
  expect(blocks.some((block) => block.id === id)).toBe(false)

  const agenda = await server.documentId('CCWG/9/1')
  const read = async () =>
    (await server.composed.parts.documents.read(agenda)).record as Extract<
      CanonicalRecord,
      { kind: 'agenda' }
    >
  const [first] = (await read()).items
  const removal = await get('kor.secretary', `restoration?seq=0&scope=item&id=${first?.id}`, agenda)
  const gone = RestorePreview.parse(removal.json).comparison.passages.filter(({ state }) => state !== 'same')
  expect(gone).toContainEqual(expect.objectContaining({ what: 'item', id: first?.id, state: 'deleted' }))
})

it('keeps what others typed since the preview, and offers back what they typed into what went, also when it comes later [H6]', async () => {
  const seq = await head()
  const note = await scripts.writes('usa.note', minutes)
  const added = insertBlock(note.doc, null, { language: 'en', after: null, runs: [{ text: 'A new one.' }] })
  const id = aParagraph(note.doc)
  textIn(note.doc, id).insert(0, 'Changed ')
  await note.stored()
  const previewedSeq = await head()
  textIn(note.doc, id).insert(0, 'Meanwhile ')
  textIn(note.doc, added).insert(10, ' With more.')
  await note.stored()
  const answer = await post('kor.secretary', 'restorations', { seq, scope: { kind: 'whole' }, previewedSeq })
  const restored = Restored.parse(answer.json)
  const by = await server.composed.parts.users.findByLogin('usa.note')
  expect(restored.offeredBack).toMatchObject([
    { blockId: added, language: 'en', text: ' With more.', by: { userId: by?.id, delegation: 'USA' } },
  ])
  const { blocks } = (await recordNow()) as Extract<CanonicalRecord, { kind: 'record' }>
  expect(blocks.some((block) => block.id === added)).toBe(false)
  expect(plainText(blocks.find((block) => block.id === id)?.text.en)).toMatch(/^Meanwhile (?!Changed)/)
  const later = await get('kor.secretary', `restorations/${restored.seq}?previewedSeq=${previewedSeq}`)
  expect(Restored.parse(later.json)).toEqual(restored)

  const undone = Restored.parse((await post('kor.secretary', `restorations/${restored.seq}/undo`)).json)
  const again = (await recordNow()) as Extract<CanonicalRecord, { kind: 'record' }>
  expect(plainText(again.blocks.find((block) => block.id === added)?.text.en)).toBe('A new one. With more.')
  expect(undone.offeredBack).toEqual([])
  const history = await server.composed.parts.histories.of(minutes)
  expect(history?.batches.at(-1)?.kind).toBe('undo')
  expect(again).toEqual(history?.materialise((restored.seq ?? 1) - 1).record)
  // And forth once more.
  const redone = Restored.parse((await post('kor.secretary', `restorations/${undone.seq}/undo`)).json)
  expect(await recordNow()).toEqual(history?.materialise(restored.seq ?? 0).record)
  expect(redone.seq).toBe((undone.seq ?? 0) + 1)
})

describe('who may bring something back', () => {
  const request = { seq: 1, scope: { kind: 'whole' }, previewedSeq: 1 }

  it.each<[string, Login]>([
    ['a member of another group', 'aus.hod'],
    ['the administrator [X12]', 'system.admin'],
  ])('%s is answered as if there were nothing [PERM-3]', async (_, login) => {
    for (const [method, path, body] of [
      ['get', 'restoration?seq=1&scope=whole', undefined],
      ['post', 'restorations', request],
      ['get', 'restorations/2?previewedSeq=1', undefined],
      ['post', 'restorations/2/undo', undefined],
    ] as const) {
      const ask = async (id: DocumentId) =>
        method === 'get' ? get(login, path, id) : post(login, path, body, id)
      const [closed, absent] = [await ask(minutes), await ask(newId('doc'))]
      expect([path, closed.status, closed.text]).toEqual([path, 404, absent.text])
    }
  })

  it('who reads the history and may not edit now is told so, and nothing is written', async () => {
    const report = await server.documentId('EWG-CS/9/RPT')
    const { headSeq } = await server.composed.parts.documents.read(report)
    const answer = await post('kor.cochair', 'restorations', request, report)
    expect(answer.status).toBe(403)
    expect((await server.composed.parts.documents.read(report)).headSeq).toBe(headSeq)
  })

  it('what is no position, no part and no restore is refused', async () => {
    const wrong = { ...request, scope: { kind: 'block', id: newId('blk') } }
    expect((await post('kor.secretary', 'restorations', wrong)).status).toBe(404)
    expect((await post('kor.secretary', 'restorations', { ...request, seq: 99_999 })).status).toBe(404)
    expect((await post('kor.secretary', 'restorations', { ...request, seq: -1 })).status).toBe(400)
    expect((await post('kor.secretary', 'restorations/1/undo')).status).toBe(404)
    expect((await get('kor.secretary', 'restoration?seq=1&scope=block')).status).toBe(400)
    expect(minutesTextOf((await scripts.writes('usa.note', minutes)).doc, 'en').length).toBeGreaterThan(0)
  })
})
