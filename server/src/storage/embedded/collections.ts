import {
  assertStorable,
  indexedValues,
  isStorableId,
  type Collection,
  type Collections,
  type CollectionSpec,
  type IndexedValue,
  type Inserted,
  type Stored,
} from '../../platform/collection.js'
import type { Environment, Table } from './environment.js'
import { digest, entriesUnder, named } from './keys.js'

/**
 * Collections in four tables of LMDB. Keys begin with the collection's name:
 *
 *   values    name, id                     → version, newline, JSON
 *   uniques   name, digest of values       → id
 *   lookups   name, digest of values, id   → (nothing)
 *   specs     name                         → the indexes that the entries above were made for
 *
 * Always true: an index entry and its value are written and removed in the same change.
 */
interface Tables {
  readonly values: Table
  readonly uniques: Table
  readonly lookups: Table
}

export function embeddedCollections(environment: Environment): Collections {
  const tables: Tables = {
    values: environment.table('values'),
    uniques: environment.table('uniques'),
    lookups: environment.table('lookups'),
  }
  const specs = environment.table('specs')
  const openedAs = new Map<string, string>()

  return {
    collection(spec) {
      assertSpec(spec)
      const indexes = JSON.stringify([spec.unique, spec.lookups])
      if ((openedAs.get(spec.name) ?? indexes) !== indexes) {
        throw new Error(`The collection ${spec.name} is already open with other indexes.`)
      }
      openedAs.set(spec.name, indexes)

      const storedIndexes = environment.read(() => specs.getBinary(named(spec.name)))?.toString()
      if (storedIndexes !== indexes) {
        environment.changeNow(() => {
          rebuildIndexes(tables, spec)
          void specs.put(named(spec.name), Buffer.from(indexes))
        })
      }
      return embeddedCollection(environment, tables, spec)
    },
  }
}

function embeddedCollection<T extends { id: string }>(
  environment: Environment,
  tables: Tables,
  spec: CollectionSpec<T>,
): Collection<T> {
  const read = (id: string) => readStored<T>(tables, named(spec.name, Buffer.from(id, 'utf8')))

  return {
    async insert(value) {
      const next = draft(spec, value)
      return environment.change((): Inserted => {
        if (read(next.id)) return { kind: 'duplicate', index: 'id' }
        const taken = takenIndex(tables, next)
        if (taken !== undefined) return { kind: 'duplicate', index: taken }
        return writeDraft(tables, next, 1)
      })
    },

    async get(id) {
      if (!isStorableId(id)) return null
      return environment.read(() => read(id))
    },

    async findOne(uniqueIndex, values) {
      const key = indexKey(spec, 'unique', uniqueIndex, values)
      return environment.read(() => {
        const owner = tables.uniques.getBinary(key)
        return owner ? read(owner.toString()) : null
      })
    },

    async find(lookupIndex, values) {
      const prefix = indexKey(spec, 'lookup', lookupIndex, values)
      return environment.read(() =>
        entriesUnder(tables.lookups, prefix).map(({ key }) => {
          const id = key.toString('utf8', prefix.length)
          const stored = read(id)
          if (!stored)
            throw new Error(`${spec.name}: the index ${lookupIndex} names a value that is not there.`)
          return stored
        }),
      )
    },

    async all() {
      return environment.read(() =>
        entriesUnder(tables.values, named(spec.name)).map(({ value }) => decodeStored<T>(value)),
      )
    },

    async replace(value, expectedVersion) {
      const next = draft(spec, value)
      return environment.change(() => {
        const stored = read(next.id)
        if (!stored) return { kind: 'missing' }
        if (stored.version !== expectedVersion) return { kind: 'conflict' }
        const taken = takenIndex(tables, next)
        if (taken !== undefined) return { kind: 'duplicate', index: taken }
        removeIndexEntries(tables, draft(spec, stored.value))
        return writeDraft(tables, next, stored.version + 1)
      })
    },

    async remove(id, expectedVersion) {
      if (!isStorableId(id)) return 'missing'
      return environment.change(() => {
        const stored = read(id)
        if (!stored) return 'missing'
        if (expectedVersion !== undefined && stored.version !== expectedVersion) return 'conflict'
        const last = draft(spec, stored.value)
        removeIndexEntries(tables, last)
        void tables.values.remove(last.key)
        return 'removed'
      })
    },
  }
}

