import { readElements } from '@tandem/shared/documents'
import type { ComparedBlock, LabelledVersion } from '@tandem/shared/history'
import type { BlockId, DocumentId } from '@tandem/shared/ids'
import { MadeMeeting } from '@tandem/shared/meetings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { blockOf } from '../../testing/demonstration-records.js'
import { historiesOf } from '../../testing/histories-of.js'
import { scriptsAtWork } from '../../testing/open-minutes.js'
import type { Login } from '../../testing/people.js'
import { startTestServer, type TestServer } from '../../testing/start-test-server.js'
import { writeAtEnd } from '../../testing/write-at-end.js'

let server: TestServer
let minutes: DocumentId
const { get, send, timeline, comparison } = historiesOf(() => server)
const reasonOf = ({ json }: { json: unknown }): unknown => (json as { reason?: unknown }).reason
const versionIn = ({ json }: { json: unknown }) => (json as LabelledVersion).version

/** Each story has a demonstration of its own. */
function ownServer(): void {
  beforeAll(async () => {
    server = await startTestServer()
    minutes = await server.documentId('CCWG/8/MIN')
  })
  afterAll(() => server.stop())
}

/** What the audit log names, newest first. */
const audited = async (): Promise<string[]> =>
  (await server.composed.parts.audit.page(null)).entries.map(({ what }) => what)

const para = (id: string): BlockId => blockOf('CCWG/8/MIN', id)

/** Somebody writes at the end of a paragraph, so many minutes after the demonstration begins. */
function writes(login: Login, blockId: BlockId, words: string, afterMinutes = 0, documentId = minutes) {
  return writeAtEnd(server, login, { documentId, blockId, words, afterMinutes })
}

describe('the timeline', () => {
  ownServer()

  it('goes on by itself while people write, with who wrote how much', async () => {
    await writes('kor.secretary', para('p-threat'), ' It was long.')
    await writes('usa.note', para('p-threat'), ' Very.', 1)
    await writes('usa.note', para('p-hr'), ' Indeed.', 20)
    const { versions, authors, bars, headSeq } = await timeline('usa.hod', minutes)
    expect(headSeq).toBe(7)
    expect(versions.slice(4).map(({ kind, seq, id }) => [kind, seq, id])).toEqual([
      ['auto', 6, null],
      ['auto', 7, null],
    ])
    const logins = await Promise.all(
      authors.map(async ({ userId }) => (await server.composed.parts.users.find(userId!))!.login),
    )
    expect(versions[4]!.shares.map(({ author, added }) => [logins[author], added])).toEqual([
      ['kor.secretary', 13],
      ['usa.note', 6],
    ])
    expect(bars.flatMap(({ shares }) => shares).reduce((sum, { added }) => sum + added, 0)).toBeGreaterThan(
      27,
    )
  })

  it('parts where the last person left, though others went on soon after', async () => {
    const { headSeq: before } = await timeline('usa.hod', minutes)
    await writes('usa.note', para('p-hr'), ' One more.', 21)
    const { headSeq: left } = await timeline('usa.hod', minutes)
    await writes('usa.note', para('p-hr'), ' And another.', 22)
    const seqs = async (): Promise<number[]> =>
      (await timeline('usa.hod', minutes)).versions.map(({ seq }) => seq).filter((seq) => seq >= before)
    expect(await seqs()).toEqual([left + 1])
    const { versions } = server.composed.parts
    await versions.lastLeft(minutes, left)
    await versions.lastLeft(minutes, left)
    expect(await seqs()).toEqual([left, left + 1])
  })

  it('reaches every edit the moment it is stored, also a letter typed just now [C9]', async () => {
    const scripts = scriptsAtWork(server)
    const { doc } = await scripts.writes('kor.secretary', minutes)
    const text = readElements(doc, 'en').get(para('p-aob'))!.get(0) as Y.XmlText
    const { headSeq } = await timeline('usa.hod', minutes)
    text.insert(text.length, ' Noted.')
    await expect.poll(async () => (await timeline('usa.hod', minutes)).headSeq).toBe(headSeq + 1)
    const { passages } = await comparison('usa.hod', minutes, headSeq, headSeq + 1)
    const changed = passages.filter((each): each is ComparedBlock => each.state === 'changed')
    expect(changed.map(({ id }) => id)).toEqual([para('p-aob')])
    expect(changed[0]!.texts.find(({ language }) => language === 'en')!.wordsAdded).toBe(1)
    await scripts.leave()
  })
})

