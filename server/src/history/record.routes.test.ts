import { type CanonicalRecord, plainText } from '@tandem/shared/documents'
import { Blame, Playback, RecordAt, textsOf } from '@tandem/shared/history'
import { type DocumentId, newId } from '@tandem/shared/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
let minutes: DocumentId
let report: DocumentId
let planning: DocumentId
beforeAll(async () => {
  server = await startTestServer()
  minutes = await server.documentId('CCWG/8/MIN')
  report = await server.documentId('EWG-CS/9/RPT')
  planning = await server.documentId('CX23/IPM/ROD')
})
afterAll(() => server.stop())

async function get(login: Login, path: string) {
  return (await server.as(login)).get(`api/v1/documents/${path}`)
}
const recordAt = async (login: Login, id: DocumentId, seq: number) =>
  get(login, `${id}/history/record?seq=${seq}`)

describe('what a document said', () => {
  it('is told of every position to those who wrote it', async () => {
    const { history } = await server.composed.parts.readableHistories.load(await signedIn('kor.hod'), minutes)
    for (let seq = 0; seq <= history.headSeq; seq += 1) {
      const told = RecordAt.parse((await recordAt('kor.hod', minutes, seq)).json)
      expect(told.record).toEqual(JSON.parse(JSON.stringify(history.materialise(seq).record)))
      expect(told.at).toBe(history.batches[Math.max(0, seq - 1)]?.at)
    }
    const now = await (await server.as('kor.hod')).get(`api/v1/documents/${minutes}/record`)
    const last = RecordAt.parse((await recordAt('kor.hod', minutes, history.headSeq)).json)
    expect(last.record).toEqual((now.json as { record: unknown }).record)
  })

  it('is not told of positions that are not there yet, nor of what is no position', async () => {
    expect((await recordAt('kor.hod', minutes, 9_999)).status).toBe(404)
    for (const seq of ['', '-1', '1.5', 'x', '1e3', '99999999999'])
      expect((await get('kor.hod', `${minutes}/history/record?seq=${seq}`)).status).toBe(400)
    expect((await get('kor.hod', `${minutes}/history/playback?from=2&to=1`)).status).toBe(400)
  })
})

describe('who may not read a history is answered as if there were none [PERM-3]', () => {
  it.each<[string, Login, () => DocumentId]>([
    ['a member of another group', 'aus.hod', () => minutes],
    ['the administrator [X12]', 'system.admin', () => minutes],
    ['a member without the compartment of the document', 'sgp.planner', () => planning],
  ])('%s', async (_, login, id) => {
    for (const path of ['record?seq=1', 'playback?from=1&to=2', 'blame']) {
      const closed = await get(login, `${id()}/history/${path}`)
      const absent = await get(login, `${newId('doc')}/history/${path}`)
      expect([closed.status, closed.text]).toEqual([404, absent.text])
    }
  })

  it('a member who lacks a compartment that a paragraph was in once, though none is in it now [M8]', async () => {
    const { parts } = server.composed
    const found = await parts.readableHistories.load(await signedIn('kor.hod'), minutes)
    expect(found.history.compartments).toEqual([])
    const { blocks } = (await parts.documents.readMinutes(minutes)).record
    const key = `${blocks[0]?.id}.compartment`
    const acting = { userId: (await signedIn('kor.hod')).userId, kind: 'edit' } as const
    await parts.documents.act(minutes, acting, (doc) => doc.getMap('fields').set(key, 'CCWG/drafting'))
    await parts.documents.act(minutes, acting, (doc) => doc.getMap('fields').delete(key))
    expect((await recordAt('kor.hod', minutes, found.history.headSeq)).status).toBe(404)
    // Its members would still read it.
    const { groups } = parts
    const { groupId, userId, role, delegation } = found.member
    await groups.admit({ groupId, userId, role, delegation, compartments: ['CCWG/drafting'] })
    expect((await recordAt('kor.hod', minutes, found.history.headSeq)).status).toBe(200)
    for (const login of ['usa.hod', 'kor.cochair'] as const) {
      const member = await groups.member(groupId, (await signedIn(login)).userId)
      if (member) await groups.admit({ ...member, compartments: ['CCWG/drafting'] })
    }
  })
})

