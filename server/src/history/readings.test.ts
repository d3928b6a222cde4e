import { readRecord } from '@tandem/shared/documents'
import { compare, type MaterialisedRecord } from '@tandem/shared/history'
import { afterAll, expect, test } from 'vitest'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog } from '../testing/written-log.js'
import { DeedsOfText } from './deeds.js'
import { LookBack } from './look-back.js'
import { materialise } from './materialise.js'
import { WholeText } from './whole-text.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
let [takenOver, read] = [0, 0]
afterAll(() => report(`${takenOver} blocks taken over and ${read} read, seed ${fresh}`))

test.each([3, 20230711, fresh])(
  'a record read with the help of another is the one that would be read without it [H1, H3] (seed %i)',
  async (seed) => {
    const random = seeded(seed)
    const written = await writtenLog('record', random)
    const text = new WholeText()
    let taken = 0
    let seq = 1
    for (let part = 0; part < 2; part += 1) {
      await written.write(80)
      const rows = await written.rows()
      for (const row of rows.slice(taken)) text.take(row)
      taken = rows.length
      let last: MaterialisedRecord | null = null
      for (let step = 0; step < 12; step += 1) {
        seq = Math.min(Math.max(seq + Math.floor(random() * 13) - 5, 1), rows.length)
        const given = frozen(materialise(text, seq))
        expect(given.record, `row ${seq}`).toEqual(readRecord(text.doc, new LookBack(text.index.at(seq))))
        const alone = materialise(wholeOf(rows), seq)
        expect([...given.origins]).toEqual([...alone.origins])
        count(last, given)
        if (last) {
          const pair = last.seq < seq ? { older: last, newer: given } : { older: given, newer: last }
          const [older, newer] = [pair.older.seq, pair.newer.seq].map((each) =>
            materialise(wholeOf(rows), each),
          )
          const around = { deeds: new DeedsOfText(text), indexOf: () => 0 }
          expect(compare({ ...pair, ...around })).toEqual(
            compare({ older: older as MaterialisedRecord, newer: newer as MaterialisedRecord, ...around }),
          )
        }
        last = given
      }
      seq = rows.length
    }
    expect(takenOver).toBeGreaterThan(0)
  },
  120_000,
)

function wholeOf(rows: Parameters<WholeText['take']>[0][]): WholeText {
  const text = new WholeText()
  for (const row of rows) text.take(row)
  return text
}

function count(last: MaterialisedRecord | null, { record }: MaterialisedRecord): void {
  const before = new Set<unknown>(last?.record.kind === 'record' ? last.record.blocks : [])
  for (const block of record.kind === 'record' ? record.blocks : [])
    if (before.has(block)) takenOver += 1
    else read += 1
}

/** Whoever writes into what others are given as well is found out. */
function frozen(materialised: MaterialisedRecord): MaterialisedRecord {
  freeze(materialised.record)
  return materialised
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const each of Object.values(value)) freeze(each)
}
