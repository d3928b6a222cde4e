/** The demonstration on either store, closed and opened again: for what must be there as it was. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Parts } from '../parts.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import { openMongoStore } from '../storage/mongo/index.js'
import type { Store } from '../storage/store.js'
import { type DemonstrationStore, openDemonstration } from './demonstration-store.js'
import { isMongoHere, type MongoServer, startMongoServer } from './mongo-server.js'

interface OnBothStores {
  /** Before it is closed. */
  whileNew?: (parts: Parts) => Promise<void>
}

/** @param tests of the demonstration, which is there once the first of them begins */
export function onBothStores(
  about: string,
  tests: (demonstration: () => DemonstrationStore) => void,
  { whileNew }: OnBothStores = {},
): void {
  const opens = { purpose: 'demonstration', now: () => Date.now() } as const

  function on(name: string, isHere: boolean, open: () => Promise<Store>, close: () => Promise<void>): void {
    describe.runIf(isHere)(`${about} in ${name}, after closing and opening`, () => {
      let demonstration: DemonstrationStore
      beforeAll(async () => {
        demonstration = await openDemonstration(await open(), true)
        await whileNew?.(demonstration.parts)
        await demonstration.close()
        demonstration = await openDemonstration(await open(), false)
      })
      afterAll(async () => {
        await demonstration.close()
        await close()
      })
      tests(() => demonstration)
    })
  }

  let folder = ''
  on(
    'the embedded store',
    true,
    async () => {
      folder ||= await mkdtemp(path.join(tmpdir(), 'tandem-both-stores-'))
      return openEmbeddedStore({ folder, ...opens })
    },
    () => rm(folder, { recursive: true }),
  )

  let mongo: MongoServer | null = null
  let uri = ''
  on(
    'MongoDB',
    isMongoHere(),
    async () => {
      mongo ??= await startMongoServer()
      uri ||= mongo.newDatabase()
      return openMongoStore({ uri, ...opens, waitMs: 5000 })
    },
    async () => mongo?.stop(),
  )
}
