/** The kill rig's share of the tests; `npm run rig:kill` goes on from there. */
import { beforeAll, expect, test } from 'vitest'
import { report } from '../server/src/testing/report.js'
import { newSeed } from './harness/arguments.js'
import { buildServer } from './harness/build.js'
import { controlKills, describeKills } from './kill/describe.js'
import { killAgainAndAgain } from './kill/kill-rig.js'

const kills = 20
const seed = Number(process.env['SEED'] ?? newSeed())
const store = 'embedded'
const again = `npm run rig:kill -- --kills ${kills} --seed ${seed}`

beforeAll(buildServer, 60_000)

test(`what was acknowledged is read once after ${kills} kills, and the server starts each time and no version of a history changed [SYNC-1, SYNC-12, M10]`, async () => {
  const outcome = await killAgainAndAgain({ kills, store, seed })
  for (const line of describeKills(outcome, { store, seed })) report(line)
  expect(outcome.wrongs, again).toEqual([])
  // Where nothing was acknowledged, nothing could have been lost.
  expect(outcome.acknowledged, again).toBeGreaterThan(kills * 20)
  // An agenda and minutes, each with a history that was looked at.
  expect(outcome.documents, again).toBe(2)
  expect(Math.min(outcome.versions, outcome.images), again).toBeGreaterThan(0)
  expect(outcome.said.get('log.row-set-aside') ?? 0, again).toBe(0)
}, 180_000)

test('a server that says "stored" before it stores is caught [SYNC-1]', async () => {
  const program = 'testing/broken/acknowledges-early.js'
  const outcome = await killAgainAndAgain({ kills: controlKills, store, seed, program })
  // Mostly “acknowledged and lost”; what is lost may also be missed by who typed it.
  expect(outcome.wrongs, again).not.toEqual([])
}, 180_000)
