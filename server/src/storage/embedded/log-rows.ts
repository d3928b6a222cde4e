import type { LogHead, LogRow } from '../../documents/update-log.store.js'
import type { Environment } from './environment.js'
import { measured, ordinalBytes } from './keys.js'

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
  return rowKeyAfter(measured(documentId), seq)
}

/** @param ofDocument what the keys of all its rows begin with */
export function rowKeyAfter(ofDocument: Buffer, seq: number): Buffer {
  const key = Buffer.allocUnsafe(ofDocument.length + ordinalBytes)
  key.set(ofDocument)
  key.writeUIntBE(seq, ofDocument.length, ordinalBytes)
  return key
}

const plain = /^\w*$/

type RowFacts = Omit<LogRow, 'seq' | 'frame'>

export function encodeRow({ author, at, kind, hash, frame }: LogRow): Buffer {
  // Every edit passes here: `JSON.stringify` is left to what needs an escape, and there is one piece of memory.
  const facts = plain.test(author)
    ? `{"author":"${author}","at":${at},"kind":"${kind}","hash":"${hash}"}`
    : JSON.stringify({ author, at, kind, hash } satisfies RowFacts)
  const length = Buffer.byteLength(facts)
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
