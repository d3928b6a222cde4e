import type { Purpose, Store } from '../store.js'
import { mongoBlobs } from './blobs.js'
import { cleanUpLog } from './clean-up-log.js'
import { mongoCollections } from './collections.js'
import { connectWhenThere, explainStart, type WaitingLog } from './connection.js'
import { indexMigrations } from './indexes.js'
import { claimDatabase } from './manifest.js'
import { openModels } from './models.js'
import { mongoUpdateLog } from './update-log.js'

export { StoreError } from './store-error.js'

export interface MongoStoreOptions {
  /** With the name of the database: `mongodb://host:27017/tandem?replicaSet=rs0`. */
  readonly uri: string
  readonly purpose: Purpose
  /** The instant in ms, for the age of blobs and of what a crash left behind. */
  readonly now: () => number
  readonly log?: WaitingLog
  /** How long to wait for the database at start. */
  readonly waitMs?: number
}

const waitMsAtStart = 60_000

/** Opens the store in the database that the address names, or throws a `StoreError` that says what to do. */
export async function openMongoStore(options: MongoStoreOptions): Promise<Store> {
  const { uri, purpose, now, log, waitMs = waitMsAtStart } = options
  const connection = await connectWhenThere(uri, { log, waitMs })
  try {
    const models = openModels(connection)
    await claimDatabase(models, purpose)
    const migrations = indexMigrations(models, { now, log })
    await migrations.migrateModels()
    await cleanUpLog(models, now())
    const updateLog = mongoUpdateLog(models, now)
    for (const tail of await updateLog.cutTornTails()) log?.warn('log.tail_cut', { ...tail })
    return {
      collections: mongoCollections(connection, migrations),
      updateLog,
      blobs: mongoBlobs(models, now),
      close: () => connection.close(),
    }
  } catch (failure) {
    await connection.close()
    throw explainStart(uri, failure)
  }
}
