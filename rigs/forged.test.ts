/** The share of forged authorship in the tests; `npm run rig:forged` goes on from there. */
import { beforeAll, expect, test } from 'vitest'
import { report } from '../server/src/testing/report.js'
import { describeForged, forgeAgainAndAgain } from './forged/forged-rig.js'
import { forgeries } from './forged/forgeries.js'
import { newSeed } from './harness/arguments.js'
import { buildServer } from './harness/build.js'

const attempts = 1_000
const seed = Number(process.env['SEED'] ?? newSeed())
const again = `npm run rig:forged -- --attempts ${attempts} --seed ${seed}`

beforeAll(buildServer, 60_000)

test(`of ${attempts} tries to be another none succeeds, and each is in the audit log [SYNC-5]`, async () => {
  const outcome = await forgeAgainAndAgain({ attempts, seed })
  for (const line of describeForged(outcome, seed)) report(line)
  expect(outcome.wrongs, again).toEqual([])
  expect(outcome.attempts.size).toBe(Object.keys(forgeries).length)
  expect(outcome.audited.count, again).toBe(attempts)
  // Beside nothing honest, nothing was proved.
  expect(outcome.rows, again).toBeGreaterThan(10)
}, 180_000)

test('a server that believes every update is found out [SYNC-5]', async () => {
  const outcome = await forgeAgainAndAgain({ attempts: 20, seed, program: 'testing/broken/guard-off.js' })
  expect(outcome.wrongs.join(), again).toContain('not refused')
}, 60_000)
