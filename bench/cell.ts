/** One system in one round of one workload, in a process of its own: started by `run.ts`, answers it once. */
import { Stage } from './harness/stage.js'
import { within } from './harness/wait.js'
import { findSystem } from './systems/index.js'
import type { Measurement } from './workloads/workload.js'
import { findWorkload } from './workloads/index.js'

export type CellAnswer = { measurements: Measurement[] } | { failed: string }

/** For what is left after the time of a round is up: the end of the server and its files. */
const endWithinMs = 10_000

async function main(): Promise<CellAnswer> {
  const [workloadName = '', round = '', systemName = '', size] = process.argv.slice(2)
  const workload = findWorkload(workloadName)
  const stage = await Stage.open(findSystem(systemName), size === 'small')
  // Whoever asked has gone: nobody else would end the server and take its files away.
  process.once('disconnect', () => void stage.end().finally(() => process.exit()))
  try {
    return { measurements: await within(workload.run(stage, round), workload.withinMs, 'the round ends') }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  } finally {
    await within(stage.end(), endWithinMs, 'the server ends')
  }
}

// Sockets that are closing, and tries to connect again, must not keep this process.
const answer = await main()
if (process.connected) process.send?.(answer, () => process.exit())
