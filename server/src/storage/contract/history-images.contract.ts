import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openHistoryImages } from '../../history/history-images.js'
import type { Store } from '../store.js'
import type { Opened } from './opened.js'

type Ports = Pick<Store, 'collections' | 'blobs'>

/** What images of histories need of a store; the promises are in `history/history-images.ts`. */
export function historyImagesContract(name: string, open: () => Promise<Opened<Ports>>): void {
  describe(`images of histories in ${name}`, () => {
    let store: Opened<Ports>
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const images = (ports: Ports = store.port) => openHistoryImages(ports.collections, ports.blobs)
    const bytes = (text: string) => new TextEncoder().encode(text)
    const text = async (documentId: string): Promise<string | null> => {
      const image = await images().read(documentId)
      return image && `${image.generation} ${image.seq} ${Buffer.from(image.bytes).toString()}`
    }

    test('a document has no image before the first, and each takes the place of the one before', async () => {
      expect(await text('d')).toBeNull()
      expect(await images().flip('d', 0, { seq: 7, bytes: bytes('one') })).toBe('stored')
      expect(await text('d')).toBe('1 7 one')
      expect(await text('e')).toBeNull()
      expect(await images().flip('d', 1, { seq: 9, bytes: bytes('two') })).toBe('stored')
      expect(await text('d')).toBe('2 9 two')
      store = await store.reopen()
      expect(await text('d')).toBe('2 9 two')
    })

    test('of many who make the same generation one is followed, and his image is whole', async () => {
      for (let generation = 0; generation < 3; generation += 1) {
        const outcomes = await Promise.all(
          ['a', 'b', 'a', 'c'].map((each) =>
            images().flip('d', generation, { seq: generation + 1, bytes: bytes(`${each}${generation}`) }),
          ),
        )
        // All may stand in each other's way: then the next compaction makes it.
        const stored = outcomes.filter((outcome) => outcome === 'stored').length
        expect(stored).toBeLessThanOrEqual(1)
        if (stored === 0) await images().flip('d', generation, { seq: generation + 1, bytes: bytes('again') })
        expect(await text('d')).toMatch(
          new RegExp(`^${generation + 1} ${generation + 1} (.${generation}|again)$`),
        )
      }
      expect(await images().flip('d', 1, { seq: 1, bytes: bytes('late') })).toBe('conflict')
    })

    test('an image of many megabytes comes back as it was, and nothing of those before stays', async () => {
      const large = new Uint8Array(13 * 1024 * 1024).map((_, at) => (at * 7_919) >> 5)
      await images().flip('d', 0, { seq: 1, bytes: large })
      const read = await images().read('d')
      expect(Buffer.compare(read?.bytes ?? new Uint8Array(), large)).toBe(0)
      await images().flip('d', 1, { seq: 2, bytes: bytes('small') })
      expect(await store.port.blobs.sweep(Date.now() + 1)).toBe(1)
      expect(await text('d')).toBe('2 2 small')
    })

    test('a process that ended at any step of it leaves the image before, and nothing that stays for ever', async () => {
      await images().flip('d', 0, { seq: 1, bytes: bytes('one') })
      for (const step of ['put', 'reference', 'release'] as const) {
        const before = await text('d')
        const generation = Number(before?.split(' ')[0])
        const dying = new Proxy(store.port.blobs, {
          get: (blobs, name, receiver) =>
            name === step ? () => Promise.reject(new Error('gone')) : Reflect.get(blobs, name, receiver),
        })
        const next = { seq: generation + 1, bytes: bytes(step) }
        const ports = { ...store.port, blobs: dying, collections: store.port.collections }
        await expect(images(ports).flip('d', generation, next)).rejects.toThrow('gone')
        store = await store.reopen()
        const after = step === 'release' ? `${generation + 1} ${generation + 1} release` : before
        expect(await text('d')).toBe(after)
      }
      const generation = (await images().read('d'))?.generation ?? 0
      await images().flip('d', generation, { seq: 99, bytes: bytes('last') })
      await store.port.blobs.sweep(Date.now() + 1)
      expect(await text('d')).toBe(`${generation + 1} 99 last`)
      await images().flip('d', generation + 1, { seq: 100, bytes: bytes('very last') })
      expect(await store.port.blobs.sweep(Date.now() + 1)).toBe(1)
    })
  })
}
