/** Updates written byte by byte: what Yjs' own writer would never write. */
import * as encoding from 'lib0/encoding'

export interface Id {
  client: number
  clock: number
}

export type Part = (encoder: encoding.Encoder) => void

export interface RawRun {
  client: number
  clock: number
  structs: readonly Part[]
  /** How many it says there are; else as many as there are. */
  count?: number
}

export interface RawRange extends Id {
  length: number
}

export function rawUpdate(
  runs: readonly RawRun[],
  deleted: readonly RawRange[] = [],
  { clients = runs.length, ranges = deleted.length } = {},
): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, clients)
    for (const { client, clock, structs, count = structs.length } of runs) {
      for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number)
      for (const write of structs) write(encoder)
    }
    encoding.writeVarUint(encoder, ranges)
    for (const { client, clock, length } of deleted) {
      for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder, number)
    }
  })
}

export interface Standing {
  origin?: Id
  rightOrigin?: Id
  /** A root's name, or the id of a type. */
  parent?: string | Id
  key?: string
}

/** One item: where it stands, then its content with the number of its kind. */
export function item({ origin, rightOrigin, parent, key }: Standing, kind: number, content: Part): Part {
  return (encoder) => {
    const bits = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
    encoding.writeUint8(encoder, kind | bits)
    if (origin) writeId(encoder, origin)
    if (rightOrigin) writeId(encoder, rightOrigin)
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, typeof parent === 'object' ? 0 : 1)
      if (typeof parent === 'object') writeId(encoder, parent)
      else encoding.writeVarString(encoder, parent ?? 'items')
      if (key !== undefined) encoding.writeVarString(encoder, key)
    }
    content(encoder)
  }
}

export const kinds = {
  collected: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
  skip: 10,
} as const

/** Collected, or left out: a kind and a length. */
export function bare(kind: number, length: number): Part {
  return (encoder) => {
    encoding.writeUint8(encoder, kind)
    encoding.writeVarUint(encoder, length)
  }
}

export function text(words: string): Part {
  return (encoder) => encoding.writeVarString(encoder, words)
}

export function number(value: number): Part {
  return (encoder) => encoding.writeVarUint(encoder, value)
}

export function bytes(raw: Uint8Array): Part {
  return (encoder) => encoding.writeVarUint8Array(encoder, raw)
}

export function all(...parts: readonly Part[]): Part {
  return (encoder) => {
    for (const part of parts) part(encoder)
  }
}

export function written(part: Part): Uint8Array {
  const encoder = encoding.createEncoder()
  part(encoder)
  return encoding.toUint8Array(encoder)
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