describe('before the first circulation the history is the drafting circle’s [C3]', () => {
  it('a delegate sees nothing of what was before Draft 1', async () => {
    const { document } = await server.composed.parts.readableHistories.load(
      await signedIn('usa.hod'),
      minutes,
    )
    const circulated = document.steps.find(({ state }) => state === 'circulated')!
    const loaded = await server.composed.parts.readableHistories.load(await signedIn('kor.cochair'), minutes)
    const { firstSeq, history } = loaded
    expect(history.batches.find(({ seq }) => seq === firstSeq)!.at).toBeLessThanOrEqual(circulated.at)
    expect(history.batches.find(({ seq }) => seq === firstSeq + 1)!.at).toBeGreaterThan(circulated.at)
    expect(firstSeq).toBeGreaterThan(1)
    expect((await recordAt('kor.cochair', minutes, firstSeq)).status).toBe(200)
    expect((await recordAt('kor.cochair', minutes, firstSeq - 1)).text).toBe(
      (await recordAt('kor.cochair', newId('doc'), 1)).text,
    )
    const early = `${minutes}/history/playback?from=${firstSeq - 1}&to=${history.headSeq}`
    expect((await get('kor.cochair', early)).status).toBe(404)
    const blame = Blame.parse((await get('kor.cochair', `${minutes}/history/blame`)).json)
    const firstAt = history.batches.find(({ seq }) => seq === firstSeq)!.at
    const runs = Object.values(blame.texts).flat()
    expect(runs.every(({ at }) => at >= firstAt)).toBe(true)
    const before = runs.filter(({ at }) => at === firstAt)
    expect(before.length).toBeGreaterThan(0)
    for (const { author } of before) expect(blame.authors[author]?.userId).toBeNull()
  })

  it('an observer sees a sealed record’s history from its approval on', async () => {
    const { readableHistories } = server.composed.parts
    const { firstSeq, history } = await readableHistories.load(await signedIn('asec.liaison'), report)
    expect(firstSeq).toBe(history.headSeq)
    expect((await recordAt('asec.liaison', report, firstSeq)).status).toBe(200)
    expect((await recordAt('asec.liaison', report, firstSeq - 1)).status).toBe(404)
  })
})

describe('who wrote what stands now', () => {
  it('is told letter by letter, each author once, in the colour he has in the document', async () => {
    const blame = Blame.parse((await get('usa.hod', `${minutes}/history/blame`)).json)
    const { record } = RecordAt.parse((await recordAt('usa.hod', minutes, blame.seq)).json)
    const texts = [...textsOf(record)]
    expect(Object.keys(blame.texts)).toHaveLength(texts.length)
    for (const [key, runs] of texts) {
      const length = (blame.texts[key] ?? []).reduce((sum, run) => sum + run.length, 0)
      expect([key, length]).toEqual([key, plainText(runs).length])
    }
    expect(blame.authors.length).toBeGreaterThan(1)
    expect(new Set(blame.authors.map(({ userId }) => userId)).size).toBe(blame.authors.length)
    expect(new Set(blame.authors.map(({ colour }) => JSON.stringify(colour))).size).toBe(blame.authors.length)
  })
})

describe('playback', () => {
  it('goes from one position to another, and tells whose each step is', async () => {
    const headSeq = Blame.parse((await get('usa.hod', `${minutes}/history/blame`)).json).seq
    const answer = await get('usa.hod', `${minutes}/history/playback?from=1&to=${headSeq}`)
    const played = Playback.parse(answer.json)
    expect(played.start.seq).toBe(1)
    expect(played.toSeq).toBe(headSeq)
    expect(played.steps.length).toBeGreaterThan(2)
    for (const { author } of played.steps) expect(played.authors[author]).toBeDefined()
    const seqs = played.steps.map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  })

  it('gives whoever plays on the same steps without what stood where they begin [H7]', async () => {
    const { history } = await server.composed.parts.readableHistories.load(await signedIn('usa.hod'), minutes)
    const address = `${minutes}/history/playback?from=2&to=${history.headSeq}`
    const { start, ...whole } = Playback.parse((await get('usa.hod', address)).json)
    expect(start.seq).toBe(2)
    expect((await get('usa.hod', `${address}&on=1`)).json).toEqual(whole)
  })

  it('names blocks that stood through a step by their ids alone, and gives all others as they are then', async () => {
    const { history } = await server.composed.parts.readableHistories.load(await signedIn('usa.hod'), minutes)
    const answer = await get('usa.hod', `${minutes}/history/playback?from=1&to=${history.headSeq}`)
    let named = 0
    for (const { seq, record } of Playback.parse(answer.json).steps) {
      if (record?.kind !== 'record') continue
      const [before, after] = [seq - 1, seq].map((each) => blocksOf(history.materialise(each).record))
      expect(record.blocks.map((each) => (typeof each === 'string' ? each : each.id))).toEqual([
        ...after!.keys(),
      ])
      for (const each of record.blocks) {
        if (typeof each !== 'string') expect(each).toEqual(after?.get(each.id))
        else expect(before?.get(each)).toEqual(after?.get(each))
        if (typeof each === 'string') named += 1
      }
    }
    expect(named).toBeGreaterThan(0)
  })
})

async function signedIn(login: Login) {
  const user = await server.composed.parts.users.findByLogin(login)
  if (!user) throw new Error(`nobody is ${login}`)
  return { userId: user.id, signInId: newId('sgn') }
}

function blocksOf(record: CanonicalRecord): Map<string, unknown> {
  return new Map(record.kind === 'record' ? record.blocks.map((block) => [block.id, block]) : [])
}
