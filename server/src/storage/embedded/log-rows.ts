import type { LogHead, LogRow } from '../../documents/update-log.store.js'
import type { Environment } from './environment.js'
import { measured, ordinal } from './keys.js'

/**
 * The tables of the document log:
 *
 *   log-rows            document id, seq          → length of the facts, facts in JSON, frame; loose rows only
 *   log-heads           document id               → facts of its last row in JSON
 *   log-images          document id               → facts of its image in JSON: the pointer
 *   log-image-parts     document id, index        → state vector and live state, in parts
 *   log-segments        document id, last seq     → facts of the segment in JSON
 *   log-segment-parts   document id, last seq, index → packed rows, in parts
 *   log-cut-tails       document id, number of the cut, seq → what was taken off, as it stood (0: the head)
 */
export type LogTables = ReturnType<typeof openLogTables>

export function openLogTables(environment: Environment) {
  return {
    rows: environment.table('log-rows'),
    heads: environment.table('log-heads'),
    images: environment.table('log-images'),
    imageParts: environment.table('log-image-parts'),
    segments: environment.table('log-segments'),
    segmentParts: environment.table('log-segment-parts'),
    cutTails: environment.table('log-cut-tails'),
  }
}

export function rowKey(documentId: string, seq: number): Buffer {
  return measured(documentId, ordinal(seq))
}

type RowFacts = Omit<LogRow, 'seq' | 'frame'>

export function encodeRow({ author, at, kind, hash, frame }: LogRow): Buffer {
  const facts = JSON.stringify({ author, at, kind, hash } satisfies RowFacts)
  const length = Buffer.byteLength(facts)
  // Every edit passes here: one piece of memory, not one for each part.
  const bytes = Buffer.allocUnsafe(4 + length + frame.length)
  bytes.writeUInt32BE(length)
  bytes.write(facts, 4)
  bytes.set(frame, 4 + length)
  return bytes
}

export function decodeRow(seq: number, bytes: Buffer): LogRow {
  const end = 4 + bytes.readUInt32BE()
  // Only `encodeRow` writes here.
  const { author, at, kind, hash } = JSON.parse(bytes.toString('utf8', 4, end)) as RowFacts
  return { seq, author, at, kind, frame: Uint8Array.from(bytes.subarray(end)), hash }
}

export function encodeHead({ seq, at, hash }: LogHead): Buffer {
  return Buffer.from(JSON.stringify({ seq, at, hash } satisfies LogHead))
}

export function decodeHead(bytes: Buffer): LogHead {
  // Only `encodeHead` writes here.
  const { seq, at, hash } = JSON.parse(bytes.toString('utf8')) as LogHead
  return { seq, at, hash }
}
