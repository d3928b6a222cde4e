import type { SetUp } from '@tandem/shared/identity'
import { beforeEach, expect, it } from 'vitest'
import type { Collection, Collections, CollectionSpec } from '../platform/collection.js'
import { memoryCollections } from '../testing/memory-collections.js'
import { openDelegations } from './delegations.js'
import { type FirstAccount, openFirstAccount } from './first-account.js'
import { openPasswords } from './passwords.js'
import { openUsers, type Users } from './users.js'

const wanted: Omit<SetUp, 'code'> = {
  login: 'admin',
  password: 'correct horse battery',
  name: { en: 'System administrator' },
  language: 'en',
  timeZone: 'Asia/Seoul',
}
let collections: Collections

beforeEach(() => {
  collections = memoryCollections()
})

/** A process over the same store. */
async function open(over: Collections = collections): Promise<{ first: FirstAccount; users: Users }> {
  const passwords = await openPasswords(over, { memoryKiB: 1024, passes: 1 })
  const users = openUsers(over, openDelegations(over))
  return { users, first: await openFirstAccount({ collections: over, users, passwords, chosenCode: null }) }
}

/** A store that fails where a process dies: from the first write to this collection on. */
function dyingAt(name: string): Collections {
  return {
    collection<T extends { id: string }>(spec: CollectionSpec<T>): Collection<T> {
      const collection = collections.collection(spec)
      if (spec.name !== name) return collection
      return { ...collection, insert: () => Promise.reject(new Error('the process is dead')) }
    },
  }
}

it('two processes print one code, and who has it makes one account through either', async () => {
  const [here, there] = [await open(), await open()]
  const code = await here.first.code()
  expect(await there.first.code()).toBe(code)
  const made = await Promise.allSettled(
    [here, there, here, there].map(({ first }, index) =>
      first.make({ ...wanted, login: `admin${index}`, code: code ?? '' }),
    ),
  )
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(made.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { reason: 'already_set_up' },
  })
  expect(await here.users.all()).toHaveLength(1)
  expect([await here.first.code(), await there.first.code()]).toEqual([null, null])
})

it('the code may be copied in small letters and without its hyphen, and no other is taken', async () => {
  const { first } = await open()
  const code = (await first.code()) ?? ''
  for (const wrong of ['', code.slice(0, -1), `${code}X`])
    await expect(first.make({ ...wanted, code: wrong })).rejects.toMatchObject({
      reason: 'wrong_set_up_code',
    })
  const careless = code.toLowerCase().replace('-', ' ')
  expect(await first.make({ ...wanted, code: careless })).toMatch(/^usr_/)
})

it.each(['users', 'passwords'])(
  'an account whose making ended with the process before its %s is whole after the next start',
  async (collection) => {
    const { first } = await open(dyingAt(collection))
    const code = (await first.code()) ?? ''
    await expect(first.make({ ...wanted, code })).rejects.toThrow('dead')
    expect(await first.isNeeded()).toBe(false)

    const again = await open()
    const [user, ...others] = await again.users.all()
    expect([user?.login, user?.isAdministrator, others.length]).toEqual(['admin', true, 0])
    const passwords = await openPasswords(collections, { memoryKiB: 1024, passes: 1 })
    expect(await passwords.fitting(user?.id ?? null, wanted.password)).toBe(1)
    await expect(again.first.make({ ...wanted, code })).rejects.toMatchObject({ reason: 'already_set_up' })
  },
)
