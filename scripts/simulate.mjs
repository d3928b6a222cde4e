// Runs the seeded simulator of sync, on every core: `npm run simulate -- --runs 100000 [--seed N] [--kind agenda|record]`.
// Without a kind half of the documents are minutes.
// Stops at the first seed that fails and says how to run it again.
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { run } from './run.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
  },
})
const runs = wholeNumber('runs', values.runs)
const first = wholeNumber('seed', values.seed)
const { kind } = values
if (![undefined, 'agenda', 'record'].includes(kind)) {
  console.error('--kind is agenda or record.')
  process.exit(1)
}
const printEveryMs = 5_000

await run('tsc', ['-b', 'shared', 'server'])

const processes = Math.min(availableParallelism(), runs)
const began = performance.now()
const totals = {}
let printed = began
let failed = null

const workers = Array.from({ length: processes }, (_, index) => {
  const worker = fork('server/dist/testing/simulator/simulate-worker.js')
  const share = Math.floor(runs / processes) + (index < runs % processes ? 1 : 0)
  worker.send({ first: first + index, runs: share, step: processes, kind })
  return worker
})
await Promise.all(workers.map((worker) => ended(worker)))

print()
if (failed) {
  console.error(`Seed ${failed.seed} failed:`)
  for (const wrong of failed.wrongs) console.error(`  ${wrong}`)
  console.error(
    `Run it again: npm run simulate -- --seed ${failed.seed} --runs 1${kind ? ` --kind ${kind}` : ''}`,
  )
  process.exit(1)
}
console.log(`0 failed of ${totals.runs} runs.`)

function ended(worker) {
  return new Promise((resolve) => {
    let isDone = false
    worker.on('message', (report) => {
      isDone = report.isDone
      for (const [name, value] of Object.entries(report.totals)) totals[name] = (totals[name] ?? 0) + value
      if (report.failure) fail(report.failure)
      if (performance.now() - printed > printEveryMs) print()
    })
    worker.on('exit', () => {
      if (!isDone && !failed) fail({ seed: first, wrongs: ['a process ended before its runs did'] })
      resolve()
    })
  })
}

function fail(failure) {
  failed ??= failure
  for (const worker of workers) worker.kill()
}

function print() {
  printed = performance.now()
  const seconds = (printed - began) / 1000
  const counts = Object.entries(totals).map(([name, value]) => `${name} ${Math.round(value)}`)
  console.log(
    `${((totals.runs ?? 0) / seconds).toFixed(0)} runs/s after ${seconds.toFixed(0)} s: ${counts.join(', ')}`,
  )
}

function wholeNumber(name, text) {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value > 0) return value
  console.error(`--${name} is a whole number from 1 on.`)
  process.exit(1)
}
