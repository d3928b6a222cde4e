import {
  assertStorable,
  type Collection,
  type Collections,
  type CollectionSpec,
  indexedValues,
  type Stored,
} from '../platform/collection.js'

/** The collection port in memory, for tests of what stands on it. The port's own contract suite proves the stores. */
export function memoryCollections(): Collections {
  const opened = new Map<string, unknown>()
  return {
    collection<T extends { id: string }>(spec: CollectionSpec<T>): Collection<T> {
      const known = opened.get(spec.name) as Collection<T> | undefined
      const collection = known ?? memoryCollection(spec)
      opened.set(spec.name, collection)
      return collection
    },
  }
}

function memoryCollection<T extends { id: string }>(spec: CollectionSpec<T>): Collection<T> {
  const values = new Map<string, Stored<T>>()
  const copy = (stored: Stored<T>): Stored<T> => structuredClone(stored)
  const inOrder = (): Stored<T>[] =>
    [...values.values()].toSorted((a, b) => (a.value.id < b.value.id ? -1 : 1))
  const keyOf = (value: T, fields: readonly (keyof T & string)[]): string =>
    JSON.stringify(indexedValues(value, fields))

  function duplicateOf(value: T): string | null {
    for (const [index, fields] of Object.entries(spec.unique)) {
      if (indexedValues(value, fields).includes(null)) continue
      const key = keyOf(value, fields)
      const isTaken = [...values.values()].some(
        (other) => other.value.id !== value.id && keyOf(other.value, fields) === key,
      )
      if (isTaken) return index
    }
    return null
  }

  function write(
    value: T,
    version: number,
  ): { kind: 'stored'; version: number } | { kind: 'duplicate'; index: string } {
    assertStorable(value)
    const index = duplicateOf(value)
    if (index !== null) return { kind: 'duplicate', index }
    values.set(value.id, structuredClone({ value, version }))
    return { kind: 'stored', version }
  }

  return {
    insert: async (value) => (values.has(value.id) ? { kind: 'duplicate', index: 'id' } : write(value, 1)),
    get: async (id) => (values.has(id) ? copy(values.get(id)!) : null),
    findOne: async (index, wanted) =>
      inOrder()
        .map(copy)
        .find(({ value }) => keyOf(value, spec.unique[index] ?? []) === JSON.stringify(wanted)) ?? null,
    find: async (index, wanted) =>
      inOrder()
        .map(copy)
        .filter(({ value }) => keyOf(value, spec.lookups[index] ?? []) === JSON.stringify(wanted)),
    all: async () => inOrder().map(copy),
    async replace(value, expectedVersion) {
      const before = values.get(value.id)
      if (!before) return { kind: 'missing' }
      return before.version === expectedVersion ? write(value, expectedVersion + 1) : { kind: 'conflict' }
    },
    async remove(id, expectedVersion) {
      const before = values.get(id)
      if (!before) return 'missing'
      if (expectedVersion !== undefined && before.version !== expectedVersion) return 'conflict'
      values.delete(id)
      return 'removed'
    },
  }
}
