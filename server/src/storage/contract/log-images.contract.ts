import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  beforeFirstRow,
  findBrokenRow,
  type LogRow,
  type NewImage,
  type NewRow,
  type Segment,
  type UpdateLog,
} from '../../documents/update-log.store.js'
import { nearMisses, type Opened } from './opened.js'

/** What every adapter must do with images and segments; the promises are in `documents/update-log.store.ts`. */
export function logImagesContract(name: string, open: () => Promise<Opened<UpdateLog>>): void {
  describe(`images and segments of the log in ${name}`, () => {
    let store: Opened<UpdateLog>
    let log: UpdateLog

    beforeEach(async () => {
      store = await open()
      log = store.port
    })
    afterEach(() => store.close())

    const bytes = (text: string) => new TextEncoder().encode(text)
    const row = (text: string): NewRow => ({ author: 'kor', at: 17, kind: 'edit', frame: bytes(text) })
    const seqsOf = (rows: LogRow[]) => rows.map(({ seq }) => seq)

    /** Appends so many rows one by one. */
    async function write(documentId: string, count: number): Promise<void> {
      let seq = (await log.head(documentId))?.seq ?? 0
      for (let added = 0; added < count; added += 1, seq += 1) {
        const next = row(`${documentId} ${seq + 1}`)
        const outcome = await (seq === 0 ? log.create(documentId, next) : log.append(documentId, seq, [next]))
        expect(outcome).toMatchObject({ kind: 'stored', seq: seq + 1 })
      }
    }

    /** An image at the head of the log, and the segment of all rows that are loose. */
    async function prepare(
      documentId: string,
      text = 'text',
    ): Promise<{ generation: number; image: NewImage; segment: Segment }> {
      const generation = (await log.image(documentId))?.generation ?? 0
      const rows = await log.readSince(documentId, 0)
      const [first, last] = [rows[0], rows.at(-1)]
      if (!first || !last) throw new Error('There is nothing to make an image of.')
      const label = `${text} ${first.seq}-${last.seq}`
      return {
        generation,
        image: {
          seq: last.seq,
          hash: last.hash,
          live: bytes(`live ${label}`),
          stateVector: bytes(`vector ${label}`),
        },
        segment: { fromSeq: first.seq, toSeq: last.seq, packed: bytes(`packed ${label}`) },
      }
    }

    async function flip(documentId: string, text?: string) {
      const { generation, image, segment } = await prepare(documentId, text)
      expect(await log.flipImage(documentId, generation, image, segment)).toEqual({
        kind: 'stored',
        generation: generation + 1,
      })
      return { image, segment }
    }

    /** Everything a reader can learn about a document. */
    const photograph = async (documentId: string) => ({
      head: await log.head(documentId),
      image: await log.image(documentId),
      segments: await log.segments(documentId, 0),
      rows: await log.readSince(documentId, 0),
    })

    test('a document has no image and no segments before the first flip, an unknown one never', async () => {
      await write('d', 3)
      for (const id of ['d', 'e', '', '\ud800', 'x'.repeat(5000)]) {
        expect(await log.image(id)).toBeNull()
        expect(await log.segments(id, 0)).toEqual([])
      }
    })

    test('a flip makes image 1, moves the rows into the segment, and leaves the head where it is [SYNC-4]', async () => {
      await write('d', 3)
      const head = await log.head('d')
      const { image, segment } = await flip('d')
      expect(await photograph('d')).toEqual({
        head,
        image: { ...image, generation: 1 },
        segments: [segment],
        rows: [],
      })
    })

    test('appends go on after a flip, chained to the row of the image [M14]', async () => {
      await write('d', 3)
      const { image } = await flip('d')
      expect(await log.append('d', 2, [row('stale')])).toEqual({ kind: 'behind', headSeq: 3 })
      expect(await log.create('d', row('again'))).toEqual({ kind: 'exists' })
      await write('d', 2)
      const rows = await log.readSince('d', 0)
      expect(seqsOf(rows)).toEqual([4, 5])
      expect(findBrokenRow(rows, image)).toBeNull()
      expect(await log.head('d')).toMatchObject({ seq: 5, hash: rows[1]?.hash })
    })

    test('rows that came after the image was made stay loose', async () => {
      await write('d', 3)
      const { image, segment } = await prepare('d')
      await write('d', 2)
      expect(await log.flipImage('d', 0, image, segment)).toEqual({ kind: 'stored', generation: 1 })
      expect(seqsOf(await log.readSince('d', 0))).toEqual([4, 5])
      expect(seqsOf(await log.readSince('d', 4))).toEqual([5])
      expect(await log.image('d')).toMatchObject({ seq: 3 })
    })

    test('the next image takes the place of the one before; segments stay, and are found by what they hold', async () => {
      const segments: Segment[] = []
      for (const count of [3, 1, 4]) {
        await write('d', count)
        segments.push((await flip('d')).segment)
      }
      expect(await log.image('d')).toMatchObject({ generation: 3, seq: 8, live: bytes('live text 5-8') })
      const [first, second, third] = segments
      expect(await log.segments('d', 0)).toEqual([first, second, third])
      expect(await log.segments('d', 2)).toEqual([first, second, third])
      expect(await log.segments('d', 3)).toEqual([second, third])
      expect(await log.segments('d', 4)).toEqual([third])
      expect(await log.segments('d', 7)).toEqual([third])
      expect(await log.segments('d', 8)).toEqual([])
      expect(await log.segments('d', 99)).toEqual([])
    })

    test('segments stay in order when their numbers grow a digit', async () => {
      for (let number = 0; number < 12; number += 1) {
        await write('d', 1)
        await flip('d')
      }
      const found = await log.segments('d', 7)
      expect(found.map(({ toSeq }) => toSeq)).toEqual([8, 9, 10, 11, 12])
    })

    test('a flip that expects another generation is a conflict and changes nothing', async () => {
      await write('d', 3)
      const late = await prepare('d', 'late')
      await flip('d')
      await write('d', 2)
      const early = await prepare('d', 'early')
      const before = await photograph('d')
      expect(await log.flipImage('d', 0, late.image, late.segment)).toEqual({ kind: 'conflict' })
      for (const generation of [0, 2, -1]) {
        expect(await log.flipImage('d', generation, early.image, early.segment)).toEqual({ kind: 'conflict' })
      }
      expect(await photograph('d')).toEqual(before)
    })

    test('of twenty concurrent flips one is stored, whole, and the others are conflicts', async () => {
      await write('d', 3)
      for (const generation of [0, 1]) {
        const prepared = await Promise.all(Array.from({ length: 20 }, (_, at) => prepare('d', `by ${at}`)))
        const outcomes = await Promise.all(
          prepared.map(({ image, segment }) => log.flipImage('d', generation, image, segment)),
        )
        const winner = outcomes.findIndex(({ kind }) => kind === 'stored')
        expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(19)
        expect(outcomes[winner]).toEqual({ kind: 'stored', generation: generation + 1 })
        const { image, segment } = prepared[winner] ?? {}
        expect(await log.image('d')).toEqual({ ...image, generation: generation + 1 })
        expect((await log.segments('d', 0)).at(-1)).toEqual(segment)
        expect(await log.readSince('d', 0)).toEqual([])
        await write('d', 2)
      }
      expect(await log.segments('d', 0)).toHaveLength(2)
    })

    test('appends during a flip are stored, none is lost and none moved that the segment lacks [SYNC-1]', async () => {
      await write('d', 20)
      let seq = 20
      for (let round = 0; round < 5; round += 1) {
        const flipping = flip('d')
        const appending = (async () => {
          for (let at = 0; at < 10; at += 1, seq += 1) {
            expect(await log.append('d', seq, [row(`d ${seq + 1}`)])).toMatchObject({ kind: 'stored' })
          }
        })()
        const [{ image }] = await Promise.all([flipping, appending])
        const rows = await log.readSince('d', 0)
        expect(seqsOf(rows)).toEqual(Array.from({ length: seq - image.seq }, (_, at) => image.seq + at + 1))
        expect(findBrokenRow(rows, image)).toBeNull()
        expect(await log.head('d')).toMatchObject({ seq })
      }
    })

    test('whoever reads an image during flips gets one image whole, never half of two [SYNC-12]', async () => {
      const size = 3 * 1024 * 1024
      await write('d', 1)
      await flip('d')
      let flipping = true
      const flips = (async () => {
        for (let generation = 1; generation <= 8; generation += 1) {
          await write('d', 1)
          const { image, segment } = await prepare('d')
          const live = new Uint8Array(size).fill(image.seq)
          await log.flipImage('d', generation, { ...image, live }, segment)
        }
      })().finally(() => (flipping = false))
      let reads = 0
      while (flipping) {
        const image = await log.image('d')
        if (image && image.generation > 1) {
          expect(image.live).toHaveLength(size)
          expect(image.live.every((byte) => byte === image.seq)).toBe(true)
          expect(image.stateVector).toEqual(bytes(`vector text ${image.seq}-${image.seq}`))
          reads += 1
        }
        await new Promise((resolve) => setImmediate(resolve))
      }
      await flips
      expect(reads).toBeGreaterThan(0)
    })

    test('image, segments and what came after are there after reopening [SYNC-1]', async () => {
      await write('d', 3)
      await flip('d')
      await write('d', 2)
      const second = await flip('d')
      await write('d', 1)
      const before = await photograph('d')
      store = await store.reopen()
      log = store.port
      expect(await photograph('d')).toEqual(before)
      expect(before.image).toEqual({ ...second.image, generation: 2 })
      await write('d', 1)
      const third = await flip('d')
      expect(third.segment).toMatchObject({ fromSeq: 6, toSeq: 7 })
      expect(await log.segments('d', 0)).toHaveLength(3)
    })

    test('a segment that does not follow the last one is refused, and nothing changes', async () => {
      await write('d', 3)
      await flip('d')
      await write('d', 4)
      const { image, segment } = await prepare('d')
      const before = await photograph('d')
      const wrong: [Partial<NewImage>, Partial<Segment>][] = [
        [{}, { fromSeq: 5 }],
        [{}, { fromSeq: 3 }],
        [{}, { fromSeq: 1 }],
        [{}, { fromSeq: 8 }],
        [{}, { toSeq: 6 }],
        [{ seq: 6 }, {}],
        [{ seq: 8 }, { toSeq: 8 }],
        [{ seq: 3 }, { toSeq: 3 }],
        [{ hash: beforeFirstRow.hash }, {}],
        [{ hash: before.rows[0]?.hash ?? '' }, {}],
      ]
      for (const [imageChange, segmentChange] of wrong) {
        const flipped = log.flipImage('d', 1, { ...image, ...imageChange }, { ...segment, ...segmentChange })
        await expect(flipped, JSON.stringify([imageChange, segmentChange])).rejects.toThrow('image')
      }
      for (const id of ['e', '', '\ud800', 'x'.repeat(5000)]) {
        await expect(log.flipImage(id, 0, image, segment)).rejects.toThrow('image')
      }
      expect(await photograph('d')).toEqual(before)
      expect(await log.flipImage('d', 1, image, segment)).toEqual({ kind: 'stored', generation: 2 })
    })

    test(
      'images and segments of 30 MB are kept byte for byte, and give way to small ones',
      { timeout: 60_000 },
      async () => {
        const large = (seed: number) =>
          Uint8Array.from({ length: 30 * 1024 * 1024 + 1 }, (_, at) => (at * 31 + (at >> 13) * seed) & 255)
        const [live, packed] = [large(3), large(7)]
        const expectLarge = async () => {
          expect(Buffer.compare((await log.image('d'))?.live ?? new Uint8Array(), live)).toBe(0)
          const [segment] = await log.segments('d', 0)
          expect(Buffer.compare(segment?.packed ?? new Uint8Array(), packed)).toBe(0)
        }
        await write('d', 3)
        const { image, segment } = await prepare('d')
        await log.flipImage('d', 0, { ...image, live }, { ...segment, packed })
        await expectLarge()
        store = await store.reopen()
        log = store.port
        await expectLarge()

        await write('d', 1)
        const small = await flip('d')
        expect(await log.image('d')).toEqual({ ...small.image, generation: 2 })
        const segments = await log.segments('d', 0)
        expect(segments.map(({ packed: each }) => each.length)).toEqual([
          packed.length,
          small.segment.packed.length,
        ])
      },
    )

    test('an image may be empty', async () => {
      await write('d', 1)
      const { image, segment } = await prepare('d')
      const nothing = new Uint8Array()
      await log.flipImage(
        'd',
        0,
        { ...image, live: nothing, stateVector: nothing },
        { ...segment, packed: nothing },
      )
      expect(await log.image('d')).toEqual({ ...image, live: nothing, stateVector: nothing, generation: 1 })
      expect(await log.segments('d', 0)).toEqual([{ ...segment, packed: nothing }])
    })

    test('documents whose ids nearly match have images and segments of their own', async () => {
      await Promise.all(nearMisses.map((id) => write(id, 2)))
      await Promise.all(nearMisses.map((id) => flip(id, id)))
      await Promise.all(nearMisses.map((id) => write(id, 1)))
      for (const id of nearMisses) {
        expect(await log.image(id)).toMatchObject({ generation: 1, live: bytes(`live ${id} 1-2`) })
        expect(await log.segments(id, 0)).toEqual([
          { fromSeq: 1, toSeq: 2, packed: bytes(`packed ${id} 1-2`) },
        ])
        expect(seqsOf(await log.readSince(id, 0))).toEqual([3])
      }
    })

    test('heads tell of documents whose rows are all in segments too [M15]', async () => {
      await write('d', 3)
      await write('e', 2)
      await flip('d')
      const heads = []
      for await (const { documentId, seq } of log.heads()) heads.push(`${documentId} ${seq}`)
      expect(heads.toSorted()).toEqual(['d 3', 'e 2'])
    })

    test('images given and images got are copies', async () => {
      await write('d', 2)
      const { image, segment } = await prepare('d')
      const expected = structuredClone({ image, segment })
      const flipping = log.flipImage('d', 0, image, segment)
      for (const each of [image.live, image.stateVector, segment.packed]) each.fill(0)
      await flipping
      const got = await log.image('d')
      for (const each of [got?.live, got?.stateVector, (await log.segments('d', 0))[0]?.packed]) each?.fill(0)
      expect(await log.image('d')).toEqual({ ...expected.image, generation: 1 })
      expect(await log.segments('d', 0)).toEqual([expected.segment])
    })

    test('of a healthy log no tail is cut, wherever its rows are', async () => {
      for (const id of ['loose', 'all in a segment', 'both', 'two segments', ...nearMisses])
        await write(id, 3)
      for (const id of ['all in a segment', 'both', 'two segments']) await flip(id)
      for (const id of ['both', 'two segments']) await write(id, 2)
      await flip('two segments')
      const before = await Promise.all(['loose', 'all in a segment', 'both', 'two segments'].map(photograph))
      expect(await log.cutTornTails()).toEqual([])
      store = await store.reopen()
      log = store.port
      expect(await log.cutTornTails()).toEqual([])
      const after = await Promise.all(['loose', 'all in a segment', 'both', 'two segments'].map(photograph))
      expect(after).toEqual(before)
    })
  })
}
