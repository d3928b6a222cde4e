import type { Purpose } from '../store.js'
import { isDuplicate } from './duplicates.js'
import type { Models } from './models.js'
import { StoreError } from './store-error.js'

export const storeVersion = 1

/** Marks an empty database as ours and says for what; refuses one that is marked otherwise [M16]. */
export async function claimDatabase(models: Models, purpose: Purpose): Promise<void> {
  const found = await findManifest(models)
  if (found) return assertOurs(found, purpose)
  if (await models.batches.findOne().select({ _id: 1 }).lean()) {
    throw new StoreError(
      'damaged',
      'The database has documents but no store_manifest to say whose they are. Nothing was changed. ' +
        'Restore the database from a backup, or give Tandem another one.',
    )
  }
  try {
    await models.manifests.insertMany([{ _id: manifestId, storeVersion, purpose }], { lean: true })
  } catch (failure) {
    // Another process started at the same time; what it wrote counts.
    if (!isDuplicate(failure)) throw failure
    const written = await findManifest(models)
    if (!written) throw failure
    assertOurs(written, purpose)
  }
}

const manifestId = 'tandem'

async function findManifest(models: Models): Promise<{ storeVersion: number; purpose: string } | null> {
  return models.manifests.findOne({ _id: manifestId }).lean()
}

function assertOurs(found: { storeVersion: number; purpose: string }, wanted: Purpose): void {
  if (found.storeVersion > storeVersion) {
    throw new StoreError(
      'newer_version',
      `The database was written by a newer Tandem (store version ${found.storeVersion}, this one knows ` +
        `${storeVersion}). Start the newer Tandem, or give this one another database.`,
    )
  }
  if (found.purpose === wanted) return
  throw new StoreError(
    'wrong_purpose',
    found.purpose === 'demonstration'
      ? 'The database belongs to the demonstration and its invented people. ' +
          'Give Tandem another database for real work.'
      : 'The database holds real work, and the demonstration would mix invented people into it. ' +
          'Give the demonstration another database.',
  )
}
