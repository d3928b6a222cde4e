/**
 * Reads an update in Yjs' V1 encoding to its last byte, deletions included, without Yjs and without
 * building anything Yjs would build [SYNC-3]. What it refuses never reaches the document: lengths of
 * zero, counts that cannot be true, contents no editor of ours writes.
 *
 * The encoding: clients, each with a run of structs from one clock on; then ranges of deleted clocks.
 */
import type { AllowedType } from '@tandem/shared/documents'
import { largestFrameBytes, mostClientsInFrame, mostStructsInFrame, refuse } from '@tandem/shared/protocol'
import { ByteReader } from './byte-reader.js'

export interface Id {
  readonly client: number
  readonly clock: number
}

export interface ReadStruct extends Id {
  readonly length: number
  readonly content: Content
  readonly origin: Id | null
  readonly rightOrigin: Id | null
  /** A root's name, the id of a type, or null: taken from the neighbours. */
  readonly parent: string | Id | null
  /** The key under the parent, where the parent is a map. */
  readonly key: string | null
}

/** What a struct brings. */
export type Content =
  /** Collected before it was ever sent, honest after offline work; it stands nowhere. */
  | { readonly is: 'gone' }
  /** Deleted before it was ever sent. */
  | { readonly is: 'deleted' }
  | { readonly is: 'letters'; readonly text: string }
  /** From here on the letters have this mark; null: no longer. */
  | { readonly is: 'mark'; readonly name: string; readonly value: unknown }
  | { readonly is: 'type'; readonly container: AllowedType['is']; readonly name: string | null }
  | { readonly is: 'values'; readonly values: readonly unknown[] }

export interface DeletedRange extends Id {
  readonly length: number
}

export interface ReadUpdate {
  /** Client → its run, without holes, by clock. */
  readonly runs: ReadonlyMap<number, readonly ReadStruct[]>
  readonly deleted: readonly DeletedRange[]
}

/** Yjs draws client ids from 32 bits. */
const highestClient = 0xffff_ffff
/** Far beyond what anyone types in a lifetime; keeps ranges that would be walked for ever out. */
const highestClock = 2 ** 32
/** Names of roots, keys, marks and elements are short words and ids. */
const longestName = 256
/** Values of an agenda are words, numbers and short lists of words. */
const longestValue = 10_000

const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasKey = 0x20
const contentBits = 0x1f
const content = { collected: 0, deleted: 1, string: 4, format: 6, type: 7, any: 8, skip: 10 } as const
const containers: Readonly<Record<number, AllowedType['is']>> = {
  1: 'map',
  3: 'element',
  4: 'fragment',
  6: 'text',
}
const gone: Content = { is: 'gone' }
const deletedContent: Content = { is: 'deleted' }

export function readUpdate(bytes: Uint8Array): ReadUpdate {
  if (bytes.length > largestFrameBytes) throw refuse('too_large')
  const reader = new ByteReader(bytes)
  const runs = readRuns(reader)
  const deleted = readDeleted(reader)
  if (!reader.isAtEnd) throw refuse('update_malformed')
  return { runs, deleted }
}

function readRuns(reader: ByteReader): ReadUpdate['runs'] {
  const runs = new Map<number, ReadStruct[]>()
  const clients = reader.uint()
  if (clients > mostClientsInFrame) throw refuse('too_large')
  let structs = 0
  for (let run = 0; run < clients; run += 1) {
    const count = reader.uint()
    structs += count
    if (structs > mostStructsInFrame) throw refuse('too_large')
    const client = readClient(reader)
    // Yjs would forget the first run of a client that comes twice.
    if (count === 0 || runs.has(client)) throw refuse('update_malformed')
    runs.set(client, readRun(reader, client, count))
  }
  return runs
}

function readRun(reader: ByteReader, client: number, count: number): ReadStruct[] {
  const run: ReadStruct[] = []
  let clock = reader.uint()
  for (let index = 0; index < count; index += 1) {
    const struct = readStruct(reader, client, clock)
    clock += struct.length
    if (struct.length === 0 || clock > highestClock) throw refuse('update_malformed')
    run.push(struct)
  }
  return run
}

