import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { blobChunkSize, type Blobs } from '../../platform/blobs.js'
import type { Opened } from './opened.js'

/** What every adapter of the blob port must do; the promises are in `platform/blobs.ts`. */
export function blobsContract(name: string, open: (now: () => number) => Promise<Opened<Blobs>>): void {
  describe(`blobs in ${name}`, () => {
    let store: Opened<Blobs>
    let blobs: Blobs
    let instant: number

    beforeEach(async () => {
      instant = 1000
      store = await open(() => instant)
      blobs = store.port
    })
    afterEach(() => store.close())

    const bytesOf = (length: number, seed = 1) =>
      Uint8Array.from({ length }, (_, at) => (at * 7 + seed) & 255)
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    async function* piecewise(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    async function readAll(hash: string): Promise<Uint8Array | null> {
      const content = await blobs.read(hash)
      if (!content) return null
      const pieces: Uint8Array[] = []
      for await (const piece of content) pieces.push(piece)
      return Uint8Array.from(Buffer.concat(pieces))
    }

    test('bytes come back as they went in, by their SHA-256, whatever their length [M20]', async () => {
      for (const length of [
        0,
        1,
        blobChunkSize - 1,
        blobChunkSize,
        blobChunkSize + 1,
        2 * blobChunkSize + 17,
      ]) {
        const bytes = bytesOf(length)
        expect(await blobs.put(bytes)).toEqual({ hash: sha256(bytes), size: length })
        const back = await readAll(sha256(bytes))
        expect(back && Buffer.compare(back, bytes)).toBe(0)
      }
    })

    test('how the bytes arrive makes no difference', async () => {
      const bytes = bytesOf(blobChunkSize + 1000)
      const whole = await blobs.put(bytes)
      expect(await blobs.put(piecewise(bytes, 60_000))).toEqual(whole)
      expect(await blobs.put(piecewise(bytes, blobChunkSize * 3))).toEqual(whole)
      expect(sha256((await readAll(whole.hash)) ?? new Uint8Array())).toBe(whole.hash)
    })

    test('what is no hash of a blob is not found', async () => {
      const { hash } = await blobs.put(bytesOf(10))
      for (const other of [
        hash.toUpperCase(),
        hash.slice(1),
        `${hash}0`,
        '',
        '../../x',
        sha256(bytesOf(11)),
      ]) {
        expect(await blobs.read(other)).toBeNull()
        expect(await blobs.reference(other, 'paper')).toBe('missing')
        await blobs.release(other, 'paper')
      }
      expect(await readAll(hash)).toEqual(bytesOf(10))
    })

    test('a pending blob is swept once it is older than the instant, not before', async () => {
      const { hash } = await blobs.put(bytesOf(10))
      expect(await blobs.sweep(1000)).toBe(0)
      expect(await readAll(hash)).toEqual(bytesOf(10))
      expect(await blobs.sweep(1001)).toBe(1)
      expect(await blobs.read(hash)).toBeNull()
      expect(await blobs.reference(hash, 'paper')).toBe('missing')
    })

    test('putting again renews the instant', async () => {
      const { hash } = await blobs.put(bytesOf(10))
      instant = 5000
      await blobs.put(bytesOf(10))
      expect(await blobs.sweep(5000)).toBe(0)
      expect(await readAll(hash)).toEqual(bytesOf(10))
    })

    test('a blob stays while anyone references it', async () => {
      const { hash } = await blobs.put(bytesOf(10))
      for (const owner of ['a', 'a', 'ab', 'a\u0000', '']) {
        expect(await blobs.reference(hash, owner)).toBe('referenced')
      }
      for (const owner of ['a', 'ab', 'never', 'a']) await blobs.release(hash, owner)
      expect(await blobs.sweep(9999)).toBe(0)
      await blobs.release(hash, 'a\u0000')
      expect(await blobs.sweep(9999)).toBe(0)
      await blobs.release(hash, '')
      expect(await blobs.sweep(9999)).toBe(1)
      expect(await blobs.read(hash)).toBeNull()
    })

    test('sweeping one blob leaves the bytes of another', async () => {
      const kept = await blobs.put(bytesOf(blobChunkSize + 5, 1))
      const swept = await blobs.put(bytesOf(blobChunkSize + 5, 2))
      await blobs.put(bytesOf(blobChunkSize + 5, 1))
      await blobs.reference(kept.hash, 'paper')
      expect(await blobs.sweep(9999)).toBe(1)
      expect(await blobs.read(swept.hash)).toBeNull()
      expect(sha256((await readAll(kept.hash)) ?? new Uint8Array())).toBe(kept.hash)
    })

    test('an upload that breaks off leaves no blob, and the same bytes can be put afterwards', async () => {
      const bytes = bytesOf(blobChunkSize + 5)
      async function* brokenOff(): AsyncIterable<Uint8Array> {
        yield bytes
        throw new Error('the connection is gone')
      }
      await expect(blobs.put(brokenOff())).rejects.toThrow('the connection is gone')
      expect(await blobs.read(sha256(bytes))).toBeNull()
      expect(await blobs.put(bytes)).toEqual({ hash: sha256(bytes), size: bytes.length })
    })

    test('an upload under way is not swept', async () => {
      const bytes = bytesOf(2 * blobChunkSize + 5)
      async function* sweptMeanwhile(): AsyncIterable<Uint8Array> {
        yield bytes.subarray(0, blobChunkSize)
        await blobs.sweep(9999)
        yield bytes.subarray(blobChunkSize)
      }
      await blobs.put(sweptMeanwhile())
      expect(sha256((await readAll(sha256(bytes))) ?? new Uint8Array())).toBe(sha256(bytes))
    })

    test('a reader of a blob that is swept meanwhile fails, and does not end early', async () => {
      const { hash } = await blobs.put(bytesOf(2 * blobChunkSize))
      const read = async () => {
        for await (const piece of (await blobs.read(hash)) ?? []) {
          expect(piece).toHaveLength(blobChunkSize)
          await blobs.sweep(9999)
        }
      }
      await expect(read()).rejects.toThrow('removed while')
    })

    test('many puts of the same bytes at once keep one blob', async () => {
      const bytes = bytesOf(blobChunkSize + 5)
      const puts = await Promise.all(Array.from({ length: 10 }, () => blobs.put(bytes)))
      expect(new Set(puts.map(({ hash }) => hash)).size).toBe(1)
      expect(sha256((await readAll(sha256(bytes))) ?? new Uint8Array())).toBe(sha256(bytes))
      expect(await blobs.sweep(9999)).toBe(1)
    })

    test('bytes given and bytes got are copies', async () => {
      const given = bytesOf(100)
      const putting = blobs.put(given)
      given.fill(0)
      const { hash } = await putting
      expect(hash).toBe(sha256(bytesOf(100)))
      for await (const piece of (await blobs.read(hash)) ?? []) piece.fill(0)
      expect(await readAll(hash)).toEqual(bytesOf(100))
    })

    test('blobs and references are there after reopening [SYNC-1]', async () => {
      const kept = await blobs.put(bytesOf(blobChunkSize + 5, 1))
      const pending = await blobs.put(bytesOf(10, 2))
      await blobs.reference(kept.hash, 'paper')
      store = await store.reopen()
      blobs = store.port
      expect(await readAll(pending.hash)).toEqual(bytesOf(10, 2))
      expect(await blobs.sweep(9999)).toBe(1)
      expect(sha256((await readAll(kept.hash)) ?? new Uint8Array())).toBe(kept.hash)
      await blobs.put(bytesOf(10, 3))
      expect(sha256((await readAll(kept.hash)) ?? new Uint8Array())).toBe(kept.hash)
    })
  })
}
