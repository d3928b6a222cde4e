import { afterAll, beforeAll, describe } from 'vitest'
import { type MongoServer, startMongoServer, isMongoHere } from '../../testing/mongo-server.js'
import { auditLogContract } from '../contract/audit-log.contract.js'
import { blobsContract } from '../contract/blobs.contract.js'
import { collectionContract } from '../contract/collection.contract.js'
import { historyImagesContract } from '../contract/history-images.contract.js'
import type { Opened } from '../contract/opened.js'
import { updateLogContract } from '../contract/update-log.contract.js'
import type { Store } from '../store.js'
import { openMongoStore } from './index.js'

describe.runIf(isMongoHere())('the store in MongoDB', () => {
  let server: MongoServer
  beforeAll(async () => {
    server = await startMongoServer()
  })
  afterAll(() => server.stop())

  async function openPort<Port>(
    pick: (store: Store) => Port,
    now: () => number = () => 0,
  ): Promise<Opened<Port>> {
    const uri = server.newDatabase()
    async function openAgain(): Promise<Opened<Port>> {
      const store = await openMongoStore({ uri, purpose: 'production', now, waitMs: 5000 })
      return {
        port: pick(store),
        async reopen() {
          await store.close()
          return openAgain()
        },
        close: () => store.close(),
      }
    }
    return openAgain()
  }

  auditLogContract('MongoDB', () => openPort((store) => store.collections))
  collectionContract('MongoDB', () => openPort((store) => store.collections))
  updateLogContract('MongoDB', () => openPort((store) => store.updateLog))
  blobsContract('MongoDB', (now) => openPort((store) => store.blobs, now))
  historyImagesContract('MongoDB', () => openPort((store) => store))
})
