/** Two servers over one MongoDB and one Redis: any of them serves any document [SYNC-4, SYNC-9, M12]. */
import { connectDocument, type LiveDocument } from '@tandem/provider'
import { protocolVersion } from '@tandem/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { findBrokenRow } from './documents/update-log.store.js'
import { theItem } from './testing/an-agenda.js'
import { browser } from './testing/browser.js'
import { layLine } from './testing/cut-line.js'
import { whyNoMongo } from './testing/mongo-server.js'
import { type NodeGroup, startNodes, type Writer } from './testing/node-group.js'
import { whyNoRedis } from './testing/redis-server.js'
import { report } from './testing/report.js'
import { startServerProcess } from './testing/server-process.js'
import { type RealServer, startRealServer } from './testing/start-real-server.js'

const missing = whyNoMongo() ?? whyNoRedis()
if (missing) process.stderr.write(`\n${missing}\n`)

/** However busy the machine is, it comes; how long it took is told, and asked of the benchmark. */
const eventually = { timeout: 20_000, interval: 10 }
const limit = { timeout: 120_000 }

describe.skipIf(missing)('two servers over one database', () => {
  let group: NodeGroup
  let here: RealServer
  let there: RealServer
  let leaving: (() => unknown)[] = []

  beforeAll(async () => {
    group = await startNodes(2)
    ;[here, there] = group.nodes as [RealServer, RealServer]
    await busIsUp()
  }, 60_000)
  afterEach(async () => {
    await Promise.all(leaving.map((leave) => leave()))
    leaving = []
  })
  afterAll(() => group?.stop())

  const busIsUp = (): Promise<void> =>
    vi.waitFor(() => {
      for (const { composed } of group.nodes) expect(composed.parts.manyNodes?.bus.isUp).toBe(true)
    }, eventually)

  /** Comes, and tells how long that took. */
  async function comes(what: string, expectation: () => void): Promise<void> {
    const began = performance.now()
    await vi.waitFor(expectation, eventually)
    report(`${what}: ${(performance.now() - began).toFixed(0)} ms`)
  }

  async function writer(name: string, node: RealServer): Promise<Writer> {
    const made = await group.writes(name, node.url)
    leaving.push(() => made.live.destroy())
    return made
  }

  /** Everything is stored, and everyone and a cold reader say the same. */
  async function same(...writers: Writer[]): Promise<string> {
    await Promise.all(writers.map(({ live }) => live.stored()))
    const { rows, hash, title } = await group.logged()
    expect(findBrokenRow(rows)).toBeNull()
    await vi.waitFor(
      () => expect(writers.map((each) => each.hash())).toEqual(writers.map(() => hash)),
      eventually,
    )
    return title
  }

  const namesSeenBy = (writer: Writer): string[] =>
    writer.live.participants.map(({ name }) => name.en ?? '').toSorted()

  test('two who type at once on two servers end with one text, and each sees the other [SYNC-4]', async () => {
    const [mina, johan] = [await writer('mina', here), await writer('johan', there)]
    await vi.waitFor(
      () => expect([namesSeenBy(mina), namesSeenBy(johan)]).toEqual([['johan'], ['mina']]),
      eventually,
    )
    mina.live.setPlace({ itemId: theItem, field: 'title_en' })
    await vi.waitFor(
      () => expect(johan.live.participants[0]?.place).toMatchObject({ itemId: theItem }),
      eventually,
    )
    for (let times = 0; times < 40; times += 1) {
      mina.types(`m${times};`)
      johan.types(`j${times};`)
    }
    const title = await same(mina, johan)
    for (let times = 0; times < 40; times += 1) {
      expect(title.split(`m${times};`)).toHaveLength(2)
      expect(title.split(`j${times};`)).toHaveLength(2)
    }
    await mina.live.destroy()
    await vi.waitFor(() => expect(namesSeenBy(johan)).toEqual([]), eventually)
  })

  test('what is written on one server reaches the other without a look at the log [SYNC-4]', async () => {
    const [mina, johan] = [await writer('mina', here), await writer('johan', there)]
    // Whoever looks at the log there finds no room to look for.
    const looks = vi.spyOn(there.composed.parts.documents.rooms, 'loaded').mockResolvedValue([])
    try {
      for (const words of ['one;', 'two;', 'three;', 'four;']) {
        mina.types(words)
        await comes('words on another server', () => expect(johan.title()).toContain(words))
      }
    } finally {
      looks.mockRestore()
    }
  })

  test('of appends that race on one document from both servers none is lost or doubled [M12]', async () => {
    const writers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => writer(`racer ${index}`, index % 2 ? here : there)),
    )
    const before = (await group.logged()).rows.length
    for (let round = 0; round < 12; round += 1) {
      for (const [index, each] of writers.entries()) each.types(`<${index}.${round}>`)
      await Promise.all(writers.map(({ live }) => live.stored()))
    }
    const title = await same(...writers)
    const told = writers.flatMap((_, index) =>
      Array.from({ length: 12 }, (_, round) => `<${index}.${round}>`),
    )
    for (const token of told) expect(title.split(token), token).toHaveLength(2)
    const { rows } = await group.logged()
    expect(rows.length - before).toBeGreaterThanOrEqual(12)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
  })

  test('who may only read is sent the record when someone writes on another server', async () => {
    const mina = await writer('mina', here)
    const reader = await group.member('reader')
    const live = connectDocument({
      url: there.url,
      token: await reader.token('read'),
      documentId: group.documentId,
    })
    leaving.push(() => live.destroy())
    await live.synced
    mina.types('read me;')
    await vi.waitFor(() => expect(JSON.stringify(live.record)).toContain('read me;'), eventually)
  })

  test('a group’s home shows who is in a document on another server, and at which item', async () => {
    const mina = await writer('mina', there)
    mina.live.setPlace({ itemId: theItem })
    const { token } = await group.member('looker')
    const socket = socketOf(here, { authorization: `Bearer ${await token()}` })
    const told: { name: { en?: string }; itemNumber: string | null }[][] = []
    socket.on('here', ({ here: people }: { here: (typeof told)[number] }) => told.push(people))
    const answer = (await socket.emitWithAck('watch', { groupId: group.groupId })) as {
      value: { here: (typeof told)[number] }
    }
    told.push(answer.value.here)
    await vi.waitFor(
      () => expect(told.at(-1)).toMatchObject([{ name: { en: 'mina' }, itemNumber: '1' }]),
      eventually,
    )
    await mina.live.destroy()
    await vi.waitFor(() => expect(told.at(-1)).toEqual([]), eventually)
  })

  async function removed(userId: string): Promise<void> {
    const admin = await administrator()
    const path = `api/v1/administration/groups/${group.groupId}/members/${userId}`
    const answer = await admin.browser.delete(path)
    expect(answer.status, answer.text).toBe(200)
  }

  function isOut(live: LiveDocument): Promise<void> {
    return comes('a removed member is out', () => expect(live.status.refused?.code).toBe('not_found'))
  }

  test('a member removed on one server is out on the other [SYNC-9]', limit, async () => {
    const johan = await writer('johan', there)
    await removed(johan.userId)
    await isOut(johan.live)
  })

  test(
    'a group that is deleted on one server is gone on the other, whose watchers are told [SYNC-9]',
    limit,
    async () => {
      const johan = await writer('johan', there)
      const mina = await group.member('mina')
      const socket = socketOf(there, { authorization: `Bearer ${await mina.token('read')}` })
      const told = vi.fn()
      socket.on('group', told)
      await new Promise((resolve) => socket.once('connect', resolve as () => void))
      await socket.emitWithAck('watch', { groupId: group.groupId })
      const admin = await administrator()
      const path = `api/v1/administration/groups/${group.groupId}`
      expect((await admin.browser.delete(path)).status).toBe(204)
      try {
        await isOut(johan.live)
        await comes('a watcher is told', () => expect(told).toHaveBeenCalled())
        expect(told.mock.calls[0]?.[0]).toMatchObject({ groupId: group.groupId })
      } finally {
        expect((await admin.browser.post(`${path}/restore`)).status).toBe(200)
      }
      const again = await writer('johan again', there)
      again.types('back;')
      expect(await same(again)).toContain('back;')
    },
  )

  test('… and also while Redis is gone, when nobody can be told [SYNC-9]', limit, async () => {
    const johan = await writer('johan', there)
    await group.redis.kill()
    try {
      await vi.waitFor(() => expect(there.composed.parts.manyNodes?.bus.isUp).toBe(false), eventually)
      await removed(johan.userId)
      await isOut(johan.live)
    } finally {
      await group.redis.startAgain()
      await busIsUp()
    }
  })

  test(
    'signing out on one server cuts the socket on the other, with Redis and without [SYNC-9]',
    limit,
    async () => {
      for (const isRedisThere of [true, false]) {
        const { cookie, browser } = await administrator()
        const socket = socketOf(there, { cookie })
        const signedOut = vi.fn()
        socket.on('signed_out', signedOut)
        await new Promise((resolve) => socket.once('connect', resolve as () => void))
        if (!isRedisThere) await group.redis.kill()
        try {
          expect((await browser.post('api/v1/sign-out')).status).toBe(204)
          await comes('a socket of who signed out is cut', () => expect(socket.connected).toBe(false))
          expect(signedOut).toHaveBeenCalledOnce()
        } finally {
          if (!isRedisThere) await group.redis.startAgain()
          await busIsUp()
        }
      }
    },
  )

  test('Redis gone while both type: nothing is lost or split, and afterwards all is as before [SYNC-4]', async () => {
    const [mina, johan] = [await writer('mina', here), await writer('johan', there)]
    await vi.waitFor(() => expect(namesSeenBy(mina)).toEqual(['johan']), eventually)
    const tokens: string[] = []
    async function bothType(from: number): Promise<void> {
      for (let times = from; times < from + 10; times += 1) {
        mina.types(`[m${times}]`)
        johan.types(`[j${times}]`)
        tokens.push(`[m${times}]`, `[j${times}]`)
        await Promise.all([mina.live.stored(), johan.live.stored()])
      }
    }
    await bothType(100)
    await group.redis.kill()
    await bothType(200)
    // While it is gone, the log is looked at.
    await vi.waitFor(() => expect(johan.title()).toContain('[m209]'), eventually)
    await same(mina, johan)
    await group.redis.startAgain()
    await bothType(300)
    await busIsUp()
    await bothType(400)
    const title = await same(mina, johan)
    for (const token of tokens) expect(title.split(token), token).toHaveLength(2)
    await vi.waitFor(
      () => expect([namesSeenBy(mina), namesSeenBy(johan)]).toEqual([['johan'], ['mina']]),
      eventually,
    )
  }, 120_000)

  test(
    'a server that is killed takes its people along, and its clients go on at another',
    limit,
    async () => {
      const variables = { MONGODB_URI: group.mongodbUri, REDIS_URL: group.redis.url }
      const doomed = await startServerProcess(variables)
      const far = { host: '127.0.0.1', port: doomed.port }
      const line = await layLine(far)
      leaving.push(() => line.remove())
      const johan = await writer('johan', there)
      const mina = await group.writes('mina', `http://127.0.0.1:${line.port}/`)
      leaving.push(() => mina.live.destroy())
      await vi.waitFor(() => expect(namesSeenBy(johan)).toEqual(['mina']), eventually)
      const idsSeen = (): string[] => johan.live.participants.map(({ id }) => id)
      const [idThere] = idsSeen()
      mina.types('before;')
      await mina.live.stored()
      far.port = Number(new URL(here.url).port)
      mina.types('while it dies;')
      await doomed.kill()
      await comes('people of a server that died are gone', () => expect(idsSeen()).not.toContain(idThere))
      mina.types('after;')
      const title = await same(mina, johan)
      for (const words of ['before;', 'while it dies;', 'after;']) expect(title.split(words)).toHaveLength(2)
      expect(namesSeenBy(johan)).toEqual(['mina'])
    },
  )

  test('a server cut off from the database grants no right from memory: who was removed meanwhile writes nothing [SYNC-9]', async () => {
    const database = new URL(group.mongodbUri)
    const line = await layLine({ host: database.hostname, port: Number(database.port) })
    database.port = String(line.port)
    const cutOff = await startRealServer({ mongodbUri: database.href, redisUrl: group.redis.url })
    leaving.push(() => cutOff.stop().then(() => line.remove()))
    const [johan, mina] = [await writer('johan', cutOff), await writer('mina', cutOff)]
    johan.types('while he may;')
    await same(johan, mina)
    line.cut()
    await removed(johan.userId)
    await vi.waitFor(
      () => expect(cutOff.composed.parts.manyNodes?.rightsWatch.isFresh()).toBe(false),
      eventually,
    )
    johan.types('too late;')
    mina.types('in time;')
    await vi.waitFor(() => expect(mina.live.status.refused?.code).toBe('unavailable'), eventually)
    line.mend()
    await vi.waitFor(() => expect(johan.live.status.refused?.code).toBe('not_found'), eventually)
    const title = await same(mina)
    expect(title).toContain('in time;')
    expect(title).not.toContain('too late;')
    expect(johan.live.unstored).toBeGreaterThan(0)
  }, 120_000)

  function socketOf(node: RealServer, headers: Record<string, string>): Socket {
    const socket = io(node.url, {
      transports: ['websocket'],
      reconnection: false,
      auth: { protocol: protocolVersion },
      extraHeaders: { origin: new URL(node.url).origin, ...headers },
    })
    leaving.push(() => socket.close())
    return socket
  }

  async function administrator() {
    if ((await here.composed.setUpCode()) !== null) await here.setUp()
    const cookie = await here.signIn('admin')
    return { cookie, browser: browser(here.url, cookie) }
  }
})
