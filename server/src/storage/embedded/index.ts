import type { Purpose, Store } from '../store.js'
import { embeddedBlobs } from './blobs.js'
import { embeddedCollections } from './collections.js'
import { openDataFolder } from './data-folder.js'
import { type Environment, openEnvironment } from './environment.js'
import { embeddedUpdateLog } from './update-log.js'

export type { Purpose } from '../store.js'
export { DataFolderError } from './data-folder.js'
export { emptyStore } from './empty-store.js'

/** The store in a folder; closing frees the folder. */
export type EmbeddedStore = Store

export interface EmbeddedStoreOptions {
  readonly folder: string
  readonly purpose: Purpose
  /** The instant in ms, for the age of blobs. */
  readonly now: () => number
  readonly log?: { warn(event: string, facts: Record<string, unknown>): void }
}

/** Opens the store in a folder of its own, or throws a `DataFolderError` that says what to do. */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { folder, purpose, log } = options
  const dataFolder = await openDataFolder(folder, purpose)
  try {
    if (dataFolder.takenOver.length > 0) log?.warn('store.taken_over', { locks: dataFolder.takenOver })
    return await openOver(await openEnvironment(folder), options, () => dataFolder.release())
  } catch (failure) {
    await dataFolder.release()
    throw failure
  }
}

async function openOver(
  environment: Environment,
  { now, log }: EmbeddedStoreOptions,
  release: () => Promise<void>,
): Promise<EmbeddedStore> {
  try {
    const updateLog = embeddedUpdateLog(environment)
    for (const tail of await updateLog.cutTornTails()) log?.warn('log.tail_cut', { ...tail })
    return {
      collections: embeddedCollections(environment),
      updateLog,
      blobs: embeddedBlobs(environment, now),
      async close() {
        await environment.close()
        await release()
      },
    }
  } catch (failure) {
    await environment.close()
    throw failure
  }
}
