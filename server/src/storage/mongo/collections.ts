import type { Connection, mongo } from 'mongoose'
import {
  isStorableId,
  type Collection,
  type Collections,
  type CollectionSpec,
  type IndexedValue,
} from '../../platform/collection.js'
import { isDuplicate } from './duplicates.js'
import type { IndexMigrations, WantedIndex } from './indexes.js'
import {
  fieldName,
  fromDocument,
  keyName,
  keyText,
  toDocument,
  uniqueKeys,
  type ValueDocument,
} from './stored-values.js'

/**
 * Collections of values, each a collection of the database under its own name (see `stored-values.ts`).
 *
 * No mongoose schema stands over them: the capability has parsed its value, and what it keeps there must come
 * back as it went in. Filters are made of single values only, so nothing a person sent can act as an operator.
 */
export function mongoCollections(connection: Connection, migrations: IndexMigrations): Collections {
  const openedAs = new Map<string, string>()
  return {
    collection(spec) {
      assertSpec(spec)
      const indexes = JSON.stringify([spec.unique, spec.lookups])
      if ((openedAs.get(spec.name) ?? indexes) !== indexes) {
        throw new Error(`The collection ${spec.name} is already open with other indexes.`)
      }
      openedAs.set(spec.name, indexes)
      const documents = connection.getClient().db(connection.name).collection<ValueDocument>(spec.name)
      return mongoCollection(
        documents,
        spec,
        onceDone(() => migrateIndexes(documents, spec, migrations)),
      )
    },
  }
}

type Documents = mongo.Collection<ValueDocument>

function mongoCollection<T extends { id: string }>(
  documents: Documents,
  spec: CollectionSpec<T>,
  indexed: () => Promise<void>,
): Collection<T> {
  /** Runs a write again when the value that was in its way is gone by the time we look for it. */
  async function orTaken<R>(
    next: ValueDocument,
    write: () => Promise<R>,
  ): Promise<R | { kind: 'duplicate'; index: string }> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await write()
      } catch (failure) {
        if (!isDuplicate(failure)) throw failure
        const index = await takenIndex(documents, spec, next)
        if (index !== undefined) return { kind: 'duplicate', index }
        if (tries === mostTries) throw failure
      }
    }
  }

  return {
    async insert(value) {
      const next = toDocument(spec, value, 1)
      await indexed()
      return orTaken(next, async () => {
        await documents.insertOne(next)
        return { kind: 'stored', version: 1 }
      })
    },

    async get(id) {
      if (!isStorableId(id)) return null
      await indexed()
      const found = await documents.findOne({ _id: id })
      return found && fromDocument<T>(found)
    },

    async findOne(uniqueIndex, values) {
      const fields = fieldsOf(spec, 'unique', uniqueIndex, values)
      if (values.includes(null)) return null
      await indexed()
      const found = await documents.findOne({ [`_keys.${keyName(fields)}`]: keyText(values) })
      return found && fromDocument<T>(found)
    },

    async find(lookupIndex, values) {
      const fields = fieldsOf(spec, 'lookup', lookupIndex, values)
      await indexed()
      const filter = Object.fromEntries(fields.map((field, at) => [fieldName(field), single(values[at])]))
      return readInOrder<T>(documents, filter)
    },

    async all() {
      await indexed()
      return readInOrder<T>(documents, {})
    },

    async replace(value, expectedVersion) {
      const next = toDocument(spec, value, expectedVersion + 1)
      await indexed()
      return orTaken(next, async () => {
        const filter = { _id: next._id, _version: expectedVersion }
        const { matchedCount } = await documents.replaceOne(filter, next)
        if (matchedCount === 1) return { kind: 'stored', version: expectedVersion + 1 }
        return { kind: (await exists(documents, next._id)) ? 'conflict' : 'missing' }
      })
    },

    async remove(id, expectedVersion) {
      if (!isStorableId(id)) return 'missing'
      await indexed()
      const version = expectedVersion === undefined ? {} : { _version: expectedVersion }
      const { deletedCount } = await documents.deleteOne({ _id: id, ...version })
      if (deletedCount === 1) return 'removed'
      return expectedVersion !== undefined && (await exists(documents, id)) ? 'conflict' : 'missing'
    },
  }
}

