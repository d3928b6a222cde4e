/**
 * Twenty writers, each in a text of his own, faster and faster, until what they type comes late or not at all.
 * In one text together the clients, who all live in one process, would spend their time looking for its end.
 */
import { Arrivals } from '../harness/arrivals.js'
import { typeAtPace } from '../harness/pace.js'
import { quantile } from '../harness/statistics.js'
import { holds } from '../harness/wait.js'
import type { Measurement, Workload } from './workload.js'

const writers = 20
/** Deliveries a second that are offered: keys times those who did not type them. */
const steps = [15_000, 30_000, 60_000, 120_000, 240_000]
/** Offered first and not counted, so that the first step does not pay for cold code. */
const warmUp = 15_000
const passesAtP99 = 100
const arriveWithinMs = 3_000

export const saturation: Workload = {
  name: 'saturation',
  about: `${writers} writers, each in a text of his own; a step passes when everything arrives with p99 ≤ ${passesAtP99} ms`,
  rounds: ['20 writers'],
  withinMs: 90_000,
  async run(stage) {
    await stage.begin({ people: writers, ownTexts: true })
    const clients = await stage.joinAll(writers)
    const arrivals = new Arrivals('own')
    for (const client of clients) arrivals.watch(client)
    const everywhere = (): boolean => arrivals.arrived >= arrivals.typed * (writers - 1)
    const forMs = stage.isSmall ? 300 : 2_500
    await typeAtPace(clients, arrivals, { keysPerSecond: warmUp / (writers - 1), forMs })
    await holds(everywhere, arriveWithinMs)

    const results: Measurement[] = []
    let passed = 0
    for (const offered of stage.isSmall ? steps.slice(0, 2) : steps) {
      const keysPerSecond = offered / (writers - 1)
      arrivals.forgetSoFar()
      await typeAtPace(clients, arrivals, { keysPerSecond, forMs })
      const allArrived = await holds(everywhere, arriveWithinMs)
      const allTyped = arrivals.typed >= Math.round((keysPerSecond * forMs) / 1000)
      const p99 = quantile(arrivals.latencies, 0.99)
      results.push({ metric: `p99_at_${offered}`, value: p99, unit: 'ms', raw: arrivals.latencies.slice() })
      if (!allArrived || !allTyped || !(p99 <= passesAtP99)) break
      passed = offered
    }
    return [{ metric: 'passed', value: passed, unit: 'deliveries/s' }, ...results]
  },
}
