/** Server on one core, clients on another, where the machine lets us: then neither takes the other's time. */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

export const serverCore = 0
export const clientCore = 1

/** `taskset` is Linux'; inside a process that is itself pinned, the number of cores seen is smaller. */
export function canPin(): boolean {
  if (process.env['BENCH_PINNED'] !== undefined) return process.env['BENCH_PINNED'] === 'yes'
  return availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0
}

/** The command line that runs node on this core. */
export function nodeOn(core: number, args: readonly string[]): [program: string, args: string[]] {
  if (!canPin()) return [process.execPath, [...args]]
  return ['taskset', ['-c', String(core), process.execPath, ...args]]
}
