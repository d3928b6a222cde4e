/** Single keys at a modest pace: how long until another has them, and what each delivery costs the server. */
import { Arrivals } from '../harness/arrivals.js'
import { typeAtPace } from '../harness/pace.js'
import { quantile } from '../harness/statistics.js'
import { holds } from '../harness/wait.js'
import type { Client } from '../systems/system.js'
import type { Workload } from './workload.js'

/** Keys a second by all together: brisk typing of two, a lively meeting of many. */
const paces: Record<string, number> = { 2: 20, 10: 50, 50: 50, 100: 80 }
/**
 * A server that has been up for a while: what runs often has been compiled. What runs once for an edit takes some
 * thousand edits to get there; as many clients as type them as any of the systems can serve so fast.
 */
const warmUp = { clients: 20, keysPerSecondEach: 25, forMs: 12_000 }
/** Not the one that is measured: nobody comes to it late. */
const otherDocument = 1
/** Then in the crowd that is measured. */
const warmUpInCrowd = { keysPerSecond: 80, forMs: 10_000 }
const arriveWithinMs = 5_000

export const propagation: Workload = {
  name: 'propagation',
  about: 'single keys at a modest pace in one document, with 2, 10, 50 and 100 clients',
  rounds: Object.keys(paces),
  withinMs: 90_000,
  async run(stage, round) {
    const count = Number(round)
    const keysPerSecond = paces[round] ?? 50
    await stage.begin({ people: count, documents: 2 })
    const small = stage.isSmall ? { forMs: 300 } : {}
    const early = await stage.joinAll(Math.min(count, warmUp.clients), otherDocument)
    await typesEverywhere(early, new Arrivals(), {
      keysPerSecond: early.length * warmUp.keysPerSecondEach,
      forMs: warmUp.forMs,
      ...small,
    })
    stage.leaveAll()

    const clients = await stage.joinAll(count)
    const arrivals = new Arrivals()
    const everywhere = (): boolean => arrivals.arrived >= arrivals.typed * (count - 1)
    await typesEverywhere(clients, arrivals, { ...warmUpInCrowd, ...small })
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

/** Watches these clients from now on, lets them type, and waits until everyone has every key. */
async function typesEverywhere(
  clients: readonly Client[],
  arrivals: Arrivals,
  pace: { keysPerSecond: number; forMs: number },
): Promise<void> {
  for (const client of clients) arrivals.watch(client)
  await typeAtPace(clients, arrivals, pace)
  await holds(() => arrivals.arrived >= arrivals.typed * (clients.length - 1), arriveWithinMs)
}
