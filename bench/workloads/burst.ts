/** One client types 50,000 keys as fast as it can, each an update of its own; another receives them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { setImmediate as turn } from 'node:timers/promises'
import { Arrivals } from '../harness/arrivals.js'
import { nodeOn, serverCore } from '../harness/processor-cores.js'
import { holds } from '../harness/wait.js'
import type { Client } from '../systems/system.js'
import type { Workload } from './workload.js'

const keys = 50_000
/** Typed between two turns of the event loop, so that frames go out while the typing goes on. */
const keysPerTurn = 100
const arriveWithinMs = 60_000
/** Typed first and not counted, in the same way: a server that has been up for a while has compiled what runs often. */
const warmUpKeys = 10_000

export const burst: Workload = {
  name: 'burst',
  about: `${keys} single-key updates in a burst, on a quiet machine and with another program on the server's core`,
  rounds: ['quiet', 'busy'],
  withinMs: 100_000,
  leavesOut: ({ name }, round) =>
    round === 'quiet' || name.startsWith('ours') ? null : 'the busy machine is a question to us alone',
  async run(stage, round) {
    await stage.begin({ people: 2 })
    const [writer, reader] = await stage.joinAll(2)
    if (!writer || !reader) throw new Error('two clients are needed')
    const arrivals = new Arrivals()
    arrivals.watch(reader)
    const other = round === 'busy' ? occupyServerCore() : null
    try {
      const [warmUp, count] = stage.isSmall ? [keysPerTurn, keys / 50] : [warmUpKeys, keys]
      await typeAll(writer, arrivals, warmUp)
      await stage.server.settle()
      arrivals.forgetSoFar()

      const before = await stage.server.usage()
      const start = performance.now()
      await typeAll(writer, arrivals, count)
      const seconds = (performance.now() - start) / 1000
      const after = await stage.server.usage()
      return [
        { metric: 'server_cpu', value: (after.cpuMs - before.cpuMs) / 1000, unit: 's' },
        { metric: 'took', value: seconds, unit: 's' },
        { metric: 'missing', value: count - arrivals.arrived, unit: 'edits' },
      ]
    } finally {
      other?.kill('SIGKILL')
    }
  },
}

/** As fast as it goes; until all has arrived. */
async function typeAll(writer: Client, arrivals: Arrivals, count: number): Promise<void> {
  while (arrivals.typed < count) {
    for (let typed = 0; typed < keysPerTurn; typed += 1) arrivals.type(writer)
    await turn()
  }
  await holds(() => arrivals.arrived >= count, arriveWithinMs)
}

/** Ends by itself, should nobody end it. */
function occupyServerCore(): ChildProcess {
  const busy = `const end = Date.now() + ${arriveWithinMs + 30_000}; while (Date.now() < end);`
  const [program, args] = nodeOn(serverCore, ['-e', busy])
  return spawn(program, args, { stdio: 'ignore' })
}
