import { createHash } from 'node:crypto'
import type { Database } from 'lmdb'

/** Byte keys in which no part can run into the next, whatever text people or attackers choose. */

/** A name, and what follows. The name holds no NUL (see `collections.ts`), so it ends where it says. */
export function named(name: string, ...rest: Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(name, 'utf8'), nul, ...rest])
}

/** Text of any content before more key: its length goes first, so "a" is no prefix of "ab". */
export function measured(text: string, ...rest: Uint8Array[]): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes, ...rest])
}

export function readMeasured(key: Uint8Array): string {
  const bytes = Buffer.from(key)
  return bytes.toString('utf8', 2, 2 + bytes.readUInt16BE())
}

/** Any values in 32 bytes: types stay apart ("1" and 1), long texts fit, separators mean nothing. */
export function digest(...values: unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(values)).digest()
}

/** Big-endian: keys sort as the numbers do, up to 2^48. */
export const ordinalBytes = 6

export function ordinal(number: number): Buffer {
  const bytes = Buffer.alloc(ordinalBytes)
  bytes.writeUIntBE(number, 0, ordinalBytes)
  return bytes
}

export function readOrdinal(key: Uint8Array): number {
  return Buffer.from(key).readUIntBE(key.length - ordinalBytes, ordinalBytes)
}

export interface Entry {
  readonly key: Buffer
  readonly value: Buffer
}

/** The entries whose keys begin with the prefix, in order of bytes; copies. `after` leaves out up to that key. */
export function entriesUnder(
  table: Database<Buffer, Buffer>,
  prefix: Buffer,
  { after, limit }: { after?: Buffer | undefined; limit?: number | undefined } = {},
): Entry[] {
  // LMDB has no empty keys, so NUL is the first one there can be.
  const start = after ? Buffer.concat([after, nul]) : prefix.length > 0 ? prefix : nul
  const range = { start, ...endOf(prefix), ...(limit === undefined ? {} : { limit }) }
  const entries: Entry[] = []
  for (const { key, value } of table.getRange(range)) {
    entries.push({ key: Buffer.from(key), value: Buffer.from(value) })
  }
  return entries
}

/** The first key after all with this prefix; none after an empty one. */
function endOf(prefix: Buffer): { end: Buffer } | Record<string, never> {
  for (let last = prefix.length - 1; last >= 0; last -= 1) {
    const byte = prefix[last]
    if (byte === undefined || byte === 0xff) continue
    return { end: Buffer.concat([prefix.subarray(0, last), Buffer.from([byte + 1])]) }
  }
  return {}
}

const nul = Buffer.from([0])
