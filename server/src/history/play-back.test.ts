import { type CanonicalRecord, type Run } from '@tandem/shared/documents'
import { textsOf } from '@tandem/shared/history'
import { afterAll, expect, test } from 'vitest'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog } from '../testing/written-log.js'
import { materialise } from './materialise.js'
import { playBack } from './play-back.js'
import { WholeText } from './whole-text.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
let [typed, whole] = [0, 0]
afterAll(() => report(`${typed} steps of typing and ${whole} of anything else, seed ${fresh}`))

interface Letter {
  char: string
  marks: string
}

function lettersOf(runs: readonly Run[]): Letter[] {
  return runs.flatMap(({ text, ...marks }) =>
    [...Array(text.length).keys()].map((at) => ({ char: text.charAt(at), marks: JSON.stringify(marks) })),
  )
}

function textsIn(record: CanonicalRecord): Map<string, Letter[]> {
  return new Map([...textsOf(record)].map(([key, runs]) => [key, lettersOf(runs)]))
}

test.each(
  (['agenda', 'record'] as const).flatMap((kind) => [3, 12, fresh].map((seed) => [kind, seed] as const)),
)(
  'the steps of each row, done one after the other, give what a %s said after it [H7] (seed %i)',
  async (kind, seed) => {
    const written = await writtenLog(kind, seeded(seed))
    await written.write(160)
    const rows = await written.rows()
    const text = new WholeText()
    for (const row of rows) text.take(row)
    let texts = textsIn(materialise(text, 2).record)
    const steps = [...playBack(text, 2, rows.length)]
    for (let seq = 3; seq <= rows.length; seq += 1) {
      for (const step of steps.filter((each) => each.seq === seq)) {
        if ('record' in step) {
          texts = textsIn(step.record)
          whole += 1
          continue
        }
        const { key, from, remove, insert } = step.text
        const letters = texts.get(key)
        expect(letters, `${key} at ${seq}`).toBeDefined()
        expect(letters!.splice(from, remove, ...lettersOf(insert))).toHaveLength(remove)
        typed += 1
      }
      expect(texts, `seq ${seq}`).toEqual(textsIn(materialise(text, seq).record))
    }
  },
  30_000,
)