/** The first unique index in which someone else has these values; "id" when it is the id itself. */
async function takenIndex<T extends { id: string }>(
  documents: Documents,
  spec: CollectionSpec<T>,
  next: ValueDocument,
): Promise<string | undefined> {
  // A replace keeps its own id; only an insert, version 1, can find it taken.
  if (next._version === 1 && (await exists(documents, next._id))) return 'id'
  for (const [index, fields] of Object.entries(spec.unique)) {
    const name = keyName(fields)
    const key = next._keys[name]
    if (key === undefined) continue
    const owner = await documents.findOne({ [`_keys.${name}`]: key }, { projection: { _id: 1 } })
    if (owner && owner._id !== next._id) return index
  }
  return undefined
}

async function exists(documents: Documents, id: string): Promise<boolean> {
  return (await documents.findOne({ _id: id }, { projection: { _id: 1 } })) !== null
}

/** Sorted here: servers do not agree on the order of letters beyond U+FFFF. */
async function readInOrder<T extends { id: string }>(
  documents: Documents,
  filter: Record<string, IndexedValue>,
) {
  const found = await documents.find(filter).toArray()
  return found
    .map((document) => ({ document, bytes: Buffer.from(document._id) }))
    .sort((left, right) => Buffer.compare(left.bytes, right.bytes))
    .map(({ document }) => fromDocument<T>(document))
}

async function migrateIndexes<T extends { id: string }>(
  documents: Documents,
  spec: CollectionSpec<T>,
  migrations: IndexMigrations,
): Promise<void> {
  const unique = Object.values(spec.unique).map((fields): WantedIndex => {
    const name = keyName(fields)
    return { name: `${name} unique`, fields: { [`_keys.${name}`]: 1 }, unique: true, sparse: true }
  })
  const lookups = Object.values(spec.lookups).map((fields): WantedIndex => {
    const names = fields.map((field) => fieldName(field))
    return { name: names.join('+'), fields: Object.fromEntries(names.map((name) => [name, 1])) }
  })
  const wanted = [...new Map([...unique, ...lookups].map((index) => [index.name, index])).values()]
  await migrations.migrate(documents as unknown as mongo.Collection, wanted, async ({ unique: isUnique }) => {
    if (isUnique) await writeMissingKeys(documents, spec)
  })
}

/** Gives values that were stored before an index was wanted their key in it. */
async function writeMissingKeys<T extends { id: string }>(
  documents: Documents,
  spec: CollectionSpec<T>,
): Promise<void> {
  const takenBy = new Map<string, string>()
  for await (const document of documents.find({})) {
    const keys = uniqueKeys(spec, fromDocument<T>(document).value)
    for (const [name, key] of Object.entries(keys)) {
      const place = `${name}=${key}`
      if (takenBy.has(place)) {
        throw new Error(`${spec.name}.${name} cannot be unique: ${document._id} is a second one.`)
      }
      takenBy.set(place, document._id)
    }
    if (JSON.stringify(keys) === JSON.stringify(document._keys)) continue
    // If the value changes meanwhile, whoever changes it writes the keys.
    await documents.updateOne({ _id: document._id, _version: document._version }, { $set: { _keys: keys } })
  }
}

function fieldsOf<T extends { id: string }>(
  spec: CollectionSpec<T>,
  kind: 'unique' | 'lookup',
  index: string,
  values: readonly IndexedValue[],
): readonly (keyof T & string)[] {
  const indexes = kind === 'unique' ? spec.unique : spec.lookups
  const fields = Object.hasOwn(indexes, index) ? indexes[index] : undefined
  if (!fields) throw new Error(`${spec.name} has no ${kind} index ${index}.`)
  if (fields.length !== values.length) throw new Error(`${spec.name}.${index} takes ${fields.length} values.`)
  return fields
}

function single(value: IndexedValue | undefined): IndexedValue {
  if (typeof value === 'object' && value !== null) throw new TypeError('Only single values can be looked up.')
  return value ?? null
}

function assertSpec<T extends { id: string }>(spec: CollectionSpec<T>): void {
  if (!/^[a-z][a-z0-9.-]{0,63}$/.test(spec.name)) throw new Error(`${spec.name} is no name for a collection.`)
  if (Object.hasOwn(spec.unique, 'id')) throw new Error(`${spec.name}: the id is unique by itself.`)
}

/** Begins at once; after a failure the next who needs it tries again, and hears of it if that fails too. */
function onceDone(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  const ask = (): Promise<void> => {
    if (done) return done
    const trying = work()
    done = trying
    trying.catch(() => {
      done = null
    })
    return trying
  }
  // Whoever uses the collection meets the failure.
  ask().catch(() => undefined)
  return ask
}

const mostTries = 5
