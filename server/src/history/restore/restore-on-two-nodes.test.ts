/** Two servers over one MongoDB and one Redis: a restore through one of them while people write through both. */
import { Comparison, Restored, Timeline } from '@tandem/shared/history'
import { openSocketLink } from '@tandem/provider'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { findBrokenRow } from '../../documents/update-log.store.js'
import { type Answer, browser } from '../../testing/browser.js'
import { whyNoMongo } from '../../testing/mongo-server.js'
import { type NodeGroup, startNodes, type Writer } from '../../testing/node-group.js'
import { whyNoRedis } from '../../testing/redis-server.js'
import type { RealServer } from '../../testing/start-real-server.js'

const missing = whyNoMongo() ?? whyNoRedis()
if (missing) process.stderr.write(`\n${missing}\n`)

const patient = { timeout: 20_000 }

describe.skipIf(missing)('a document that is open on two servers', () => {
  let group: NodeGroup
  let here: RealServer
  let there: RealServer
  let token: string
  let leaving: (() => unknown)[] = []

  beforeAll(async () => {
    group = await startNodes(2)
    ;[here, there] = group.nodes as [RealServer, RealServer]
    token = await (await group.member('restorer')).token()
    await vi.waitFor(() => {
      for (const { composed } of group.nodes) expect(composed.parts.manyNodes?.bus.isUp).toBe(true)
    }, patient)
  }, 60_000)
  afterEach(async () => {
    await Promise.all(leaving.map((leave) => leave()))
    leaving = []
  })
  afterAll(() => group?.stop())

  async function writer(name: string, node: RealServer): Promise<Writer> {
    const made = await group.writes(name, node.url)
    leaving.push(() => made.live.destroy())
    return made
  }

  const headers = () => ({ authorization: `Bearer ${token}` })
  const address = (path: string) => `api/v1/documents/${group.documentId}/history${path}`
  const reads = (node: RealServer, path = ''): Promise<Answer> =>
    browser(node.url, null).get(address(path), headers())
  const acts = async (node: RealServer, path: string, body: object = {}): Promise<Restored> => {
    const answer = await browser(node.url, null).post(address(path), body, headers())
    expect(answer.status, answer.text).toBe(200)
    return Restored.parse(answer.json)
  }
  const headSeq = async (node: RealServer): Promise<number> =>
    Timeline.parse((await reads(node)).json).headSeq

  /** Everyone and a cold reader say the same, and the chain of the log is whole. */
  async function same(...writers: Writer[]): Promise<string> {
    await Promise.all(writers.map(({ live }) => live.stored()))
    await vi.waitFor(async () => {
      const { hash } = await group.logged()
      expect(writers.map((each) => each.hash())).toEqual(writers.map(() => hash))
    }, patient)
    const { rows, title } = await group.logged()
    expect(findBrokenRow(rows)).toBeNull()
    return title
  }

  test('is restored through one of them while both sides type: both read the same, no word is lost or doubled, and taking it back is exact [H6, SYNC-4]', async () => {
    const [mina, johan] = [await writer('mina', here), await writer('johan', there)]
    mina.types('stays;')
    await same(mina, johan)
    const seq = await headSeq(there)
    johan.types('goes;')
    await same(mina, johan)
    const previewedSeq = await headSeq(here)
    const tokens: string[] = []
    const bothType = async (round: number): Promise<void> => {
      mina.types(`[m${round}]`)
      johan.types(`[j${round}]`)
      tokens.push(`[m${round}]`, `[j${round}]`)
      await Promise.all([mina.live.stored(), johan.live.stored()])
    }
    const typing = (async () => {
      for (let round = 0; round < 20; round += 1) await bothType(round)
    })()
    const restored = await acts(there, '/restorations', { seq, scope: { kind: 'whole' }, previewedSeq })
    await typing
    expect(restored.offeredBack).toEqual([])
    const title = await same(mina, johan)
    expect(title).toContain('stays;')
    expect(title).not.toContain('goes;')
    for (const each of tokens) expect(title.split(each), each).toHaveLength(2)

    // Both servers tell the same history, also of what the other wrote.
    const [mine, other] = [await reads(here), await reads(there)]
    expect(mine.json).toEqual(other.json)
    const path = `/comparison?from=${seq}&to=${await headSeq(here)}`
    const [one, two] = [await reads(here, path), await reads(there, path)]
    expect(Comparison.parse(one.json)).toEqual(Comparison.parse(two.json))

    const undone = await acts(here, `/restorations/${restored.seq}/undo`)
    expect(undone.seq).not.toBeNull()
    const back = await same(mina, johan)
    expect(back.split('goes;')).toHaveLength(2)
    for (const each of tokens) expect(back.split(each), each).toHaveLength(2)
  }, 60_000)

  test('tells who looks at its history here that somebody wrote there', async () => {
    const link = openSocketLink({ url: here.url, headers: headers() })
    leaving.push(() => link.close())
    let told = 0
    link.onNotice('history', () => (told += 1))
    await vi.waitFor(() => expect(link.state.kind).toBe('open'), patient)
    const { documentId } = group
    await link.request({ type: 'follow', documentId })
    const johan = await writer('johan', there)
    johan.types('from the other side;')
    await johan.live.stored()
    await vi.waitFor(() => expect(told).toBeGreaterThan(0), patient)
    expect(await headSeq(here)).toBe(await headSeq(there))
  })
})
