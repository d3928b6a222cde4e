/** `npm run rig:kill -- --kills 1000 [--store embedded|mongo] [--seed N]` */
import { report } from '../server/src/testing/report.js'
import { givenOptions, newSeed, readNumbers } from './harness/arguments.js'
import { type StoreKind, stores } from './harness/workspace.js'
import { killAgainAndAgain } from './kill/kill-rig.js'
import { controlKills, describeKills } from './kill/describe.js'

const given = givenOptions(['kills', 'seed', 'store'])
const { kills, seed } = readNumbers({ kills: 100, seed: newSeed() }, given)
const store = (given['store'] ?? 'embedded') as StoreKind
if (!stores.includes(store)) throw new RangeError(`--store is one of ${stores.join(', ')}.`)

const again = `npm run rig:kill -- --kills ${kills} --store ${store} --seed ${seed}`
const control = await killAgainAndAgain({
  kills: controlKills,
  store,
  seed,
  program: 'testing/broken/acknowledges-early.js',
})
report(`control, acknowledged before it is stored: ${control.wrongs[0] ?? 'NOTHING FOUND'}`)

const outcome = await killAgainAndAgain({ kills, store, seed, tell: report })
for (const line of describeKills(outcome, { store, seed })) report(line)
if (outcome.wrongs.length > 0 || control.wrongs.length === 0) {
  report(`FAILED. Again: ${again}`)
  process.exitCode = 1
}
