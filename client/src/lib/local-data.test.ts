import { expect, test } from 'vitest'
import {
  countUnsent,
  loadBeforeWiping,
  registerLocalData,
  wipeLocalData,
  wipeWhatIsSent,
  type LocalData,
} from './local-data'

function part(unsent: number) {
  const kept = { wiped: false }
  const data: LocalData = {
    unsent: () => unsent,
    wipe: async () => {
      kept.wiped = true
    },
  }
  return { kept, takeOff: registerLocalData(data) }
}

test('unsent changes are counted over all parts', async () => {
  const [one, two] = [part(3), part(2)]
  expect(await countUnsent()).toBe(5)
  one.takeOff()
  two.takeOff()
})

test('another person’s sign-in removes nothing that was not sent', async () => {
  const [unsent, sent] = [part(1), part(0)]
  await wipeWhatIsSent()
  expect([unsent.kept.wiped, sent.kept.wiped]).toEqual([false, true])
  unsent.takeOff()
  sent.takeOff()
})

test('signing out removes everything, even when one part fails', async () => {
  const takeOff = registerLocalData({ wipe: () => Promise.reject(new Error('blocked')) })
  const other = part(1)
  await wipeLocalData()
  expect(other.kept.wiped).toBe(true)
  takeOff()
  other.takeOff()
})

test('a part whose code was not loaded yet is wiped too', async () => {
  let late: ReturnType<typeof part> | undefined
  loadBeforeWiping(async () => {
    late ??= part(0)
  })
  await wipeLocalData()
  expect(late?.kept.wiped).toBe(true)
  late?.takeOff()
})