/** A value with all the keys it takes, made at the moment of the call: later changes to it are not ours. */
interface Draft {
  readonly id: string
  readonly key: Buffer
  readonly json: string
  readonly uniques: readonly { readonly index: string; readonly key: Buffer }[]
  readonly lookups: readonly Buffer[]
}

function draft<T extends { id: string }>(spec: CollectionSpec<T>, value: T): Draft {
  assertStorable(value)
  const id = Buffer.from(value.id, 'utf8')
  const keysOf = (kind: 'unique' | 'lookup', indexes: CollectionSpec<T>['unique']) =>
    Object.entries(indexes).map(([index, fields]) => {
      const values = indexedValues(value, fields)
      return { index, values, key: indexKey(spec, kind, index, values) }
    })
  return {
    id: value.id,
    key: named(spec.name, id),
    json: JSON.stringify(value),
    uniques: keysOf('unique', spec.unique).filter(({ values }) => !values.includes(null)),
    lookups: keysOf('lookup', spec.lookups).map(({ key }) => Buffer.concat([key, id])),
  }
}

function indexKey<T extends { id: string }>(
  spec: CollectionSpec<T>,
  kind: 'unique' | 'lookup',
  index: string,
  values: readonly IndexedValue[],
): Buffer {
  const indexes = kind === 'unique' ? spec.unique : spec.lookups
  const fields = Object.hasOwn(indexes, index) ? indexes[index] : undefined
  if (!fields) throw new Error(`${spec.name} has no ${kind} index ${index}.`)
  if (fields.length !== values.length) throw new Error(`${spec.name}.${index} takes ${fields.length} values.`)
  return named(spec.name, digest(index, ...values))
}

/** The first unique index in which someone else has these values. */
function takenIndex(tables: Tables, { id, uniques }: Draft): string | undefined {
  return uniques.find(({ key }) => {
    const owner = tables.uniques.getBinary(key)
    return owner !== undefined && owner.toString() !== id
  })?.index
}

function writeDraft(tables: Tables, next: Draft, version: number): { kind: 'stored'; version: number } {
  void tables.values.put(next.key, Buffer.from(`${version}\n${next.json}`))
  writeIndexEntries(tables, next)
  return { kind: 'stored', version }
}

function writeIndexEntries(tables: Tables, { id, uniques, lookups }: Draft): void {
  for (const { key } of uniques) void tables.uniques.put(key, Buffer.from(id, 'utf8'))
  for (const key of lookups) void tables.lookups.put(key, present)
}

function removeIndexEntries(tables: Tables, { uniques, lookups }: Draft): void {
  for (const { key } of uniques) void tables.uniques.remove(key)
  for (const key of lookups) void tables.lookups.remove(key)
}

function rebuildIndexes<T extends { id: string }>(tables: Tables, spec: CollectionSpec<T>): void {
  const prefix = named(spec.name)
  for (const table of [tables.uniques, tables.lookups]) {
    for (const { key } of entriesUnder(table, prefix)) void table.remove(key)
  }
  for (const { value } of entriesUnder(tables.values, prefix)) {
    const stored = draft(spec, decodeStored<T>(value).value)
    const taken = takenIndex(tables, stored)
    if (taken !== undefined)
      throw new Error(`${spec.name}.${taken} cannot be unique: ${stored.id} is a second one.`)
    writeIndexEntries(tables, stored)
  }
}

function readStored<T>(tables: Tables, key: Buffer): Stored<T> | null {
  const bytes = tables.values.getBinary(key)
  return bytes ? decodeStored<T>(bytes) : null
}

function decodeStored<T>(bytes: Buffer): Stored<T> {
  const text = bytes.toString('utf8')
  const end = text.indexOf('\n')
  // Only `draft` writes here, and it took a T.
  return { value: JSON.parse(text.slice(end + 1)) as T, version: Number(text.slice(0, end)) }
}

function assertSpec<T extends { id: string }>(spec: CollectionSpec<T>): void {
  if (!/^[a-z][a-z0-9.-]{0,63}$/.test(spec.name)) throw new Error(`${spec.name} is no name for a collection.`)
  if (Object.hasOwn(spec.unique, 'id')) throw new Error(`${spec.name}: the id is unique by itself.`)
}

const present = Buffer.from([1])
