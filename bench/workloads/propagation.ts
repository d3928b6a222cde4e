/** Single keys at a modest pace: how long until another has them, and what each delivery costs the server. */
import { Arrivals } from '../harness/arrivals.js'
import { typeAtPace } from '../harness/pace.js'
import { quantile } from '../harness/statistics.js'
import { holds } from '../harness/wait.js'
import type { Workload } from './workload.js'

/** Keys a second by all together: brisk typing of two, a lively meeting of many. */
const paces: Record<string, number> = { 2: 20, 10: 50, 50: 50, 100: 80 }
/** A server that has been up for a while: what runs often has been compiled. That takes some hundred edits. */
const warmUpMs = 10_000
const warmUpKeysPerSecond = 80
const arriveWithinMs = 5_000

export const propagation: Workload = {
  name: 'propagation',
  about: 'single keys at a modest pace in one document, with 2, 10, 50 and 100 clients',
  rounds: Object.keys(paces),
  withinMs: 60_000,
  async run(stage, round) {
    const count = Number(round)
    const keysPerSecond = paces[round] ?? 50
    await stage.begin({ people: count })
    const clients = await stage.joinAll(count)
    const arrivals = new Arrivals()
    for (const client of clients) arrivals.watch(client)

    const everywhere = (): boolean => arrivals.arrived >= arrivals.typed * (count - 1)
    await typeAtPace(clients, arrivals, {
      keysPerSecond: warmUpKeysPerSecond,
      forMs: stage.isSmall ? 300 : warmUpMs,
    })
    await holds(everywhere, arriveWithinMs)
    arrivals.forgetSoFar()

    const before = await stage.server.usage()
    await typeAtPace(clients, arrivals, { keysPerSecond, forMs: stage.isSmall ? 500 : 4_000 })
    await holds(everywhere, arriveWithinMs)
    const after = await stage.server.usage()
    const { latencies, arrived, typed } = arrivals
    return [
      { metric: 'p50', value: quantile(latencies, 0.5), unit: 'ms', raw: latencies },
      { metric: 'p99', value: quantile(latencies, 0.99), unit: 'ms' },
      { metric: 'server_cpu_per_1000', value: ((after.cpuMs - before.cpuMs) / arrived) * 1000, unit: 'ms' },
      { metric: 'delivered', value: arrived, unit: 'edits' },
      { metric: 'missing', value: typed * (count - 1) - arrived, unit: 'edits' },
    ]
  },
}
