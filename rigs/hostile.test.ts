/** The hostile corpus' share of the tests; `npm run rig:hostile` goes on from there. */
import { beforeAll, expect, test } from 'vitest'
import { report } from '../server/src/testing/report.js'
import { newSeed } from './harness/arguments.js'
import { buildServer } from './harness/build.js'
import { attackWithoutGuard } from './hostile/control.js'
import { describeHostile, wrongsOf } from './hostile/describe.js'
import { attackServer } from './hostile/hostile-rig.js'
import { frameFamilies, messageFamilies } from './hostile/hostile-messages.js'
import { updateFamilies } from './hostile/hostile-updates.js'

const inputs = 500
const mutants = 1_000
const seed = Number(process.env['SEED'] ?? newSeed())
const again = `npm run rig:hostile -- --inputs ${inputs} --mutants ${mutants} --seed ${seed}`

beforeAll(buildServer, 60_000)

test(
  'no hostile input is taken, and honest people lose nothing [SYNC-3, SYNC-11, SYNC-12]',
  { timeout: 150_000 },
  async () => {
    const outcome = await attackServer({ inputs, mutants, seed })
    for (const line of describeHostile(outcome, seed)) report(line)
    expect(wrongsOf(outcome), again).toEqual([])
    const families = [updateFamilies, frameFamilies, messageFamilies].flatMap((each) => Object.keys(each))
    expect(outcome.attack.families.size, again).toBeGreaterThan(families.length * 0.8)
    // Where nothing honest was stored, nothing was proved.
    expect(outcome.honestWords, again).toBeGreaterThan(100)
    expect(outcome.attack.mutants.taken, again).toBeGreaterThan(10)
  },
)

test('a server that believes every update is found out', async () => {
  expect(await attackWithoutGuard(seed), again).not.toBeNull()
}, 90_000)