describe('a version', () => {
  ownServer()

  it('is named and described by those who draft, and keeps the hash of what stood there [M10]', async () => {
    const answer = await send('usa.note', 'post', minutes, '/versions', {
      seq: 2,
      name: 'Before lunch',
      note: 'x',
    })
    expect(answer.status).toBe(200)
    const made = versionIn(answer)
    expect(made).toMatchObject({ seq: 2, kind: 'named', name: 'Before lunch', note: 'x' })
    expect(made.hash).toMatch(/^[0-9a-f]{64}$/)
    const renamed = await send('kor.secretary', 'patch', minutes, `/versions/${made.id}`, {
      name: 'After lunch',
      note: '',
    })
    expect(versionIn(renamed)).toMatchObject({ id: made.id, name: 'After lunch', note: '', hash: made.hash })
    await server.restart()
    const { versions } = await timeline('usa.hod', minutes)
    expect(versions.filter(({ seq }) => seq === 2).map(({ name }) => name)).toEqual([
      "Co-chairs' draft",
      'After lunch',
    ])
    const acts = await audited()
    expect(acts).toEqual(expect.arrayContaining(['version.name', 'version.describe']))
  })

  it('has one name: of two people who name it at once the second is told', async () => {
    const named = (login: Login, name: string) =>
      send(login, 'post', minutes, '/versions', { seq: 4, name, note: '' })
    const answers = await Promise.all([named('usa.note', 'Ours'), named('kor.secretary', 'Theirs')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.map(reasonOf)).toContain('version_named')
    const { versions } = await timeline('usa.hod', minutes)
    expect(versions.filter(({ kind, seq }) => kind === 'named' && seq === 4)).toHaveLength(1)
  })

  it('two people describe at once without either losing the version', async () => {
    const made = versionIn(
      await send('usa.note', 'post', minutes, '/versions', { seq: 3, name: 'A', note: '' }),
    )
    const labels = ['One', 'Two', 'Three', 'Four']
    const answers = await Promise.all(
      labels.map((name) => send('usa.note', 'patch', minutes, `/versions/${made.id}`, { name, note: '' })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { versions } = await timeline('usa.hod', minutes)
    expect(labels).toContain(versions.find(({ id }) => id === made.id)?.name)
  })

  it('is named by no delegate, at no position that is not there, and never without a name', async () => {
    const post = (login: Login, body: object) => send(login, 'post', minutes, '/versions', body)
    expect(reasonOf(await post('usa.director', { seq: 4, name: 'Mine', note: '' }))).toBe('not_allowed')
    expect((await post('usa.note', { seq: 9, name: 'Later', note: '' })).status).toBe(404)
    expect(reasonOf(await post('usa.note', { seq: 4, name: '  ', note: '' }))).toBe('malformed')
    expect(reasonOf(await post('usa.note', { seq: 4, name: 'x'.repeat(121), note: '' }))).toBe('malformed')
  })

  it('of another document is not found here', async () => {
    const made = versionIn(
      await send('usa.note', 'post', minutes, '/versions', { seq: 1, name: 'A', note: '' }),
    )
    const agenda = await server.documentId('CCWG/9/1')
    const answer = await send('usa.note', 'patch', agenda, `/versions/${made.id}`, { name: 'B', note: '' })
    expect(answer.status).toBe(404)
  })
})

describe('circulating an agenda', () => {
  ownServer()

  const circulate = (login: Login, id: DocumentId, body: object = {}) =>
    send(login, 'post', id, '/circulations', body)
  /** The agenda of a new meeting. */
  async function draftOf(symbol: string, ordinal: number): Promise<DocumentId> {
    const meeting = {
      symbol,
      ordinal,
      dates: { start: '2023-09-04', end: '2023-09-05' },
      month: null,
      timeZone: 'Asia/Seoul',
      format: 'in_person',
      host: 'KOR',
      venue: { en: 'Seoul' },
      agendaFrom: { kind: 'nothing' },
    }
    const groupId = await server.groupId('CCWG')
    const made = await (await server.as('usa.note')).post(`api/v1/groups/${groupId}/meetings`, meeting)
    return MadeMeeting.parse(made.json).documentId
  }

  it('opens it to the group, whose history of it begins there [C1, C3]', async () => {
    const draft = await draftOf('CCWG/20', 20)
    const director = await server.as('usa.director')
    expect((await director.get(`api/v1/documents/${draft}`)).status).toBe(404)
    const answer = await circulate('usa.hod', draft, { note: 'Comments by 1 June.' })
    expect(versionIn(answer)).toMatchObject({
      kind: 'circulated',
      name: '초안 1 / Draft 1',
      note: 'Comments by 1 June.',
    })
    const card = await director.get(`api/v1/documents/${draft}`)
    expect(card.json).toMatchObject({ state: 'circulated_for_comment' })
    const { firstSeq, headSeq, versions, marks } = await timeline('usa.director', draft)
    expect(firstSeq).toBe(headSeq)
    expect(versions.map(({ name }) => name)).toEqual(['초안 1 / Draft 1'])
    expect(marks.map(({ kind, label }) => [kind, label])).toEqual([
      ['circulated_for_comment', '초안 1 / Draft 1. Comments by 1 June.'],
    ])
    const { labelledAt } = versions[0]!
    expect(labelledAt).toBeGreaterThan(Date.parse('2023-05-17T02:00:00Z') - 1)
    expect(await audited()).toContain('document.circulate')
  })

  it('is for co-chairs alone; of two at once one does it and the other is told', async () => {
    const draft = await draftOf('CCWG/21', 21)
    expect(reasonOf(await circulate('usa.note', draft))).toBe('not_allowed')
    expect((await circulate('usa.director', draft)).status).toBe(404)
    const answers = await Promise.all([circulate('usa.hod', draft), circulate('kor.hod', draft)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.map(reasonOf)).toContain('not_circulable')
    expect(reasonOf(await circulate('kor.hod', draft))).toBe('not_circulable')
    const { versions } = await timeline('kor.hod', draft)
    expect(versions.filter(({ kind }) => kind === 'circulated')).toHaveLength(1)
    expect((await server.composed.parts.documents.find(draft))?.steps.at(-1)?.state).toBe(
      'circulated_for_comment',
    )
  })

  it('freezes its name and its text, whatever is written after it', async () => {
    const draft = await server.documentId('CCWG/9/1')
    const made = versionIn(await circulate('usa.hod', draft, { name: 'First draft' }))
    const { id, seq, hash } = made
    const rename = await send('usa.hod', 'patch', draft, `/versions/${id}`, { name: 'Other', note: '' })
    expect(reasonOf(rename)).toBe('version_frozen')
    const { users, documents } = server.composed.parts
    const { id: userId } = (await users.findByLogin('usa.note'))!
    await documents.act(draft, { userId, kind: 'edit' }, (doc) => {
      const [item] = [...doc.getMap<Y.Map<unknown>>('items').values()]
      item!.set('minutes', 77)
    })
    const after = (await timeline('usa.director', draft)).versions
    expect(after.map(({ kind }) => kind)).toEqual(['circulated', 'auto'])
    expect(after[0]).toMatchObject({ id, seq, hash, name: 'First draft' })
    const { passages } = await comparison('usa.director', draft, seq, seq + 1)
    expect(passages.flatMap(({ fields }) => fields)).toMatchObject([{ field: 'minutes', after: 77 }])
  })
})

describe('circulating minutes', () => {
  ownServer()

  it('ends their editing at once, and hides from nobody what he may read [C2, X09]', async () => {
    const planning = await server.documentId('CX23/IPM/ROD')
    const planner = await server.as('sgp.planner')
    expect((await planner.get(`api/v1/documents/${planning}/record`)).status).toBe(404)
    const scripts = scriptsAtWork(server)
    const writer = await scripts.writes('mys.secretary', planning)
    const answer = await send('kor.cochair', 'post', planning, '/circulations', {})
    expect(versionIn(answer)).toMatchObject({ kind: 'circulated', name: 'Draft 1', seq: 1 })
    await expect.poll(() => writer.status.mode).not.toBe('live')
    await scripts.leave()
    const read = await planner.get(`api/v1/documents/${planning}/record`)
    expect(read.status).toBe(200)
    expect(read.text).toContain('"withheld":true')
    // A paragraph of it is closed to him, and with it the history.
    expect((await get('sgp.planner', planning)).status).toBe(404)
    expect((await send('kor.cochair', 'post', planning, '/circulations', {})).status).toBe(409)
  })

  it('is not done while they are still being drafted or commented on', async () => {
    const answer = await send('usa.hod', 'post', minutes, '/circulations', {})
    expect([answer.status, reasonOf(answer)]).toEqual([409, 'not_circulable'])
  })
})
