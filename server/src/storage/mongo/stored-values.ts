import { createHash } from 'node:crypto'
import {
  assertStorable,
  indexedValues,
  type CollectionSpec,
  type IndexedValue,
  type Stored,
} from '../../platform/collection.js'

/**
 * A value as a document: its fields under their own names, its id as `_id`, and two fields of ours.
 *
 *   _version   counts from 1
 *   _keys      for each unique index, by its fields joined with "+", the values as JSON text; none with null
 */
export interface ValueDocument {
  _id: string
  _version: number
  _keys: Record<string, string>
  [field: string]: unknown
}

/** Taken at the moment of the call: the document shares nothing with the value. */
export function toDocument<T extends { id: string }>(
  spec: CollectionSpec<T>,
  value: T,
  version: number,
): ValueDocument {
  assertStorable(value)
  // Through JSON like the embedded store: absent fields stay absent, and -0 is 0 in both.
  const { id, ...fields } = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
  return {
    ...(encodeFields(fields, isOurs) as Record<string, unknown>),
    _id: String(id),
    _version: version,
    _keys: uniqueKeys(spec, value),
  }
}

export function fromDocument<T extends { id: string }>(document: ValueDocument): Stored<T> {
  const { _id, _version, _keys, ...fields } = document
  // Only `toDocument` writes here, and it took a T.
  return { value: { id: _id, ...(decodeFields(fields) as object) } as unknown as T, version: _version }
}

/** The unique keys a value takes: one text for each index of whose values none is null. */
export function uniqueKeys<T extends { id: string }>(
  spec: CollectionSpec<T>,
  value: T,
): Record<string, string> {
  const keys: Record<string, string> = {}
  for (const fields of Object.values(spec.unique)) {
    const values = indexedValues(value, fields)
    if (!values.includes(null)) keys[keyName(fields)] = keyText(values)
  }
  return keys
}

export function keyName(fields: readonly string[]): string {
  return fields.map(encodeName).join('+')
}

/** JSON keeps types and parts apart. Long ones by their hash: some servers end a key at 2 KB. */
export function keyText(values: readonly IndexedValue[]): string {
  const text = JSON.stringify(values)
  return text.length <= longestReadableKey
    ? text
    : `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** The name under which a field of a value stands in the document. */
export function fieldName(field: string): string {
  return field === 'id' ? '_id' : isOurs(field) ? `%5F${encodeName(field.slice(1))}` : encodeName(field)
}

const longestReadableKey = 400

function isOurs(name: string): boolean {
  return name.startsWith('_')
}

/** What a name may not hold everywhere (a dot, a leading dollar, NUL) is written as in web addresses. */
function encodeName(name: string): string {
  const encoded = name.replaceAll('%', '%25').replaceAll('.', '%2E').replaceAll('\u0000', '%00')
  return encoded.startsWith('$') ? `%24${encoded.slice(1)}` : encoded
}

function decodeName(name: string): string {
  return name.replaceAll(/%(25|2E|24|00|5F)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function encodeFields(part: unknown, isReserved: (name: string) => boolean = () => false): unknown {
  return renamed(
    part,
    (name) => (isReserved(name) ? `%5F${encodeName(name.slice(1))}` : encodeName(name)),
    encodeFields,
  )
}

function decodeFields(part: unknown): unknown {
  return renamed(part, decodeName, decodeFields)
}

function renamed(
  part: unknown,
  rename: (name: string) => string,
  inside: (part: unknown) => unknown,
): unknown {
  if (Array.isArray(part)) return part.map((element) => inside(element))
  if (typeof part !== 'object' || part === null) return part
  // Entries and not assignment: a field called __proto__ is a field like any other.
  return Object.fromEntries(Object.entries(part).map(([name, field]) => [rename(name), inside(field)]))
}
