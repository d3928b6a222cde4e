/** The hostile corpus' share of the tests; `npm run rig:hostile` goes on from there. */
import { writeRecord } from '@tandem/shared/documents'
import { Refusal } from '@tandem/shared/protocol'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Guard } from '../server/src/documents/guard/guard.js'
import { minutesToWriteIn } from '../server/src/testing/minutes-to-write-in.js'
import { report } from '../server/src/testing/report.js'
import { textToTypeIn } from '../server/src/testing/text-to-type-in.js'
import { newSeed } from './harness/arguments.js'
import { buildServer } from './harness/build.js'
import { attackWithoutGuard } from './hostile/control.js'
import { describeHostile, wrongsOf } from './hostile/describe.js'
import { diceFrom } from './hostile/dice.js'
import { attackServer } from './hostile/hostile-rig.js'
import { frameFamilies, messageFamilies } from './hostile/hostile-messages.js'
import { minutesFamilies } from './hostile/hostile-minutes.js'
import { heavyFamilies, updateFamilies } from './hostile/hostile-updates.js'
import { minutesSceneOf } from './hostile/minutes-scene.js'
import { item, kinds, rawUpdate, text } from './hostile/raw-update.js'

const inputs = 500
const mutants = 1_000
const seed = Number(process.env['SEED'] ?? newSeed())
const again = `npm run rig:hostile -- --inputs ${inputs} --mutants ${mutants} --seed ${seed}`

beforeAll(buildServer, 60_000)

test(
  'no hostile input is taken, and honest people lose nothing [SYNC-3, SYNC-11, SYNC-12]',
  { timeout: 300_000 },
  async () => {
    const outcome = await attackServer({ inputs, mutants, seed })
    for (const line of describeHostile(outcome, seed)) report(line)
    expect(wrongsOf(outcome), again).toEqual([])
    const families = [updateFamilies, minutesFamilies, frameFamilies, messageFamilies].flatMap((each) =>
      Object.keys(each),
    )
    expect(outcome.attack.families.size, again).toBeGreaterThan(families.length * 0.8)
    // Where nothing honest was stored, nothing was proved.
    expect(outcome.honestWords, again).toBeGreaterThan(100)
    expect(outcome.attack.mutants.taken, again).toBeGreaterThan(10)
  },
)

test('what is hostile in minutes is refused for what it says, and not for how it was made [SYNC-3, SYNC-5]', () => {
  const doc = new Y.Doc()
  const { record, beside } = minutesToWriteIn()
  writeRecord(doc, record)
  beside(doc)
  const victim = new Y.Doc()
  Y.applyUpdate(victim, Y.encodeStateAsUpdate(doc))
  textToTypeIn(victim).insert(1, 'duly noted')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim))
  const scene = minutesSceneOf(doc, victim.clientID)
  const guard = new Guard(doc)
  const dice = diceFrom(seed)
  const judge = (update: Uint8Array): string => {
    try {
      // Of words in another's name the room asks whose they are: the guard names who writes.
      const { writers } = guard.judge(update)
      guard.forget()
      return writers.includes(victim.clientID) ? 'update_foreign' : 'taken'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return error.reason
    }
  }
  // The same place and form, and nothing wrong with it.
  const honest = item({ origin: scene.inOrder[0] }, kinds.string, text('word'))
  expect(judge(rawUpdate([{ client: dice.below(2 ** 31), clock: 0, structs: [honest] }]))).toBe('taken')
  const reasons = new Map<string, Set<string>>()
  for (const [family, make] of Object.entries(minutesFamilies)) {
    const found = new Set<string>()
    const times = heavyFamilies.has(family) ? 8 : 80
    for (let count = 0; count < times; count += 1) found.add(judge(make(dice, scene, dice.below(2 ** 31))))
    reasons.set(family, found)
  }
  for (const [family, found] of reasons) {
    // What another has yet to write is a gap, like anything that is not there.
    const allowed = [
      'update_malformed',
      'update_foreign',
      'too_large',
      ...(family.startsWith('another') ? ['update_gap'] : []),
    ]
    expect(
      [...found].filter((reason) => !allowed.includes(reason)),
      `${family}, seed ${seed}`,
    ).toEqual([])
  }
})

test('a server that believes every update is found out', async () => {
  expect(await attackWithoutGuard(seed), again).not.toBeNull()
}, 90_000)
