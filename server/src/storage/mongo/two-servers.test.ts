import { trusted, Types } from 'mongoose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrokenRow, type LogRow, type NewRow, type UpdateLog } from '../../documents/update-log.store.js'
import { type MongoServer, startMongoServer, isMongoHere } from '../../testing/mongo-server.js'
import { mongoBlobs } from './blobs.js'
import { cleanUpLog } from './clean-up-log.js'
import { connectWhenThere } from './connection.js'
import { indexMigrations } from './indexes.js'
import { batchesStayForMs, believedForMs } from './known-heads.js'
import { type Models, openModels } from './models.js'
import { mongoUpdateLog } from './update-log.js'

describe.runIf(isMongoHere())('two servers on one MongoDB', () => {
  let server: MongoServer
  let models: Models
  let opened: (() => Promise<void>)[] = []
  let wall = 0
  beforeAll(async () => {
    server = await startMongoServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    wall = Date.UTC(2026, 0, 1)
    const uri = server.newDatabase()
    const connection = await connectWhenThere(uri, { log: undefined, waitMs: 5000 })
    opened.push(() => connection.close())
    models = openModels(connection)
    await indexMigrations(models, { now: () => wall, log: undefined }).migrateModels()
  })
  afterEach(async () => {
    for (const close of opened) await close()
    opened = []
  })

  const bytes = (text: string) => new TextEncoder().encode(text)
  const row = (text: string): NewRow => ({ author: 'kor', at: 17, kind: 'edit', frame: bytes(text) })
  const rowsOf = (count: number, text: string) =>
    Array.from({ length: count }, (_, at) => row(`${text} ${at}`))
  const textsOf = (rows: LogRow[]) => rows.map(({ frame }) => new TextDecoder().decode(frame))
  const startServer = (elapsed?: () => number) => mongoUpdateLog(models, () => wall, elapsed)

  async function compact(log: UpdateLog, documentId: string) {
    const rows = await log.readSince(documentId, 0)
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) throw new Error('There is nothing to compact.')
    const image = { seq: last.seq, hash: last.hash, live: bytes('live'), stateVector: bytes('vector') }
    const segment = { fromSeq: first.seq, toSeq: last.seq, packed: bytes(textsOf(rows).join('|')) }
    const generation = (await log.image(documentId))?.generation ?? 0
    expect(await log.flipImage(documentId, generation, image, segment)).toMatchObject({ kind: 'stored' })
  }
  const looseBatches = () => models.batches.countDocuments({ documentId: 'd' })

  it('a head in the middle of what the other wrote at once is behind, and nothing is stored [M12]', async () => {
    const [one, other] = [startServer(), startServer()]
    await one.create('d', row('first'))
    expect(await other.append('d', 1, rowsOf(4, 'other'))).toMatchObject({ kind: 'stored', seq: 5 })
    for (const stale of [1, 2, 3, 4]) {
      expect(await one.append('d', stale, [row('stale')])).toEqual({ kind: 'behind', headSeq: 5 })
    }
    expect(await one.readSince('d', 0)).toHaveLength(5)
  })

  it('servers that append batches of different sizes at once leave one chain without gap or overlap [M12]', async () => {
    const logs = [startServer(), startServer(), startServer()]
    await logs[0]?.create('d', row('first'))
    const acknowledged: string[] = []
    await Promise.all(
      logs.map(async (log, who) => {
        let head = 1
        for (let turn = 0; turn < 25; turn += 1) {
          const rows = rowsOf(1 + ((turn * 7 + who * 3) % 5), `${who}.${turn}`)
          for (;;) {
            const outcome = await log.append('d', head, rows)
            if (outcome.kind === 'missing') throw new Error('The document is gone.')
            head = outcome.kind === 'stored' ? outcome.seq : outcome.headSeq
            if (outcome.kind === 'stored') break
          }
          acknowledged.push(...rows.map(({ frame }) => new TextDecoder().decode(frame)))
        }
      }),
    )
    const rows = await startServer().readSince('d', 0)
    expect(findBrokenRow(rows)).toBeNull()
    expect(textsOf(rows).toSorted()).toEqual(['first', ...acknowledged].toSorted())
    expect(new Set(textsOf(rows)).size).toBe(rows.length)
  })

  it('a head once seen is found stale after the rows behind it have been compacted away [M12]', async () => {
    let elapsed = 0
    const sleeper = startServer(() => elapsed)
    const other = startServer()
    await sleeper.create('d', row('first'))
    await other.append('d', 1, rowsOf(4, 'other'))
    await compact(other, 'd')
    wall += batchesStayForMs + 1
    elapsed += batchesStayForMs + 1
    await cleanUpLog(models, wall)
    expect(await looseBatches()).toBe(0)
    expect(await sleeper.append('d', 1, [row('stale')])).toEqual({ kind: 'behind', headSeq: 5 })
    expect(await sleeper.readSince('d', 0)).toEqual([])
  })

  it('a server that fell asleep between looking and writing stores nothing that counts [SYNC-4]', async () => {
    let asleep = false
    let calls = 0
    // Awake while it looks at what it knows, hours later when the database has answered.
    const sleeper = startServer(() => (asleep ? (calls++ < 2 ? 1 : 1 + believedForMs) : 0))
    const other = startServer()
    await sleeper.create('d', row('first'))
    await other.append('d', 1, rowsOf(4, 'other'))
    await compact(other, 'd')
    await models.batches.deleteMany({ documentId: 'd' })
    asleep = true
    expect(await sleeper.append('d', 1, rowsOf(9, 'late'))).toEqual({ kind: 'behind', headSeq: 5 })

    // It wrote where the rows were that have gone, and no reader takes that for a part of the log.
    expect(await looseBatches()).toBe(1)
    expect(await other.head('d')).toMatchObject({ seq: 5 })
    expect(await other.readSince('d', 0)).toEqual([])
    expect(await other.append('d', 5, [row('next')])).toMatchObject({ kind: 'stored', seq: 6 })
    expect(textsOf(await other.readSince('d', 0))).toEqual(['next'])
    expect(await other.cutTornTails()).toEqual([])
    wall += batchesStayForMs + 1
    await cleanUpLog(models, wall)
    expect(await looseBatches()).toBe(1)
  })

  it('rows stay in the database for a while after they were compacted, and go at the next flip', async () => {
    const log = startServer()
    await log.create('d', row('first'))
    await compact(log, 'd')
    expect(await looseBatches()).toBe(1)
    wall += batchesStayForMs + 1
    await log.append('d', 1, [row('second')])
    await compact(log, 'd')
    expect(await looseBatches()).toBe(1)
    expect(await log.readSince('d', 0)).toEqual([])
    expect(await log.create('d', row('again'))).toEqual({ kind: 'exists' })
    expect(textsOf(await log.readSince('d', 0))).toEqual([])
  })

  it('what a crash in the middle of a flip left is away at a later start, and what counts is not', async () => {
    const log = startServer()
    await log.create('d', row('first'))
    await compact(log, 'd')
    await log.append('d', 1, [row('second')])
    await compact(log, 'd')
    const left = { documentId: 'd', part: 0, bytes: Buffer.from('left'), storedAt: new Date(wall) }
    await models.imageParts.insertMany([{ ...left, imageId: new Types.ObjectId() }])
    const segment = { segmentId: new Types.ObjectId(), fromSeq: 3, toSeq: 4, parts: 1, confirmed: false }
    await models.segmentParts.insertMany([{ ...left, ...segment }])
    const before = { image: await log.image('d'), segments: await log.segments('d', 0) }
    expect(before.segments).toHaveLength(2)

    await cleanUpLog(models, wall + 1000)
    expect(await models.imageParts.countDocuments()).toBe(2)
    await cleanUpLog(models, wall + 2 * 60 * 60 * 1000)
    expect(await models.imageParts.countDocuments()).toBe(1)
    expect(await models.segmentParts.countDocuments()).toBe(2)
    expect({ image: await log.image('d'), segments: await log.segments('d', 0) }).toEqual(before)
  })

  it('a last batch that was changed from outside is cut where the chain breaks, and said [M14]', async () => {
    const log = startServer()
    await log.create('d', row('first'))
    await log.append('d', 1, rowsOf(4, 'second'))
    await log.create('e', row('other'))
    const last = await models.batches.findOne({ documentId: 'd', firstSeq: 2 }).lean()
    const rows = last?.rows.map((each) =>
      each.seq === 4 ? { ...each, frame: Buffer.from('changed') } : each,
    )
    await models.batches.updateOne({ documentId: 'd', firstSeq: 2 }, { $set: { rows } })
    expect(await log.cutTornTails()).toEqual([{ documentId: 'd', keptSeq: 3, cutRows: 2 }])
    expect(findBrokenRow(await log.readSince('d', 0))).toBeNull()
    expect(await log.head('d')).toMatchObject({ seq: 3 })
    expect(await log.append('d', 3, [row('next')])).toMatchObject({ kind: 'stored', seq: 4 })
    expect(await log.cutTornTails()).toEqual([])
  })

  it('a batch without the one before it is taken off whole', async () => {
    const log = startServer()
    await log.create('d', row('first'))
    await log.append('d', 1, [row('second')])
    await log.append('d', 2, rowsOf(3, 'third'))
    await models.batches.deleteOne({ documentId: 'd', firstSeq: 2 })
    expect(await log.cutTornTails()).toEqual([{ documentId: 'd', keptSeq: 1, cutRows: 3 }])
    expect(textsOf(await log.readSince('d', 0))).toEqual(['first'])
    expect(await models.batches.countDocuments({ firstSeq: trusted({ $gt: 1 }) })).toBe(0)
  })

  it('a reference made after a sweep has judged the blob still holds it', async () => {
    const one = mongoBlobs(models, () => 0)
    const { hash } = await one.put(bytes('paper'))
    // A sweep notes the upload between judging and removing.
    const blobUploads = new Proxy(models.blobUploads, {
      get: (target, name) => {
        if (name !== 'updateOne') return Reflect.get(target, name) as unknown
        return async (...given: Parameters<typeof target.updateOne>) => {
          expect(await one.reference(hash, 'paper')).toBe('referenced')
          return target.updateOne(...given)
        }
      },
    })
    expect(await mongoBlobs({ ...models, blobUploads }, () => 0).sweep(1)).toBe(0)
    expect(await one.read(hash)).not.toBeNull()
    expect(await models.blobUploads.countDocuments()).toBe(0)
    await one.release(hash, 'paper')
    expect(await one.sweep(1)).toBe(1)
    expect(await models.blobChunks.countDocuments()).toBe(0)
  })

  it('the chunks of a sweep or an upload that a crash broke off are swept later, and no others', async () => {
    const blobs = mongoBlobs(models, () => 5)
    const { hash } = await blobs.put(bytes('kept'))
    await blobs.reference(hash, 'paper')
    const kept = await models.blobFiles.findById(hash).lean()
    const lost = new Types.ObjectId()
    await models.blobChunks.insertMany([{ uploadId: lost, index: 0, bytes: Buffer.from('left') }])
    const begunAt = new Date(5)
    await models.blobUploads.insertMany([
      { _id: lost, begunAt },
      { _id: kept?.uploadId, begunAt },
    ])
    expect(await blobs.sweep(6)).toBe(0)
    expect(await models.blobUploads.countDocuments()).toBe(0)
    expect(await models.blobChunks.find().distinct('uploadId')).toEqual([kept?.uploadId])
  })

  it('an append that does not fit in one document of the database is refused whole', async () => {
    const log = startServer()
    await log.create('d', row('first'))
    const large = Array.from({ length: 15 }, () => ({ ...row(''), frame: new Uint8Array(1024 * 1024) }))
    await expect(log.append('d', 1, large)).rejects.toThrow(RangeError)
    expect(await log.append('d', 1, large.slice(0, 12))).toMatchObject({ kind: 'stored', seq: 13 })
  })
})
