import { blobChunkSize } from '../../platform/blobs.js'
import type { Table } from './environment.js'
import { entriesUnder, ordinal } from './keys.js'

/**
 * Bytes of any length under one key, in parts: a value of many megabytes would need as many free pages in
 * a row. Within a change or a read, like all that touches tables.
 */
export function writeParts(table: Table, prefix: Buffer, bytes: Uint8Array): void {
  for (let at = 0, index = 0; at < bytes.length; at += blobChunkSize, index += 1) {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(blobChunkSize, bytes.length - at))
    void table.put(Buffer.concat([prefix, ordinal(index)]), part)
  }
}

/** A copy of what was written; throws unless it has this length. */
export function readParts(table: Table, prefix: Buffer, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const { value } of entriesUnder(table, prefix)) {
    if (at + value.length > length) throw new Error('Stored bytes are longer than they were.')
    bytes.set(value, at)
    at += value.length
  }
  if (at !== length) throw new Error(`Of ${length} stored bytes only ${at} are left.`)
  return bytes
}

export function removeParts(table: Table, prefix: Buffer): void {
  // Keys only, and all of them before the first removal.
  const end = Buffer.concat([prefix, Buffer.alloc(7, 0xff)])
  for (const key of Array.from(table.getKeys({ start: prefix, end }))) void table.remove(Buffer.from(key))
}
