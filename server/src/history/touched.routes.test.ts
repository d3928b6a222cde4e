import { RecordAt, Touched } from '@tandem/shared/history'
import { type DocumentId, newId } from '@tandem/shared/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Login } from '../testing/people.js'
import { startTestServer, type TestServer } from '../testing/start-test-server.js'

let server: TestServer
let minutes: DocumentId
beforeAll(async () => {
  server = await startTestServer()
  minutes = await server.documentId('CCWG/8/MIN')
})
afterAll(() => server.stop())

async function get(login: Login, path: string) {
  return (await server.as(login)).get(`api/v1/documents/${minutes}/history/${path}`)
}

async function headings() {
  const { record } = RecordAt.parse((await get('kor.hod', 'record?seq=4')).json)
  return record.kind === 'record'
    ? record.blocks.filter(({ kind, level }) => kind === 'heading' && level === 1)
    : []
}

it('a section is told apart by what was touched in it, deleted blocks included', async () => {
  const bySection = new Map<string, number[]>()
  for (const { id, text } of await headings()) {
    const answer = await get('kor.hod', `touched?section=${id}&from=1&to=4`)
    bySection.set(text.en?.[0]?.text ?? '', Touched.parse(answer.json).seqs)
  }
  // Draft 2 reworded the threats, the exercises and the personnel, and nothing else.
  const last = [...bySection].filter(([, seqs]) => seqs.includes(4)).map(([title]) => title)
  expect(last).toHaveLength(3)
  expect(last[0]).toContain('Cyber threats')
  expect(last[2]).toContain('Cyber personnel')
  expect(bySection.get('Opening of the meeting')).toContain(1)
})

it('what is not there was never touched', async () => {
  const answer = await get('kor.hod', `touched?section=${newId('blk')}&from=1&to=4`)
  expect(Touched.parse(answer.json).seqs).toEqual([])
})

it('positions that one may not see are not there [C3]', async () => {
  const [head] = await headings()
  const of = (from: number, to: number) => `touched?section=${head?.id}&from=${from}&to=${to}`
  expect((await get('kor.hod', of(1, 9))).status).toBe(404)
  expect((await get('aus.hod', of(1, 4))).status).toBe(404)
  const later = await get('usa.director', of(3, 4))
  expect(Touched.parse(later.json).seqs.every((seq) => seq >= 3)).toBe(true)
  expect((await get('usa.director', of(1, 4))).status).toBe(404)
})
