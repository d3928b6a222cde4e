import { MinutesRecord } from '@tandem/shared/documents'
import { JumpTargets } from '@tandem/shared/groups'
import type { DocumentId } from '@tandem/shared/ids'
import { MinutesCard, numberParagraphs } from '@tandem/shared/minutes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { blockOf, workspaceWith } from '../testing/demonstration-records.js'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
let ccwg: DocumentId
let report: DocumentId
let planning: DocumentId
beforeAll(async () => {
  server = await startTestServer({ workspace: await workspaceWith('CX23/IPM/ROD', 'circulated') })
  ccwg = await server.documentId('CCWG/8/MIN')
  report = await server.documentId('EWG-CS/9/RPT')
  planning = await server.documentId('CX23/IPM/ROD')
})
afterAll(() => server.stop())

async function get(login: Login, path: string) {
  return (await server.as(login)).get(`api/v1/documents/${path}`)
}
async function card(login: Login, id: DocumentId): Promise<MinutesCard> {
  return MinutesCard.parse((await get(login, `${id}/minutes`)).json)
}
async function read(login: Login, id: DocumentId): Promise<MinutesRecord> {
  const answer = z.object({ record: MinutesRecord }).parse((await get(login, `${id}/record`)).json)
  return answer.record
}

describe('minutes are not there', () => {
  it.each<[string, Login, () => DocumentId]>([
    ['for a member of another group', 'aus.hod', () => ccwg],
    ['for the administrator [X12]', 'system.admin', () => report],
    ['for an observer of another group', 'tls.observer', () => ccwg],
  ])('%s', async (_, login, id) => {
    for (const part of ['', '/record', '/minutes', '/readers']) {
      const closed = await get(login, `${id()}${part}`)
      const absent = await get(login, `doc_00000000000000000000${part}`)
      expect([closed.status, closed.text]).toEqual([404, absent.text])
    }
  })

  it('where a document is an agenda', async () => {
    expect((await get('kor.hod', `${await server.documentId('CCWG/8/1/Rev.1')}/minutes`)).status).toBe(404)
  })
})

describe('the card of minutes', () => {
  it('has the agenda’s items with their numbers, who was there, annexes and terms', async () => {
    const minutes = await card('kor.hod', ccwg)
    expect(minutes.recordType).toBe('agreed_minutes')
    expect(minutes.agenda?.symbol).toBe('CCWG/8/1/Rev.1')
    expect(minutes.items.map(({ number }) => number).slice(3, 8)).toEqual(['4', '5', '5(a)', '5(b)', '6'])
    expect(minutes.items[0]).toMatchObject({
      title: { ko: '개회' },
      papers: ['CCWG/8/INF.1', 'CCWG/8/INF.2'],
    })
    expect(minutes.attendance.map(({ name, people }) => [name.en, people.length])).toEqual([
      ['Republic of Korea', 6],
      ['United States of America', 4],
    ])
    expect(minutes.annexes.map(({ letter }) => letter)).toEqual(['A', 'B', 'C'])
    expect(minutes.glossary).toContainEqual({ en: 'ad referendum', ko: '재가 조건부' })
    expect(minutes.commitments).toContainEqual(
      expect.objectContaining({ number: 'CCWG8/01', blockId: blockOf('CCWG/8/MIN', 'p-cf-resp') }),
    )
  })

  it('names no paper that the reader may not know of [PERM-7]', async () => {
    const papers = async (login: Login) => (await card(login, planning)).items.flatMap((item) => item.papers)
    expect(await papers('kor.secretary')).toContain('CX23/IPM/3')
    expect(await papers('sgp.planner')).not.toContain('CX23/IPM/3')
    // A paper that is not there stands behind no annex.
    expect((await card('mys.cochair', report)).annexes.map(({ letter }) => letter)).toEqual(['B', 'C'])
  })
})

describe('a paragraph in a compartment', () => {
  const secret = 'fewer injects on the first day'

  it('keeps its number for who lacks it, and is in none of his answers [X09, PERM-7]', async () => {
    const record = await read('sgp.planner', planning)
    const numbers = numberParagraphs(record)
    const withheld = record.blocks.filter((block) => block.withheld)
    expect(withheld.map(({ id }) => [id, numbers.get(id)])).toEqual([[blockOf('CX23/IPM/ROD', 'r4'), 4]])
    expect([...numbers.values()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const path of [
      `documents/${planning}`,
      `documents/${planning}/record`,
      `documents/${planning}/minutes`,
      `groups/${await server.groupId('CX23')}`,
      'jump',
    ]) {
      const answer = await (await server.as('sgp.planner')).get(`api/v1/${path}`)
      expect([answer.status, answer.text.includes(secret)], path).toEqual([200, false])
    }
    expect(JSON.stringify(await read('kor.secretary', planning))).toContain(secret)
  })
})

describe('the jump list', () => {
  it('leads to sections, and to paragraphs by number, that one may read [M18]', async () => {
    const targets = async (login: Login, within: string) => {
      const answer = (await (await server.as(login)).get('api/v1/jump')).json
      return JumpTargets.parse(answer).targets.filter((target) => target.within === within)
    }
    const mine = await targets('usa.note', 'CCWG/8/MIN')
    expect(mine.filter(({ kind }) => kind === 'section')).toHaveLength(13)
    expect(mine.find(({ symbol }) => symbol === '¶ 7')).toMatchObject({
      kind: 'paragraph',
      path: `/documents/${ccwg}#${blockOf('CCWG/8/MIN', 'p-joint')}`,
      name: { ko: '양측은 공동대응을 위한 협력을 지속하기로 하였다.' },
    })
    expect((await targets('sgp.planner', 'CX23/IPM/ROD')).map(({ symbol }) => symbol)).not.toContain('¶ 4')
    expect(await targets('aus.hod', 'CCWG/8/MIN')).toEqual([])
  })
})
