/** A process of `npm run simulate`: runs the seeds it is given and tells its parent how each batch went. */
import { type Kind, simulate } from './simulation.js'
import { addUp, type Totals, totalsOf } from './totals.js'

export interface Task {
  first: number
  runs: number
  /** Every so many seeds, for as many processes as there are. */
  step: number
  /** Of all documents; absent: some of each. */
  kind?: Kind
}

export interface Report {
  totals: Totals
  failure: { seed: number; wrongs: readonly string[] } | null
  isDone: boolean
}

const runsInBatch = 100

async function work({ first, runs, step, kind }: Task): Promise<void> {
  let totals = totalsOf([])
  for (let done = 1; done <= runs; done += 1) {
    const seed = first + (done - 1) * step
    const outcome = await simulate(seed, null, kind)
    totals = addUp(totals, outcome)
    const failure = outcome.wrongs.length > 0 ? { seed, wrongs: outcome.wrongs } : null
    if (failure || done === runs || done % runsInBatch === 0) {
      await tell({ totals, failure, isDone: failure !== null || done === runs })
      totals = totalsOf([])
    }
    if (failure) return
  }
}

function tell(report: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(report, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}

process.once('message', (task: Task) => {
  void work(task).then(() => process.disconnect())
})
