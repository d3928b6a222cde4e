import { hashRecord } from '@tandem/shared/documents'
import { expect, test, vi } from 'vitest'
import { builtFile, ImageThread } from '../documents/index.js'
import { keepingLog } from '../testing/keeping-log.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog, type WrittenLog } from '../testing/written-log.js'
import type { DocumentHistory } from './document-history.js'
import { openHistories } from './histories.js'
import type { HistoryImage, HistoryImages } from './history-images.js'
import { HistoryKeeper } from './history-keeper.js'
import { type HistoryWork, makeHistory } from './make-history.js'

/** Images in memory; the contract of the stores is `storage/contract/history-images.contract.ts`. */
function memoryImages(): HistoryImages & { kept: Map<string, HistoryImage> } {
  const kept = new Map<string, HistoryImage>()
  return {
    kept,
    read: (id) => Promise.resolve(kept.get(id) ?? null),
    flip(id, expected, { seq, bytes }) {
      if ((kept.get(id)?.generation ?? 0) !== expected) return Promise.resolve('conflict')
      kept.set(id, { generation: expected + 1, seq, bytes })
      return Promise.resolve('stored')
    },
  }
}

function over({ log }: WrittenLog) {
  const images = memoryImages()
  const logger = keepingLog()
  const aside: { seq: number; at: number }[] = []
  const orders: HistoryWork[] = []
  const parts = {
    log,
    images,
    logger,
    setAside: { of: () => Promise.resolve(aside) },
    movedTexts: { find: () => Promise.resolve([]) },
    maker: {
      make(work: HistoryWork) {
        orders.push(work)
        return Promise.resolve().then(() => makeHistory(work))
      },
      close: () => Promise.resolve(),
    },
  }
  return { ...parts, orders, aside, keeper: new HistoryKeeper(parts), open: () => openHistories(parts) }
}

function everything(history: DocumentHistory | null): string[] {
  if (!history) return []
  return history.batches.map((batch) => {
    const { record, origins } = history.materialise(batch.seq)
    return JSON.stringify([batch, hashRecord(record), [...origins]])
  })
}

test('every version is the same from the log, from an image, from an image and the rows behind it [H10]', async () => {
  const written = await writtenLog('record', seeded(21))
  const { keeper, open, orders, images } = over(written)
  const id = written.documentId
  for (let part = 0; part < 3; part += 1) {
    await written.write(40)
    const fromLog = everything(await openHistories({ ...over(written) }).of(id))
    expect(everything(await open().of(id))).toEqual(fromLog)
    expect(await keeper.make(id)).toBe('stored')
    expect(images.kept.get(id)?.seq).toBe(fromLog.length)
    expect(everything(await open().of(id))).toEqual(fromLog)
  }
  expect(await keeper.make(id)).toBeNull()
  // Only what came since is read.
  expect(orders.map(({ previous }) => previous !== null)).toEqual([false, true, true])
  expect(orders.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(images.kept.get(id)?.seq)
})

test('an image that is damaged, or does not lead on to the log, is passed over, told, and made anew', async () => {
  const written = await writtenLog('agenda', seeded(22))
  const { keeper, open, images, logger } = over(written)
  const id = written.documentId
  await written.write(30)
  await keeper.make(id)
  const image = images.kept.get(id)!
  const other = await writtenLog('agenda', seeded(23))
  await other.write(5)
  const foreign = over(other)
  await foreign.keeper.make(other.documentId)
  await written.write(5)
  const whole = everything(await openHistories({ ...over(written) }).of(id))
  const wrong = [
    { ...image, bytes: image.bytes.map((byte, at) => (at === 90 ? byte ^ 1 : byte)) },
    foreign.images.kept.get(other.documentId)!,
  ]
  for (const each of wrong) {
    images.kept.set(id, each)
    expect(everything(await open().of(id))).toEqual(whole)
  }
  expect(logger.lines.map(({ event }) => event)).toEqual([
    'history.image-unreadable',
    'history.image-does-not-lead-on',
  ])
  images.kept.set(id, wrong[0]!)
  expect(await keeper.make(id)).toBe('stored')
  expect(everything(await open().of(id))).toEqual(whole)
})

test('a row that is set aside after it was packed leaves the image, and all that is read of it', async () => {
  const written = await writtenLog('record', seeded(24))
  const { keeper, open, aside, orders } = over(written)
  const id = written.documentId
  await written.write(20)
  await keeper.make(id)
  const { headSeq } = (await open().of(id))!
  await written.write(2)
  aside.push({ seq: headSeq, at: 0 })
  const seqs = async () => (await open().of(id))!.batches.map(({ seq }) => seq)
  expect(await seqs()).not.toContain(headSeq)
  expect(await keeper.make(id)).toBe('stored')
  expect(orders.at(-1)?.previous).toBeNull()
  expect(await seqs()).not.toContain(headSeq)
})

test('what cannot be packed is told, and the next document has its turn', async () => {
  const written = await writtenLog('record', seeded(25))
  const { keeper, images, logger } = over(written)
  const missing = 'doc_00000000000000000000' as typeof written.documentId
  const failing = new Proxy(images, {
    get: (target, name, receiver) =>
      name === 'read'
        ? (id: string) => (id === missing ? Promise.reject(new Error('no disk')) : target.read(id))
        : Reflect.get(target, name, receiver),
  })
  const parts = { ...over(written), images: failing, logger }
  const both = new HistoryKeeper(parts)
  both.compacted(missing)
  both.compacted(written.documentId)
  await vi.waitFor(() => expect(logger.lines).toHaveLength(2))
  expect(logger.lines.map(({ event }) => event)).toEqual(['history.not-packed', 'history.packed'])
  await both.close()
  both.compacted(written.documentId)
  await keeper.close()
})

test('it is packed in a thread of its own, and what fails there harms nothing', async () => {
  const written = await writtenLog('record', seeded(26))
  const parts = over(written)
  const thread = new ImageThread<HistoryWork, Uint8Array>(builtFile('history/history.worker.js'))
  const keeper = new HistoryKeeper({ ...parts, maker: thread })
  await expect(thread.make({ previous: null, rows: [], aside: [], moved: [] })).rejects.toThrow(
    'at least one',
  )
  expect(await keeper.make(written.documentId)).toBe('stored')
  await keeper.close()
  const inline = over(written)
  await inline.keeper.make(written.documentId)
  expect(parts.images.kept.get(written.documentId)).toEqual(inline.images.kept.get(written.documentId))
})
