import { hashRecord } from '@tandem/shared/documents'
import { afterAll, expect, test } from 'vitest'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog } from '../testing/written-log.js'
import { DeedsOfText } from './deeds.js'
import { packHistory, unpackHistory } from './history-image.js'
import { materialise } from './materialise.js'
import { WholeText } from './whole-text.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
afterAll(() => report(`seed of the history images: ${fresh}`))

test.each((['agenda', 'record'] as const).flatMap((kind) => [7, fresh].map((seed) => [kind, seed] as const)))(
  'the history of a %s that is read from its image and goes on is the same as one that was never packed [H10] (seed %i)',
  async (kind, seed) => {
    const random = seeded(seed)
    const written = await writtenLog(kind, random)
    await written.write(120)
    const rows = await written.rows()
    const half = Math.floor(rows.length / 2)
    const whole = new WholeText()
    for (const row of rows.slice(0, half)) whole.take(row)
    const last = rows[half - 1]!
    const head = { seq: last.seq, hash: last.hash, aside: [3, 5] }
    const read = unpackHistory(packHistory(whole, head))
    expect(read.head).toEqual(head)
    for (const row of rows.slice(half)) {
      whole.take(row)
      read.text.take(row)
    }
    expect(read.text.batches.upTo(rows.length)).toEqual(whole.batches.upTo(rows.length))
    const [ofWhole, ofRead] = [new DeedsOfText(whole), new DeedsOfText(read.text)]
    for (let seq = 0; seq <= rows.length; seq += 1) {
      const [one, other] = [materialise(whole, seq), materialise(read.text, seq)]
      expect(hashRecord(other.record)).toBe(hashRecord(one.record))
      expect([...other.origins]).toEqual([...one.origins])
    }
    for (const [client, structs] of whole.doc.store.clients) {
      for (const { id } of structs) {
        expect(ofRead.insertedBy(client, id.clock)).toEqual(ofWhole.insertedBy(client, id.clock))
        expect(ofRead.deletedBy(client, id.clock, 0, rows.length)).toEqual(
          ofWhole.deletedBy(client, id.clock, 0, rows.length),
        )
      }
    }
  },
)

test('an image with one other byte is not read', async () => {
  const written = await writtenLog('record', seeded(2))
  const whole = new WholeText()
  for (const row of await written.rows()) whole.take(row)
  const image = packHistory(whole, { seq: 1, hash: '', aside: [] })
  for (const at of [0, 1, 40, image.length - 1]) {
    const changed = Uint8Array.from(image)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => unpackHistory(changed)).toThrow()
  }
})