function readStruct(reader: ByteReader, client: number, clock: number): ReadStruct {
  const info = reader.byte()
  const kind = info & contentBits
  if (kind === content.skip) throw refuse('update_gap')
  if (kind === content.collected) {
    const length = reader.uint()
    return { client, clock, length, content: gone, origin: null, rightOrigin: null, parent: null, key: null }
  }
  const origin = info & hasOrigin ? readId(reader) : null
  const rightOrigin = info & hasRightOrigin ? readId(reader) : null
  let parent: string | Id | null = null
  let key: string | null = null
  if (!origin && !rightOrigin) {
    parent = readParent(reader)
    if (info & hasKey) key = reader.text(longestName)
  }
  const { brings, length } = readContent(reader, kind)
  return { client, clock, length, content: brings, origin, rightOrigin, parent, key }
}

function readParent(reader: ByteReader): string | Id {
  const isRoot = reader.uint()
  // Yjs reads anything but 1 as an id; only 0 is ever written.
  if (isRoot > 1) throw refuse('update_malformed')
  return isRoot === 1 ? reader.text(longestName) : readId(reader)
}

/** @returns also how many clocks it takes */
function readContent(reader: ByteReader, kind: number): { brings: Content; length: number } {
  switch (kind) {
    case content.deleted:
      return { brings: deletedContent, length: reader.uint() }
    case content.string: {
      const text = reader.text(largestFrameBytes)
      return { brings: { is: 'letters', text }, length: text.length }
    }
    case content.format: {
      const name = reader.text(longestName)
      return { brings: { is: 'mark', name, value: readMark(reader.text(longestValue)) }, length: 1 }
    }
    case content.type:
      return { brings: readType(reader), length: 1 }
    case content.any: {
      const values = readValues(reader)
      return { brings: { is: 'values', values }, length: values.length }
    }
    default:
      // Embeds, sub-documents, buffers, JSON of old: nothing the editor writes.
      throw refuse('update_malformed')
  }
}

function readType(reader: ByteReader): Content {
  const container = containers[reader.uint()]
  if (!container) throw refuse('update_malformed')
  return { is: 'type', container, name: container === 'element' ? reader.text(longestName) : null }
}

function readValues(reader: ByteReader): unknown[] {
  const count = reader.uint()
  if (count > mostStructsInFrame) throw refuse('too_large')
  const values: unknown[] = []
  for (let index = 0; index < count; index += 1) values.push(readValue(reader))
  return values
}

/** Plain values only: what nests could nest deeper than any reader follows. */
function readValue(reader: ByteReader): unknown {
  switch (reader.byte()) {
    case 127:
      return undefined
    case 126:
      return null
    case 125:
      return reader.int()
    case 124:
      return reader.float(4)
    case 123:
      return reader.float(8)
    case 121:
      return false
    case 120:
      return true
    case 119:
      return reader.text(longestValue)
    default:
      throw refuse('update_malformed')
  }
}

function readMark(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw refuse('update_malformed')
  }
}

function readDeleted(reader: ByteReader): DeletedRange[] {
  const deleted: DeletedRange[] = []
  const clients = reader.uint()
  for (let index = 0; index < clients; index += 1) {
    const client = readClient(reader)
    const ranges = reader.uint()
    for (let range = 0; range < ranges; range += 1) {
      const clock = reader.uint()
      const length = reader.uint()
      if (length === 0 || clock + length > highestClock) throw refuse('update_malformed')
      deleted.push({ client, clock, length })
    }
  }
  return deleted
}

function readId(reader: ByteReader): Id {
  return { client: readClient(reader), clock: reader.uint() }
}

function readClient(reader: ByteReader): number {
  const client = reader.uint()
  if (client > highestClient) throw refuse('update_malformed')
  return client
}
