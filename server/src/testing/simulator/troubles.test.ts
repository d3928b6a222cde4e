import { type DelegationCode, newId } from '@tandem/shared/ids'
import { expect, test, vi } from 'vitest'
import { beforeFirstRow, chainRows } from '../../documents/update-log.store.js'
import { agenda } from './agenda-writing.js'
import { Ledger } from './ledger.js'
import type { SimulatedDevice } from './simulated-device.js'
import type { SimulatedPerson } from './simulated-person.js'
import type { Stage } from './stage.js'
import { Troubles } from './troubles.js'
import { VirtualWorld } from './virtual-world.js'

/** One person, who loses the right to write at these moments (ms) and has it back two seconds after each. */
function losesRightAt(...moments: number[]) {
  const world = new VirtualWorld(1)
  const ledger = new Ledger()
  const person: SimulatedPerson = {
    userId: newId('usr'),
    delegation: 'KOR' as DelegationCode,
    right: 'edit',
  }
  const device = { person, link: { cut: () => undefined } } as unknown as SimulatedDevice
  const { dice } = world
  const below = vi.spyOn(dice, 'below')
  for (const moment of moments) below.mockReturnValueOnce(moment)
  vi.spyOn(dice, 'weighted').mockReturnValue('right lost')
  vi.spyOn(dice, 'pick').mockImplementation(([first]) => first)
  vi.spyOn(dice, 'chance').mockReturnValue(true)
  vi.spyOn(dice, 'between').mockReturnValue(2_000)
  const weather = { acts: 0, people: 0, faults: moments.length, pastes: false, badForMs: 10_000 }
  new Troubles({
    world,
    ledger,
    weather,
    devices: [device],
    nodes: [],
    subject: agenda,
  } as unknown as Stage).plan()
  return {
    /** He types; it comes to a server, and the log has it. */
    async takes(arriveAt: number, commitAt: number): Promise<void> {
      const { text } = ledger.newWord(person.userId)
      const frame = Buffer.from(text)
      await world.runTo(arriveAt)
      ledger.arrived(frame, world.now)
      await world.runTo(commitAt)
      ledger.committed(chainRows(beforeFirstRow, [{ author: person.userId, at: 0, kind: 'edit', frame }]))
    },
    wrongs: ledger.wrongs,
  }
}

test('a word that came while the right was given back is good, although the right was lost before and after [SYNC-9]', async () => {
  const run = losesRightAt(100, 5_000)
  await run.takes(4_500, 5_200)
  expect(run.wrongs).toEqual([])
})

test('a word that came more than a second after the right was lost, and is taken, is called wrong [SYNC-9]', async () => {
  const run = losesRightAt(1_000)
  await run.takes(1_900, 2_500)
  expect(run.wrongs).toEqual([])
  await run.takes(2_600, 2_700)
  expect(run.wrongs).toEqual(['word 1 was taken from someone who had lost the right to write [SYNC-9]'])
})
