/**
 * The port for everything that is kept as single values by id: members, groups, commitments, comments.
 *
 * Always true, in every adapter:
 *  1. A promise resolves only when its effect is on disk; a crash afterwards takes nothing back [SYNC-1].
 *  2. One call is one change: the value and all its index entries, or nothing. A rejected promise stored nothing.
 *  3. There is no transaction over several calls or collections. What must change together is one value.
 *  4. Reads see every change whose promise has resolved, and never half of one. What they return is a copy.
 *  5. What is written is taken at the moment of the call; changing the object afterwards changes nothing stored.
 */
export interface Collections {
  /** Opens a collection. Indexes new in the spec also find what was stored before. One spec per name. */
  collection<T extends { id: string }>(spec: CollectionSpec<T>): Collection<T>
}

export interface Collection<T extends { id: string }> {
  /** Stores a new value as version 1. Of many concurrent inserts on one unique key exactly one is stored. */
  insert(value: T): Promise<Inserted>
  get(id: string): Promise<Stored<T> | null>
  /** The one value with these values in a unique index, in the order of its fields; null never matches. */
  findOne(uniqueIndex: string, values: readonly IndexedValue[]): Promise<Stored<T> | null>
  /** All exact matches, ordered by id (bytes of UTF-8). An absent field counts as null. */
  find(lookupIndex: string, values: readonly IndexedValue[]): Promise<Stored<T>[]>
  /** Everything, ordered by id (bytes of UTF-8). For small collections and for start-up. */
  all(): Promise<Stored<T>[]>
  /** Replaces the whole value if it is still the version the caller has read. */
  replace(value: T, expectedVersion: number): Promise<Replaced>
  /** Removes the value and frees its unique keys; with a version, only if it is still that one. */
  remove(id: string, expectedVersion?: number): Promise<'removed' | 'conflict' | 'missing'>
}

/**
 * Index name → fields. A unique index is not enforced for a value with null in one of its fields.
 * The name `id` is taken: it is what an outcome calls the id itself.
 */
export interface CollectionSpec<T extends { id: string }> {
  readonly name: string
  readonly unique: Readonly<Record<string, readonly (keyof T & string)[]>>
  readonly lookups: Readonly<Record<string, readonly (keyof T & string)[]>>
}

/** The version counts from 1. An id removed and inserted again starts at 1 again: ids are not for reuse. */
export interface Stored<T> {
  readonly value: T
  readonly version: number
}

export type IndexedValue = string | number | boolean | null

export type Inserted =
  | { readonly kind: 'stored'; readonly version: number }
  | { readonly kind: 'duplicate'; readonly index: string }

export type Replaced = Inserted | { readonly kind: 'conflict' } | { readonly kind: 'missing' }

/** In bytes of UTF-8: LMDB's keys end at 1978 bytes, and an index key also holds the collection's name. */
export const longestId = 1000

/** Whether a value can have this id. An id that cannot be stored is simply not found. */
export function isStorableId(id: string): boolean {
  const bytes = Buffer.from(id, 'utf8')
  // A lone surrogate becomes U+FFFD in UTF-8: two such ids would be one key.
  return bytes.length > 0 && bytes.length <= longestId && bytes.toString('utf8') === id
}

/** Throws unless the value comes back from every store as it went in: plain JSON, and an id that fits. */
export function assertStorable(value: { id: string }): void {
  if (!isStorableId(value.id)) throw new TypeError(`An id is 1 to ${longestId} bytes of well-formed text.`)
  assertPlain(value, 'value')
}

function assertPlain(part: unknown, path: string): void {
  if (part === null || typeof part === 'string' || typeof part === 'boolean') return
  if (typeof part === 'number' && Number.isFinite(part)) return
  if (Array.isArray(part)) return part.forEach((element, at) => assertPlain(element, `${path}[${at}]`))
  if (isPlainObject(part)) {
    for (const [name, field] of Object.entries(part)) {
      if (field !== undefined) assertPlain(field, `${path}.${name}`)
    }
    return
  }
  throw new TypeError(
    `${path} cannot be stored: only plain objects, arrays, text, finite numbers, booleans, null.`,
  )
}

function isPlainObject(part: unknown): part is object {
  if (typeof part !== 'object' || part === null) return false
  const prototype: unknown = Object.getPrototypeOf(part)
  return prototype === Object.prototype || prototype === null
}

/** What an index sees of a value, in the order of its fields. */
export function indexedValues<T>(value: T, fields: readonly (keyof T & string)[]): IndexedValue[] {
  return fields.map((field) => {
    const part: unknown = value[field] ?? null
    if (part === null || typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean')
      return part
    throw new TypeError(`${field} cannot be indexed: only text, numbers, booleans, null.`)
  })
}
