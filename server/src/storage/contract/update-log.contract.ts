import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  beforeFirstRow,
  findBrokenRow,
  hashRow,
  type LogRow,
  type NewRow,
  type UpdateLog,
} from '../../documents/update-log.store.js'
import { logImagesContract } from './log-images.contract.js'
import { nearMisses, type Opened } from './opened.js'

/** What every adapter of the document log must do; the promises are in `documents/update-log.store.ts`. */
export function updateLogContract(name: string, open: () => Promise<Opened<UpdateLog>>): void {
  logImagesContract(name, open)

  describe(`the document log in ${name}`, () => {
    let store: Opened<UpdateLog>
    let log: UpdateLog

    beforeEach(async () => {
      store = await open()
      log = store.port
    })
    afterEach(() => store.close())

    const row = (text: string, more: Partial<NewRow> = {}): NewRow => ({
      author: 'kor',
      at: 1_700_000_000_000,
      kind: 'edit',
      frame: new TextEncoder().encode(text),
      ...more,
    })
    const textsOf = (rows: LogRow[]) => rows.map(({ frame }) => new TextDecoder().decode(frame))
    const headsOf = async () => {
      const heads = []
      for await (const head of log.heads()) heads.push(head)
      return heads
    }

    test('a document begins with row 1 and goes on by ones [SYNC-4]', async () => {
      expect(await log.create('d', row('one'))).toMatchObject({ kind: 'stored', seq: 1 })
      expect(await log.append('d', 1, [row('two'), row('three')])).toMatchObject({ kind: 'stored', seq: 3 })
      expect(await log.append('d', 3, [row('four')])).toMatchObject({ kind: 'stored', seq: 4 })
      const rows = await log.readSince('d', 0)
      expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
      expect(textsOf(rows)).toEqual(['one', 'two', 'three', 'four'])
    })

    test('a row comes back with author, time, kind and its place in the chain', async () => {
      const given = row('text', { author: '회의\u0000"', at: 17, kind: 'restore' })
      await log.create('d', given)
      const hash = hashRow(beforeFirstRow.hash, 1, given)
      expect(await log.readSince('d', 0)).toEqual([{ ...given, seq: 1, hash }])
      expect(await log.head('d')).toEqual({ seq: 1, at: 17, hash })
    })

    test('an unknown document has no rows, no head, and takes no rows', async () => {
      for (const id of ['d', '', '\ud800', 'x'.repeat(5000)]) {
        expect(await log.readSince(id, 0)).toEqual([])
        expect(await log.head(id)).toBeNull()
        expect(await log.append(id, 0, [row('one')])).toEqual({ kind: 'missing' })
      }
      expect(await headsOf()).toEqual([])
    })

    test('of fifty concurrent creations one begins the document [SYNC-7]', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, at) => log.create('d', row(String(at)))),
      )
      const winner = outcomes.findIndex(({ kind }) => kind === 'stored')
      expect(outcomes.filter(({ kind }) => kind === 'exists')).toHaveLength(49)
      expect(textsOf(await log.readSince('d', 0))).toEqual([String(winner)])
    })

    test('of fifty concurrent appends after one head one is stored, the others are behind [M12]', async () => {
      await log.create('d', row('first'))
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, at) => log.append('d', 1, [row(`${at}a`), row(`${at}b`)])),
      )
      const winner = outcomes.findIndex(({ kind }) => kind === 'stored')
      expect(outcomes.filter(({ kind }) => kind === 'stored')).toHaveLength(1)
      for (const outcome of outcomes) {
        if (outcome.kind !== 'stored') expect(outcome).toEqual({ kind: 'behind', headSeq: 3 })
      }
      expect(textsOf(await log.readSince('d', 0))).toEqual(['first', `${winner}a`, `${winner}b`])
    })

    test('fifty writers who read what they missed and try again all get in, without a gap [SYNC-4]', async () => {
      await log.create('d', row('first'))
      await Promise.all(
        Array.from({ length: 50 }, async (_, at) => {
          let expected = 1
          for (;;) {
            const outcome = await log.append('d', expected, [row(String(at))])
            if (outcome.kind === 'stored') return
            if (outcome.kind === 'missing') throw new Error('the document is gone')
            expected = outcome.headSeq
          }
        }),
      )
      const rows = await log.readSince('d', 0)
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 51 }, (_, at) => at + 1))
      expect(new Set(textsOf(rows)).size).toBe(51)
      expect(findBrokenRow(rows)).toBeNull()
    })

    test('a writer that is ahead of the log is told so too', async () => {
      await log.create('d', row('first'))
      expect(await log.append('d', 5, [row('x')])).toEqual({ kind: 'behind', headSeq: 1 })
      expect(await log.append('d', 0, [row('x')])).toEqual({ kind: 'behind', headSeq: 1 })
    })

    test('documents whose ids nearly match never see each other', async () => {
      const create = (id: string) => log.create(id, row(`${id} 1`))
      await Promise.all(nearMisses.map(create))
      await Promise.all(nearMisses.map((id) => log.append(id, 1, [row(`${id} 2`), row(`${id} 3`)])))
      for (const id of nearMisses) {
        expect(textsOf(await log.readSince(id, 0))).toEqual([`${id} 1`, `${id} 2`, `${id} 3`])
        expect(textsOf(await log.readSince(id, 2))).toEqual([`${id} 3`])
        expect(await log.readSince(id, 3)).toEqual([])
      }
      const heads = await headsOf()
      expect(new Set(heads.map(({ documentId }) => documentId))).toEqual(new Set(nearMisses))
      expect(heads.every(({ seq }) => seq === 3)).toBe(true)
    })

    test('frames are kept byte for byte, empty ones and those of 256 KB [M9]', async () => {
      const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
      const large = Uint8Array.from({ length: 256 * 1024 }, (_, at) => (at * 31) & 255)
      const inTheMiddle = new Uint8Array(large.buffer, 1000, 77)
      const frames = [new Uint8Array(), every, large, inTheMiddle, Uint8Array.of(0), Uint8Array.of(10)]
      await log.create('d', row('', { frame: new Uint8Array() }))
      await log.append(
        'd',
        1,
        frames.map((frame) => row('', { frame })),
      )
      const rows = await log.readSince('d', 1)
      expect(rows).toHaveLength(frames.length)
      for (const [at, frame] of frames.entries()) {
        expect(Buffer.compare(rows[at]?.frame ?? Uint8Array.of(1), frame)).toBe(0)
      }
      expect(findBrokenRow(await log.readSince('d', 0))).toBeNull()
    })

    test(
      'twelve thousand rows keep their order, and are read from anywhere',
      { timeout: 20_000 },
      async () => {
        await log.create('d', row('1'))
        for (let head = 1; head < 12_000; head += 600) {
          const count = Math.min(600, 12_000 - head)
          const rows = Array.from({ length: count }, (_, at) => row(String(head + at + 1)))
          expect(await log.append('d', head, rows)).toMatchObject({ kind: 'stored', seq: head + count })
        }
        const rows = await log.readSince('d', 0)
        expect(textsOf(rows)).toEqual(Array.from({ length: 12_000 }, (_, at) => String(at + 1)))
        expect(findBrokenRow(rows)).toBeNull()
        expect(textsOf(await log.readSince('d', 9_998, 4))).toEqual(['9999', '10000', '10001', '10002'])
        expect(textsOf(await log.readSince('d', 255, 2))).toEqual(['256', '257'])
        expect(await log.readSince('d', 5, 0)).toEqual([])
      },
    )

    test('an append is all its rows or none', async () => {
      await log.create('d', row('first'))
      await expect(log.append('d', 1, [row('good'), row('bad', { at: Number.NaN })])).rejects.toThrow(
        'time of a row',
      )
      await expect(log.append('d', 1, [])).rejects.toThrow('at least one')
      expect(textsOf(await log.readSince('d', 0))).toEqual(['first'])
      expect(await log.append('d', 1, [row('second')])).toMatchObject({ kind: 'stored', seq: 2 })
    })

    test('a failed append takes nothing from others that are stored at the same time', async () => {
      await log.create('d', row('first'))
      const [failed, stored] = await Promise.allSettled([
        log.append('d', 1, [row('bad', { at: 0.5 })]),
        log.append('d', 1, [row('good')]),
      ])
      expect(failed.status).toBe('rejected')
      expect(stored).toMatchObject({ status: 'fulfilled', value: { kind: 'stored', seq: 2 } })
      expect(textsOf(await log.readSince('d', 0))).toEqual(['first', 'good'])
    })

    test('rows given and rows got are copies', async () => {
      const given = { ...row('first') }
      const creating = log.create('d', given)
      given.frame.fill(0)
      given.author = 'mys'
      await creating
      const [got] = await log.readSince('d', 0)
      got?.frame.fill(0)
      const rows = await log.readSince('d', 0)
      expect(rows).toMatchObject([{ author: 'kor', frame: row('first').frame }])
      expect(findBrokenRow(rows)).toBeNull()
    })

    test('the chain verifies after reopening, and one changed byte breaks it [M14]', async () => {
      await log.create('d', row('one'))
      await log.append('d', 1, [row('two'), row('three', { author: 'mys' }), row('four')])
      store = await store.reopen()
      log = store.port
      const rows = await log.readSince('d', 0)
      expect(findBrokenRow(rows)).toBeNull()
      expect(findBrokenRow(rows.slice(2), rows[1])).toBeNull()
      expect((await log.head('d'))?.hash).toBe(rows.at(-1)?.hash)

      const changed = (change: Partial<LogRow>) =>
        rows.map((each) => (each.seq === 3 ? { ...each, ...change } : each))
      expect(findBrokenRow(changed({ frame: new TextEncoder().encode('threE') }))).toBe(3)
      expect(findBrokenRow(changed({ author: 'kor' }))).toBe(3)
      expect(findBrokenRow(changed({ at: 0 }))).toBe(3)
      expect(findBrokenRow(changed({ kind: 'undo' }))).toBe(3)
      expect(findBrokenRow(rows.filter(({ seq }) => seq !== 3))).toBe(3)
      expect(findBrokenRow(rows.slice(1))).toBe(1)
    })

    test('heads tell the last stored instant of every document, after reopening too [M15]', async () => {
      for (let number = 0; number < 600; number += 100) {
        const ids = Array.from({ length: 100 }, (_, at) => `document ${number + at}`)
        await Promise.all(ids.map((id, at) => log.create(id, row('x', { at: number + at }))))
      }
      await log.append('document 7', 1, [row('y', { at: 5000 })])
      store = await store.reopen()
      log = store.port
      const heads = await headsOf()
      expect(new Set(heads.map(({ documentId }) => documentId)).size).toBe(600)
      expect(Math.max(...heads.map(({ at }) => at))).toBe(5000)
      expect(await log.append('document 7', 2, [row('z')])).toMatchObject({ kind: 'stored', seq: 3 })
    })
  })
}
