/** Every wording that one paragraph of long minutes ever had, as its reader asks for it with a click. */
import { wordingsOf } from '../../server/src/history/versions/passage-history.js'
import { seeded } from '../../server/src/testing/seeded.js'
import type { Measurement } from '../workloads/workload.js'
import { EditedMinutes } from './edited-minutes.js'
import { quantiles } from './versions.js'

const [acts, asked] = [3_000, 30]

/** Of the paragraphs that were changed most often. */
export async function measureWordings(pages: number): Promise<Measurement[]> {
  const minutes = await EditedMinutes.of(pages, seeded(5))
  await minutes.write(Math.min(acts, pages * 30))
  const history = await minutes.history()
  const { record } = history.materialise(history.headSeq)
  const ids = record.kind === 'record' ? record.blocks.map(({ id }) => id) : []
  const most = ids
    .map((id) => ({ id, count: history.touchedBy(id).length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, asked)
  const readable = { firstSeq: 0, history, release: (same: typeof record) => same }
  let wordings = 0
  const took = most.map(({ id }) => {
    const began = performance.now()
    wordings += [...wordingsOf(readable, id, () => 0)].filter((wording) => wording !== null).length
    return performance.now() - began
  })
  return [
    ...quantiles('every_wording', took),
    { metric: 'wordings_each', value: wordings / most.length, unit: '' },
  ]
}
