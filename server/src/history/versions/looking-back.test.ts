import { fieldKey, minutesFieldsOf } from '@tandem/shared/documents'
import type { BlockId, DocumentId } from '@tandem/shared/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { blockOf } from '../../testing/demonstration-records.js'
import { historiesOf } from '../../testing/histories-of.js'
import type { Login } from '../../testing/people.js'
import { startTestServer, type TestServer } from '../../testing/start-test-server.js'
import { writeAtEnd } from '../../testing/write-at-end.js'

let server: TestServer
let minutes: DocumentId
const { get, send, timeline, passage, unseen } = historiesOf(() => server)
const reasonOf = ({ json }: { json: unknown }): unknown => (json as { reason?: unknown }).reason

/** Each story has a demonstration of its own. */
function ownServer(): void {
  beforeAll(async () => {
    server = await startTestServer()
    minutes = await server.documentId('CCWG/8/MIN')
  })
  afterAll(() => server.stop())
}

const para = (id: string): BlockId => blockOf('CCWG/8/MIN', id)

/** Somebody writes at the end of a paragraph, so many minutes after the demonstration begins. */
function writes(login: Login, blockId: BlockId, words: string, afterMinutes = 0, documentId = minutes) {
  return writeAtEnd(server, login, { documentId, blockId, words, afterMinutes })
}

describe('a paragraph through time', () => {
  ownServer()

  it('has every wording it ever had, newest first, with who and when [B3]', async () => {
    const { wordings, authors } = await passage('usa.hod', minutes, para('p-cf-prop'))
    expect(wordings.map(({ seq }) => seq)).toEqual([4, 1])
    const [changed, first] = wordings
    expect(changed!.fields).toMatchObject([{ field: 'attribution', before: 'USA', after: 'KOR' }])
    expect(authors[changed!.authors[0]!]).toMatchObject({ delegation: 'KOR' })
    expect(first!.texts.map(({ language }) => language)).toEqual(['ko', 'en'])
    expect(changed!.at).toBe(Date.parse('2023-05-16T07:45:00Z'))
  })

  it('parts what two people wrote, and joins what one wrote without a pause', async () => {
    await writes('kor.secretary', para('p-threat'), ' One')
    await writes('kor.secretary', para('p-threat'), ' two', 1)
    await writes('usa.note', para('p-threat'), ' three', 2)
    await writes('usa.note', para('p-hr'), ' elsewhere', 3)
    await writes('usa.note', para('p-threat'), ' four', 9)
    const { wordings } = await passage('usa.hod', minutes, para('p-threat'))
    const added = wordings.slice(0, 3).map(({ texts }) =>
      texts
        .flatMap(({ pieces }) => pieces.filter(({ change }) => change === 'added'))
        .map(({ run }) => run.text.trim())
        .join(''),
    )
    expect(added).toEqual(['four', 'three', 'One two'])
  })

  it('that was never there has no history, and neither has what is no paragraph', async () => {
    for (const id of ['blk_00000000000000000000', 'itm_00000000000000000000', 'doc_x', 'x']) {
      expect((await get('usa.hod', minutes, `/passages/${id}`)).status).toBe(404)
    }
  })

  it('shows what was said of it without a word of it changing', async () => {
    const { users, documents } = server.composed.parts
    const { id: userId } = (await users.findByLogin('kor.secretary'))!
    await documents.act(minutes, { userId, kind: 'edit' }, (doc) => {
      minutesFieldsOf(doc).set(fieldKey(para('p-hr'), 'verb'), 'noted')
    })
    const [latest] = (await passage('usa.hod', minutes, para('p-hr'))).wordings
    expect(latest!.fields).toMatchObject([{ field: 'verb', after: 'noted' }])
  })
})

describe('where somebody has looked up to', () => {
  ownServer()

  const see = (login: Login, seq: number) => send(login, 'put', minutes, '/seen', { seq })

  it('moves only forward, and never to what is not there yet', async () => {
    expect((await timeline('usa.hod', minutes)).seenSeq).toBe(null)
    expect((await see('usa.hod', 3)).json).toEqual({ seenSeq: 3 })
    expect((await see('usa.hod', 2)).json).toEqual({ seenSeq: 3 })
    expect(reasonOf(await see('usa.hod', 99))).toBe('malformed')
    await Promise.all([3, 4, 2].map((seq) => see('usa.hod', seq)))
    await server.restart()
    expect((await timeline('usa.hod', minutes)).seenSeq).toBe(4)
    expect((await timeline('kor.hod', minutes)).seenSeq).toBe(null)
  })

  it('is the same place for a delegate, to whom it begins where his history does', async () => {
    expect((await see('usa.director', 1)).status).toBe(200)
    expect((await timeline('usa.director', minutes)).seenSeq).toBe(3)
  })

  it('tells what others wrote since, and nothing of what oneself wrote [C7]', async () => {
    await see('usa.note', 4)
    expect(await unseen('usa.note', 'CCWG')).toEqual([])
    await writes('usa.note', para('p-hr'), ' Mine.')
    expect(await unseen('usa.note', 'CCWG')).toEqual([])
    await writes('kor.secretary', para('p-hr'), ' Theirs.', 1)
    const found = await unseen('usa.note', 'CCWG')
    expect(found).toMatchObject([
      {
        documentId: minutes,
        symbol: 'CCWG/8/MIN',
        seenSeq: 4,
        headSeq: 6,
        shares: [{ author: 0, added: 8 }],
      },
    ])
    expect(found[0]!.authors).toMatchObject([{ delegation: 'KOR' }])
    await see('usa.note', 6)
    expect(await unseen('usa.note', 'CCWG')).toEqual([])
  })

  it('tells nobody of a document whose history he may not read', async () => {
    const report = await server.documentId('EWG-CS/10/1')
    await send('aus.hod', 'put', report, '/seen', { seq: 1 })
    const { users, documents } = server.composed.parts
    const { id: userId } = (await users.findByLogin('kor.secretary'))!
    await documents.act(report, { userId, kind: 'edit' }, (doc) => {
      const [item] = [...doc.getMap<Y.Map<unknown>>('items').values()]
      item!.set('minutes', 42)
    })
    expect((await unseen('aus.hod', 'EWG-CS')).map(({ documentId }) => documentId)).toEqual([report])
    expect(await unseen('tls.observer', 'EWG-CS')).toEqual([])
    const stranger = await (
      await server.as('usa.hod')
    ).get(`api/v1/groups/${await server.groupId('EWG-CS')}/unseen`)
    expect(stranger.status).toBe(404)
  })
})
