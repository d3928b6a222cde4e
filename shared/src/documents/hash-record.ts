/**
 * The hash of a canonical record, the same wherever it is computed: what a document says, not how Yjs
 * came to it [SYNC-6]. By a library, since a page over plain HTTP has no WebCrypto [M24].
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { CanonicalRecord } from './record.js'

/** SHA-256 in hex over the record as JSON with sorted keys and no spaces. */
export function hashRecord(record: CanonicalRecord): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(record))))
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
  return `{${entries.join(',')}}`
}
