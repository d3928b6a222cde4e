/** Every system through every round of the workloads, one after the other, held to the targets at the end of each. */
import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Choices, readArguments } from './arguments.js'
import type { CellAnswer } from './cell.js'
import { endWith } from './harness/end-with.js'
import { jsonLines, type Printer, table } from './harness/output.js'
import { ensurePeers } from './harness/peers-installed.js'
import { canPin, clientCore, nodeOn, serverCore } from './harness/processor-cores.js'
import { judge, type Result } from './harness/results.js'
import { median } from './harness/statistics.js'
import { findSystem, systemNames } from './systems/index.js'
import type { System } from './systems/system.js'
import { targets } from './targets.js'
import { syncWorkloads } from './workloads/index.js'
import type { Workload } from './workloads/workload.js'

interface Tally {
  reached: number
  missed: number
  failed: number
}

async function main(): Promise<Tally> {
  const known = {
    workloads: syncWorkloads.map(({ name }) => name),
    systems: [...systemNames],
    rounds: syncWorkloads.flatMap(({ rounds }) => rounds),
  }
  const choices = readArguments(process.argv.slice(2), known)
  const printer = (choices.json ? jsonLines : table)(choices)
  ensurePeers(printer.note)
  const systems = known.systems.filter((name) => choices.only?.includes(name) ?? true).map(findSystem)
  introduce(systems, choices, printer)

  const tally: Tally = { reached: 0, missed: 0, failed: 0 }
  let turn = 0
  for (const workload of syncWorkloads) {
    if (choices.workloads.length > 0 && !choices.workloads.includes(workload.name)) continue
    printer.note(`\n${workload.name}: ${workload.about}`)
    const missing = workload.missing?.() ?? null
    if (missing !== null) {
      printer.note(`  left out: ${missing}`)
      continue
    }
    for (const round of workload.rounds) {
      if (choices.rounds && !choices.rounds.includes(round)) continue
      const taking = systems.filter((system) => takesPart(system, workload, round, printer))
      const results: Result[] = []
      for (let repeat = 0; repeat < choices.repeats; repeat += 1) {
        // Nobody is always first on a cold machine, or always last on a warm one.
        for (const system of rotated(taking, turn)) {
          const measured = await measure(system, workload, round, choices, printer)
          tally.failed += measured === null ? 1 : 0
          results.push(...(measured ?? missed(system, workload, round)))
        }
        turn += 1
      }
      // Small counts reach nothing that was promised of large ones.
      const judged = judge(medians(results), choices.small ? [] : targets)
      printer.round(judged)
      tally.reached += judged.filter(({ ok }) => ok === true).length
      tally.missed += judged.filter(({ ok }) => ok === false).length
    }
  }
  printer.note(`\n${tally.reached} targets reached, ${tally.missed} missed, ${tally.failed} runs failed`)
  return tally
}

function introduce(systems: readonly System[], choices: Choices, printer: Printer): void {
  const cores = canPin()
    ? `server on core ${serverCore}, clients on core ${clientCore}`
    : 'not pinned to cores'
  printer.note(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${cores}`)
  for (const { name, description } of systems) printer.note(`  ${name}: ${description}`)
  if (choices.small)
    printer.note('Small counts: this shows that everything runs, and says nothing about speed.')
}

function takesPart(system: System, workload: Workload, round: string, printer: Printer): boolean {
  if (system.only && !system.only.includes(workload.name)) return false
  const reason = workload.leavesOut?.(system, round) ?? null
  if (reason !== null) printer.note(`  ${round} without ${system.name}: ${reason}`)
  return reason === null
}

/** Null when it failed; why has been told. */
async function measure(
  { name: system }: System,
  workload: Workload,
  round: string,
  { small }: Choices,
  printer: Printer,
): Promise<Result[] | null> {
  const answer = await runCell([workload.name, round, system, small ? 'small' : 'full'], workload.withinMs)
  if ('failed' in answer) {
    printer.note(`  ${workload.name}/${round}/${system} failed: ${answer.failed}`)
    return null
  }
  return answer.measurements.map((each) => ({ ...each, workload: workload.name, round, system }))
}

/** A process for each, so that no system runs on what another left warm or left behind. */
function runCell(cell: readonly string[], withinMs: number): Promise<CellAnswer> {
  const script = fileURLToPath(new URL('./cell.ts', import.meta.url))
  const [program, args] = nodeOn(clientCore, ['--import', 'tsx', script, ...cell])
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, BENCH_PINNED: canPin() ? 'yes' : 'no' },
  })
  // It ends itself in time; this is for one that hangs without a turn of its event loop.
  const force = setTimeout(() => child.kill('SIGKILL'), withinMs + 30_000)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)))
  return new Promise((resolve) => {
    let answer: CellAnswer | null = null
    child.on('message', (message: CellAnswer) => (answer = message))
    child.on('error', (error) => resolve({ failed: error.message }))
    child.on('close', (code, signal) => {
      clearTimeout(force)
      resolve(answer ?? { failed: `ended with ${code ?? signal} and without an answer\n${said}` })
    })
  })
}

/** What was promised of a run that failed is not reached. */
function missed({ name: system }: System, workload: Workload, round: string): Result[] {
  return targets
    .filter((each) => each.system === system && each.workload === workload.name && each.round === round)
    .map(({ metric }) => ({
      workload: workload.name,
      round,
      system,
      metric,
      value: Number.NaN,
      unit: '',
    }))
}

function medians(results: readonly Result[]): Result[] {
  const groups = new Map<string, Result[]>()
  for (const result of results) {
    const name = `${result.system} ${result.metric}`
    groups.set(name, [...(groups.get(name) ?? []), result])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first || group.length === 1) return first ?? []
    const values = group.map(({ value }) => value)
    // One run that failed is not outvoted.
    const value = values.some(Number.isNaN) ? Number.NaN : median(values)
    return { ...first, value, raw: group.flatMap((each) => each.raw ?? each.value) }
  })
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = list.length === 0 ? 0 : by % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}

await endWith(async () => {
  const { missed, failed } = await main()
  return missed + failed
})
