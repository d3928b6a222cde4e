/** `npm run rig:hostile -- --inputs 5000 --mutants 30000 [--seed N]` */
import { report } from '../server/src/testing/report.js'
import { givenOptions, newSeed, readNumbers } from './harness/arguments.js'
import { attackWithoutGuard } from './hostile/control.js'
import { describeHostile, slownessOf, wrongsOf } from './hostile/describe.js'
import { attackServer } from './hostile/hostile-rig.js'

const defaults = { inputs: 500, mutants: 3_000, seed: newSeed() }
const { inputs, mutants, seed } = readNumbers(defaults, givenOptions(Object.keys(defaults)))

const control = await attackWithoutGuard(seed)
report(`control, guard off: ${control ?? 'NOTHING FOUND'}`)

const outcome = await attackServer({ inputs, mutants, seed })
for (const line of describeHostile(outcome, seed)) report(line)
if (wrongsOf(outcome).length > 0 || slownessOf(outcome).length > 0 || control === null) {
  report(`FAILED. Again: npm run rig:hostile -- --inputs ${inputs} --mutants ${mutants} --seed ${seed}`)
  process.exitCode = 1
}
