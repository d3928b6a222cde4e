import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditLogContract } from '../contract/audit-log.contract.js'
import { blobsContract } from '../contract/blobs.contract.js'
import { collectionContract } from '../contract/collection.contract.js'
import { historyImagesContract } from '../contract/history-images.contract.js'
import type { Opened } from '../contract/opened.js'
import { updateLogContract } from '../contract/update-log.contract.js'
import { openEmbeddedStore, type EmbeddedStore } from './index.js'

async function openPort<Port>(
  pick: (store: EmbeddedStore) => Port,
  now: () => number,
): Promise<Opened<Port>> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-contract-'))
  async function openAgain(): Promise<Opened<Port>> {
    const store = await openEmbeddedStore({ folder, purpose: 'production', now })
    return {
      port: pick(store),
      async reopen() {
        await store.close()
        return openAgain()
      },
      async close() {
        await store.close()
        await rm(folder, { recursive: true })
      },
    }
  }
  return openAgain()
}

collectionContract('the embedded store', () =>
  openPort(
    (store) => store.collections,
    () => 0,
  ),
)
updateLogContract('the embedded store', () =>
  openPort(
    (store) => store.updateLog,
    () => 0,
  ),
)
blobsContract('the embedded store', (now) => openPort((store) => store.blobs, now))
historyImagesContract('the embedded store', () =>
  openPort(
    (store) => store,
    () => 0,
  ),
)
auditLogContract('the embedded store', () =>
  openPort(
    (store) => store.collections,
    () => 0,
  ),
)
