import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogRow, NewRow } from '../../documents/update-log.store.js'
import { type CutLine, layLine } from '../../testing/cut-line.js'
import { type MongoServer, startMongoServer, isMongoHere } from '../../testing/mongo-server.js'
import type { Store } from '../store.js'
import { openMongoStore } from './index.js'

describe.runIf(isMongoHere())('while MongoDB is away', { timeout: 120_000 }, () => {
  let server: MongoServer
  let line: CutLine
  let store: Store
  beforeAll(async () => {
    server = await startMongoServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    line = await layLine(server)
    const uri = server.newDatabase(line)
    store = await openMongoStore({ uri, purpose: 'production', now: () => 0, waitMs: 5000 })
  })
  afterEach(async () => {
    await store.close()
    await line.remove()
  })

  const row = (text: string): NewRow => ({
    author: 'kor',
    at: 17,
    kind: 'edit',
    frame: new TextEncoder().encode(text),
  })
  const textsOf = (rows: LogRow[]) => rows.map(({ frame }) => new TextDecoder().decode(frame))
  const fails = async (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => false,
      () => true,
    )

  /** As a room does: until the database is there again, which a busy machine finds out late. */
  const again = <R>(work: () => Promise<R>): Promise<R> => vi.waitFor(work, { timeout: 90_000 })

  it('nothing is acknowledged, every call is answered, and all goes on without a restart [SYNC-1]', async () => {
    const { updateLog, blobs, collections } = store
    const people = collections.collection<{ id: string }>({ name: 'people', unique: {}, lookups: {} })
    await people.insert({ id: 'a' })
    await updateLog.create('d', row('first'))

    line.cut()
    const outcomes = await Promise.all([
      fails(updateLog.append('d', 1, [row('second')])),
      fails(updateLog.create('e', row('first'))),
      fails(updateLog.readSince('d', 0)),
      fails(people.insert({ id: 'b' })),
      fails(people.get('a')),
      fails(blobs.put(Uint8Array.of(1))),
    ])
    expect(outcomes).toEqual(outcomes.map(() => true))

    line.mend()
    expect(await again(() => updateLog.append('d', 1, [row('second')]))).toMatchObject({
      kind: 'stored',
      seq: 2,
    })
    expect(await updateLog.create('e', row('first'))).toMatchObject({ kind: 'stored', seq: 1 })
    expect(textsOf(await updateLog.readSince('d', 0))).toEqual(['first', 'second'])
    expect(await people.insert({ id: 'b' })).toEqual({ kind: 'stored', version: 1 })
    expect(await people.get('a')).toEqual({ value: { id: 'a' }, version: 1 })
    expect(await blobs.put(Uint8Array.of(1))).toMatchObject({ size: 1 })
  })

  it('an append whose answer was lost is stored once when it is tried again [SYNC-1]', async () => {
    const { updateLog } = store
    await updateLog.create('d', row('first'))
    line.loseAnswerTo('document_log')
    expect(await fails(updateLog.append('d', 1, [row('second'), row('third')]))).toBe(true)
    line.mend()
    expect(await again(() => updateLog.append('d', 1, [row('second'), row('third')]))).toMatchObject({
      kind: 'stored',
      seq: 3,
    })
    expect(textsOf(await updateLog.readSince('d', 0))).toEqual(['first', 'second', 'third'])
    expect(await updateLog.append('d', 3, [row('fourth')])).toMatchObject({ kind: 'stored', seq: 4 })
  })

  it('rows that arrived although their answer was lost are in the way of other ones [M12]', async () => {
    const { updateLog } = store
    await updateLog.create('d', row('first'))
    line.loseAnswerTo('document_log')
    expect(await fails(updateLog.append('d', 1, [row('second')]))).toBe(true)
    line.mend()
    const more = [row('second'), row('third')]
    expect(await again(() => updateLog.append('d', 1, more))).toEqual({ kind: 'behind', headSeq: 2 })
    expect(textsOf(await updateLog.readSince('d', 0))).toEqual(['first', 'second'])
  })
})
