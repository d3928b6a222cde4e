import type { mongo } from 'mongoose'
import type { WaitingLog } from './connection.js'
import { isDuplicate } from './duplicates.js'
import type { Models } from './models.js'

export interface WantedIndex {
  readonly name: string
  readonly fields: Readonly<Record<string, 1>>
  readonly unique?: boolean
  /** Leaves out documents without the field. */
  readonly sparse?: boolean
}

export interface IndexMigrations {
  /** The indexes of the log, the images and the blobs. */
  migrateModels(): Promise<void>
  /**
   * Makes the indexes that are missing, takes away those that this code once made and no longer wants.
   * `prepare` runs before a missing one is made. Several processes may do this at the same time.
   */
  migrate(
    collection: mongo.Collection,
    wanted: readonly WantedIndex[],
    prepare?: (index: WantedIndex) => Promise<void>,
  ): Promise<void>
}

/**
 * Indexes, compared at each start. The name of an index says all of its definition, so a changed definition
 * is another name; `schema_migrations` remembers which are ours, and an administrator's own are left alone.
 */
export function indexMigrations(
  models: Models,
  { now, log }: { now: () => number; log: WaitingLog | undefined },
): IndexMigrations {
  const recordId = (collection: string, index: string) => `${collection}/${index}`

  async function record(collectionName: string, index: string): Promise<void> {
    const _id = recordId(collectionName, index)
    try {
      await models.migrations.insertMany([{ _id, collectionName, index, appliedAt: new Date(now()) }], {
        lean: true,
      })
    } catch (failure) {
      if (!isDuplicate(failure)) throw failure
    }
  }

  async function takeAway(collection: mongo.Collection, index: string): Promise<void> {
    try {
      await collection.dropIndex(index)
    } catch (failure) {
      if (hasCode(failure, commandNotFound)) {
        log?.warn('store.index_left', { collection: collection.collectionName, index })
        return
      }
      if (!hasCode(failure, indexNotFound)) throw failure
    }
    await models.migrations.deleteOne({ _id: recordId(collection.collectionName, index) })
    log?.info('store.index_removed', { collection: collection.collectionName, index })
  }

  async function migrate(
    collection: mongo.Collection,
    wanted: readonly WantedIndex[],
    prepare?: (index: WantedIndex) => Promise<void>,
  ): Promise<void> {
    const name = collection.collectionName
    const present = new Set(await listIndexes(collection))
    const recorded = await models.migrations.find({ collectionName: name }).lean()
    const ours = new Set(recorded.map(({ index }) => index))
    for (const index of wanted) {
      if (present.has(index.name) && ours.has(index.name)) continue
      await prepare?.(index)
      await collection.createIndex(index.fields, optionsOf(index))
      await record(name, index.name)
      log?.info('store.index_made', { collection: name, index: index.name })
    }
    for (const index of ours) {
      if (!wanted.some((each) => each.name === index)) await takeAway(collection, index)
    }
  }

  return {
    migrate,
    async migrateModels() {
      for (const model of Object.values(models) as Models['batches'][]) {
        const wanted = model.schema.indexes().map(([fields, options]) => ({
          name: `${Object.keys(fields).join('+')}${options.unique ? ' unique' : ''}`,
          fields: fields as Record<string, 1>,
          unique: options.unique === true,
        }))
        if (wanted.length > 0) await migrate(model.collection, wanted)
      }
    },
  }
}

async function listIndexes(collection: mongo.Collection): Promise<string[]> {
  try {
    return (await collection.indexes()).flatMap(({ name }) => name ?? [])
  } catch (failure) {
    // A collection begins to be with its first index or document.
    if (hasCode(failure, namespaceNotFound)) return []
    throw failure
  }
}

function optionsOf({ name, unique, sparse }: WantedIndex): mongo.CreateIndexesOptions {
  return { name, ...(unique ? { unique } : {}), ...(sparse ? { sparse } : {}) }
}

function hasCode(failure: unknown, code: number): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === code
}

const namespaceNotFound = 26
const indexNotFound = 27
const commandNotFound = 59
