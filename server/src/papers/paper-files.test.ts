import { newId } from '@tandem/shared/ids'
import { largestPaperBytes } from '@tandem/shared/papers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Blobs } from '../platform/blobs.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import { openMongoStore } from '../storage/mongo/index.js'
import type { Store } from '../storage/store.js'
import { isMongoHere, startMongoServer } from '../testing/mongo-server.js'
import { officeFile, pdfOf } from '../testing/paper-samples.js'
import { openPaperFiles, type PaperFiles } from './paper-files.js'
import type { Paper } from './papers.store.js'

const meeting = newId('mtg')
const day = 24 * 60 * 60 * 1000

async function* inPieces(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield piece
}

function onStore(name: string, isHere: boolean, open: () => Promise<{ store: Store; end(): Promise<void> }>) {
  describe.runIf(isHere)(`files for papers in ${name}`, () => {
    let now = Date.now()
    let opened: Awaited<ReturnType<typeof open>>
    let files: PaperFiles
    beforeAll(async () => {
      opened = await open()
      files = openPaperFiles({ ...opened.store, wall: { now: () => now } })
    })
    afterAll(() => opened.end())

    const bytesOf = async (blob: string): Promise<Buffer | null> => {
      const content = await files.read(blob)
      if (!content) return null
      const pieces: Uint8Array[] = []
      for await (const piece of content) pieces.push(piece)
      return Buffer.concat(pieces)
    }

    it('come back byte for byte, and are kept by their paper when they wait no more [PAPER-8]', async () => {
      const by = newId('usr')
      const content = officeFile('pptx')
      const { id, type, size } = await files.take(
        meeting,
        by,
        inPieces(content.subarray(0, 5), content.subarray(5)),
      )
      expect([type, size]).toEqual([expect.stringContaining('presentation'), content.length])
      const file = await files.waiting(meeting, by, id)
      const paper = { id: newId('pap'), files: [{ ...file, language: 'en' }] } as unknown as Paper
      await files.hand(paper, [file])
      now += 2 * day
      await files.sweep()
      await opened.store.blobs.sweep(now)
      expect(await bytesOf(file.blob)).toEqual(content)
      await files.drop(paper)
      await opened.store.blobs.sweep(now)
      expect(await bytesOf(file.blob)).toBeNull()
    })

    it('that found no paper within a day are gone', async () => {
      const by = newId('usr')
      const { id } = await files.take(meeting, by, inPieces(pdfOf('Left behind')))
      const { blob } = await files.waiting(meeting, by, id)
      await files.sweep()
      expect(await files.waitingFor(by)).toHaveLength(1)
      now += day + 1000
      await files.sweep()
      await opened.store.blobs.sweep(now)
      expect([await files.waitingFor(by), await bytesOf(blob)]).toEqual([[], null])
    })

    it('that are too long, or break off, leave nothing', async () => {
      const by = newId('usr')
      const mega = Buffer.alloc(1 << 20, 'a')
      async function* endless(): AsyncGenerator<Uint8Array> {
        for (let sent = 0; sent < largestPaperBytes + 2 * mega.length; sent += mega.length) yield mega
        throw new Error('read on after it was too much')
      }
      await expect(files.take(meeting, by, endless())).rejects.toMatchObject({ reason: 'paper_too_large' })
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield mega
        throw new Error('the line is gone')
      }
      await expect(files.take(meeting, by, broken())).rejects.toThrow('the line is gone')
      expect(await files.waitingFor(by)).toEqual([])
    })

    it('that can be none of our kinds are refused before they have come', async () => {
      async function* page(): AsyncGenerator<Uint8Array> {
        yield Buffer.from(`<!doctype html>${'a'.repeat(8192)}`)
        throw new Error('read on')
      }
      await expect(files.take(meeting, newId('usr'), page())).rejects.toMatchObject({ reason: 'paper_kind' })
    })

    it('a full disk is told in words, whenever it fills up, and nothing is half saved [PAPER-8]', async () => {
      const full = Object.assign(new Error('write failed'), { code: 'ENOSPC' })
      const { blobs } = opened.store
      const onFirstPiece: Blobs['put'] = async (content) => {
        if (content instanceof Uint8Array) throw full
        for await (const piece of content) if (piece.length > 0) throw full
        throw full
      }
      const failing: Partial<Blobs>[] = [
        { put: onFirstPiece },
        {
          reference: async () => {
            throw full
          },
        },
      ]
      for (const fails of failing) {
        const by = newId('usr')
        const wall = { now: () => now }
        const onFullDisk = openPaperFiles({ ...opened.store, blobs: { ...blobs, ...fails }, wall })
        await expect(onFullDisk.take(meeting, by, inPieces(pdfOf('a')))).rejects.toMatchObject({
          reason: 'disk_full',
        })
        expect(await files.waitingFor(by)).toEqual([])
      }
    })
  })
}

onStore('the embedded store', true, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-papers-'))
  const store = await openEmbeddedStore({ folder, purpose: 'demonstration', now: () => Date.now() })
  return {
    store,
    async end() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
})
onStore('MongoDB', isMongoHere(), async () => {
  const mongo = await startMongoServer()
  const store = await openMongoStore({
    uri: mongo.newDatabase(),
    purpose: 'demonstration',
    now: () => Date.now(),
    waitMs: 5000,
  })
  return {
    store,
    async end() {
      await store.close()
      await mongo.stop()
    },
  }
})
