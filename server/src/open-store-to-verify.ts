/** The store that a command for operators looks into: nobody else may have its folder open. */
import { wallClock } from './platform/clock.js'
import { readConfig } from './platform/config.js'
import { openEmbeddedStore } from './storage/embedded/index.js'
import type { Store } from './storage/store.js'

/** Where the server for real use, or the demonstration, keeps its data. */
export async function openStoreToVerify(isDemonstration: boolean): Promise<Store> {
  const config = isDemonstration ? readConfig(process.env) : readConfig(process.env, 'real use')
  const purpose = isDemonstration ? 'demonstration' : 'production'
  const now = (): number => wallClock.now()
  const { mongodbUri: uri, databaseWaitMs: waitMs } = config
  if (isDemonstration || uri === null) return openEmbeddedStore({ folder: config.dataFolder, purpose, now })
  const { openMongoStore } = await import('./storage/mongo/index.js')
  return openMongoStore({ uri, purpose, now, waitMs })
}
