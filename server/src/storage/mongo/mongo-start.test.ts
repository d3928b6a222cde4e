import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CutLine, layLine } from '../../testing/cut-line.js'
import { keepingLog } from '../../testing/keeping-log.js'
import { type MongoServer, startMongoServer, isMongoHere } from '../../testing/mongo-server.js'
import type { Purpose, Store } from '../store.js'
import { connectWhenThere } from './connection.js'
import { type MongoStoreOptions, openMongoStore } from './index.js'
import { openModels } from './models.js'

describe.runIf(isMongoHere())('starting on MongoDB', () => {
  let server: MongoServer
  const opened: (() => Promise<void>)[] = []
  beforeAll(async () => {
    server = await startMongoServer()
  })
  afterEach(async () => {
    for (const close of opened.splice(0)) await close()
  })
  afterAll(() => server.stop())

  async function start(uri: string, more: Partial<MongoStoreOptions> = {}): Promise<Store> {
    const store = await openMongoStore({ uri, purpose: 'production', now: () => 0, waitMs: 5000, ...more })
    opened.push(() => store.close())
    return store
  }
  async function lay(): Promise<CutLine> {
    const line = await layLine(server)
    opened.push(() => line.remove())
    return line
  }
  async function models(uri: string) {
    const connection = await connectWhenThere(uri, { log: undefined, waitMs: 5000 })
    opened.push(() => connection.close())
    return openModels(connection)
  }

  it('waits for a database that is not there yet, with words, and starts when it is', async () => {
    const line = await lay()
    line.cut()
    const log = keepingLog()
    const warn = log.warn
    log.warn = (event, facts) => {
      warn(event, facts)
      line.mend()
    }
    const store = await start(server.newDatabase(line), { log, waitMs: 20_000 })
    expect(await store.collections.collection({ name: 'people', unique: {}, lookups: {} }).all()).toEqual([])
    expect(log.lines.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['store.waiting', 'store.connected']),
    )
    expect(log.lines.find(({ event }) => event === 'store.waiting')?.facts).toMatchObject({
      place: expect.stringContaining(`127.0.0.1:${line.port}/tandem_test_`),
      waitMs: 20_000,
    })
  })

  it('does not wait for ever, and then says what to do without telling the password', async () => {
    const line = await lay()
    line.cut()
    const starting = start(`mongodb://secretary:hidden@127.0.0.1:${line.port}/waits`, { waitMs: 1200 })
    await expect(starting).rejects.toMatchObject({ name: 'StoreError', code: 'unreachable' })
    await expect(starting).rejects.toThrow('did not answer')
    await expect(starting).rejects.not.toThrow('hidden')
  })

  it('says at once when the address cannot be one, or names no database', async () => {
    for (const [uri, words] of [
      ['tandem', 'mongodb://host:27017/tandem'],
      ['http://127.0.0.1/tandem', 'mongodb://host:27017/tandem'],
      ['mongodb://127.0.0.1:27017', 'does not name the database'],
      ['mongodb://127.0.0.1:27017/tandem?nonsense=1', 'cannot be used'],
    ] as const) {
      const starting = start(uri)
      await expect(starting).rejects.toMatchObject({ code: 'wrong_address' })
      await expect(starting).rejects.toThrow(words)
    }
  })

  it('rejects what is asked of it after it was closed', async () => {
    const { collections, updateLog, blobs, close } = await start(server.newDatabase())
    const people = collections.collection({ name: 'people', unique: {}, lookups: {} })
    await people.insert({ id: 'a' })
    await close()
    for (const ask of [
      () => people.get('a'),
      () => people.insert({ id: 'b' }),
      () => updateLog.head('d'),
      () => updateLog.create('d', { author: 'kor', at: 1, kind: 'edit', frame: Uint8Array.of(1) }),
      () => blobs.put(Uint8Array.of(1)),
    ]) {
      await expect(ask()).rejects.toThrow(/connect/)
    }
  })

  it('keeps the demonstration and real work out of each other\u2019s database [M16]', async () => {
    const purposes: Purpose[] = ['demonstration', 'production']
    for (const [purpose, other] of [purposes, purposes.toReversed()] as [Purpose, Purpose][]) {
      const uri = server.newDatabase()
      await start(uri, { purpose })
      await start(uri, { purpose })
      await expect(start(uri, { purpose: other })).rejects.toMatchObject({ code: 'wrong_purpose' })
    }
  })

  it('leaves alone a database of a newer Tandem, and one that does not say whose it is', async () => {
    const newer = server.newDatabase()
    await (
      await models(newer)
    ).manifests.insertMany([{ _id: 'tandem', storeVersion: 2, purpose: 'production' }])
    await expect(start(newer)).rejects.toMatchObject({ code: 'newer_version' })

    const nobodys = server.newDatabase()
    const store = await start(nobodys)
    await store.updateLog.create('d', { author: 'kor', at: 1, kind: 'edit', frame: Uint8Array.of(1) })
    await (await models(nobodys)).manifests.deleteOne({ _id: 'tandem' })
    await expect(start(nobodys)).rejects.toMatchObject({ code: 'damaged' })
  })

  it('several servers may start on an empty database at the same time', async () => {
    const uri = server.newDatabase()
    const log = keepingLog()
    const stores = await Promise.all(Array.from({ length: 4 }, () => start(uri, { log })))
    const spec = { name: 'people', unique: { byLogin: ['login'] }, lookups: {} } as const
    const people = stores.map(({ collections }) =>
      collections.collection<{ id: string; login: string }>(spec),
    )
    const outcomes = await Promise.all(people.map((each, at) => each.insert({ id: `p${at}`, login: 'one' })))
    expect(outcomes.filter(({ kind }) => kind === 'stored')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'duplicate')).toHaveLength(3)

    const { migrations, batches } = await models(uri)
    const made = await migrations.find({ collectionName: 'people' }).lean()
    expect(made.map(({ index }) => index)).toEqual(['login unique'])
    expect((await batches.collection.indexes()).map(({ name }) => name)).toContain(
      'documentId+firstSeq unique',
    )
  })

  it('a second start finds its indexes there and makes none; one made by hand is left alone', async () => {
    const uri = server.newDatabase()
    await start(uri)
    await (await models(uri)).batches.collection.createIndex({ 'rows.author': 1 }, { name: 'by hand' })
    const log = keepingLog()
    await start(uri, { log })
    expect(log.lines.filter(({ event }) => event.startsWith('store.index'))).toEqual([])
    const names = (await (await models(uri)).batches.collection.indexes()).map(({ name }) => name)
    expect(names).toContain('by hand')
  })

  it('an index that cannot be unique is refused in words, and no value is lost', async () => {
    const uri = server.newDatabase()
    interface Person {
      id: string
      login: string
    }
    const open = async (unique: Record<string, readonly ['login']>) =>
      (await start(uri)).collections.collection<Person>({ name: 'people', unique, lookups: {} })
    const before = await open({})
    for (const id of ['a', 'b']) await before.insert({ id, login: 'same' })
    const after = await open({ byLogin: ['login'] })
    await expect(after.all()).rejects.toThrow('people.login cannot be unique: b is a second one')
    expect(await before.all()).toHaveLength(2)
  })
})
