import type { UpdateLog } from '../../documents/update-log.store.js'
import type { Blobs } from '../../platform/blobs.js'
import type { Collections } from '../../platform/collection.js'
import { embeddedBlobs } from './blobs.js'
import { embeddedCollections } from './collections.js'
import { openDataFolder, type Purpose } from './data-folder.js'
import { openEnvironment } from './environment.js'
import { embeddedUpdateLog } from './update-log.js'

export { DataFolderError, type Purpose } from './data-folder.js'
export { emptyStore } from './empty-store.js'

export interface EmbeddedStore {
  readonly collections: Collections
  readonly updateLog: UpdateLog
  readonly blobs: Blobs
  /** Writes what is under way, closes, and frees the folder. Calls made afterwards are rejected. */
  close(): Promise<void>
}

export interface EmbeddedStoreOptions {
  readonly folder: string
  readonly purpose: Purpose
  /** The instant in ms, for the age of blobs. */
  readonly now: () => number
  readonly log?: { warn(event: string, facts: Record<string, unknown>): void }
}

/** Opens the store in a folder of its own, or throws a `DataFolderError` that says what to do. */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { folder, purpose, now, log } = options
  const dataFolder = await openDataFolder(folder, purpose)
  try {
    if (dataFolder.takenOver.length > 0) log?.warn('store.taken_over', { locks: dataFolder.takenOver })
    const environment = await openEnvironment(folder)
    return {
      collections: embeddedCollections(environment),
      updateLog: embeddedUpdateLog(environment),
      blobs: embeddedBlobs(environment, now),
      async close() {
        await environment.close()
        await dataFolder.release()
      },
    }
  } catch (failure) {
    await dataFolder.release()
    throw failure
  }
}
