import { expect, it } from 'vitest'
import { memoryCollections } from '../testing/memory-collections.js'
import { openRightsRevision } from './rights-revision.js'

it('the revision of rights rises with every change, whichever process made it [PERM-8]', async () => {
  const collections = memoryCollections()
  const [here, there] = [openRightsRevision(collections), openRightsRevision(collections)]
  expect(await here.read()).toBe(0)
  await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).bump()))
  expect([await here.read(), await there.read()]).toEqual([20, 20])
})
