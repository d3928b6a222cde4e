/** `npm run rig:forged -- --attempts 1000 [--seed N]` */
import { report } from '../server/src/testing/report.js'
import { describeForged, forgeAgainAndAgain } from './forged/forged-rig.js'
import { givenOptions, newSeed, readNumbers } from './harness/arguments.js'

const defaults = { attempts: 1_000, seed: newSeed() }
const { attempts, seed } = readNumbers(defaults, givenOptions(Object.keys(defaults)))

const control = await forgeAgainAndAgain({ attempts: 20, seed, program: 'testing/broken/guard-off.js' })
report(`control, guard off: ${control.wrongs[0] ?? 'NOTHING FOUND'}`)

const outcome = await forgeAgainAndAgain({ attempts, seed })
for (const line of describeForged(outcome, seed)) report(line)
if (outcome.wrongs.length > 0 || control.wrongs.length === 0) {
  report(`FAILED. Again: npm run rig:forged -- --attempts ${attempts} --seed ${seed}`)
  process.exitCode = 1
}
