import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { chainRows, findBrokenRow, type LogRow } from './update-log.store.js'

/**
 * Consecutive rows as one run of bytes for a segment, and back again byte for byte.
 *
 * One column after the other, since like compresses well with like, in Brotli. Of the hashes only the first and
 * the last are kept: those between follow from the first, and packing refuses rows of which that is not
 * true. Unpacking chains them anew and holds the last against the one kept: a changed byte is noticed.
 */
export function packRows(rows: readonly LogRow[]): Uint8Array {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) throw new RangeError('A segment holds at least one row.')
  const broken = findBrokenRow(rows.slice(1), first)
  if (broken !== null) throw new Error(`Row ${broken} does not follow from the one before it.`)

  const authors = [...new Set(rows.map(({ author }) => author))]
  const places = new Map(authors.map((author, place) => [author, place]))
  const count = rows.length
  const facts: Facts = { fromSeq: first.seq, count, hash: first.hash, lastHash: last.hash, authors }
  const header = Buffer.from(JSON.stringify(facts))
  const bytes = Buffer.concat([
    column([header.length]),
    header,
    column(rows.map(({ author }) => places.get(author) ?? 0)),
    column(rows.map(({ kind }) => kinds.indexOf(kind))),
    column(differences(rows.map(({ at }) => at))),
    column(rows.map(({ frame }) => frame.length)),
    ...rows.map(({ frame }) => frame),
  ])
  return Uint8Array.from(
    Buffer.concat([Uint8Array.of(version), brotliCompressSync(bytes, settings(bytes.length))]),
  )
}

/** Throws unless exactly what was packed comes back. */
export function unpackRows(packed: Uint8Array): LogRow[] {
  if (packed[0] !== version) throw new Error(`A segment cannot be packed in the way ${packed[0]}.`)
  const reader = new ColumnReader(brotliDecompressSync(packed.subarray(1)))
  // Only `packRows` writes here.
  const header = reader.bytes(Number(reader.values(1)[0]))
  const { fromSeq, count, hash, lastHash, authors } = JSON.parse(Buffer.from(header).toString()) as Facts
  const authorPlaces = reader.values(count)
  const kindPlaces = reader.values(count)
  const times = sums(reader.values(count))
  const lengths = reader.values(count)
  const rows = lengths.map((length, index) => ({
    author: at(authors, Number(authorPlaces[index])),
    at: at(times, index),
    kind: at(kinds, Number(kindPlaces[index])),
    frame: reader.bytes(Number(length)),
  }))
  const first = { seq: fromSeq, ...at(rows, 0), hash }
  const unpacked = count === 1 ? [first] : [first, ...chainRows(first, rows.slice(1))]
  if (unpacked.at(-1)?.hash !== lastHash)
    throw new Error('The rows of a segment are not those it was made of.')
  return unpacked
}

interface Facts {
  readonly fromSeq: number
  readonly count: number
  /** Of the first row; its own origin is the row before the segment. */
  readonly hash: string
  readonly lastHash: string
  readonly authors: readonly string[]
}

const version = 1
/** Their places are in the segments: add at the end, never take one away. */
const kinds = ['edit', 'import', 'restore', 'undo'] as const satisfies readonly LogRow['kind'][]

/** Quality 11 would take sixty times as long for a tenth fewer bytes. */
function settings(size: number) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants
  return { params: { [BROTLI_PARAM_QUALITY]: 5, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: size } }
}

/** Whole numbers from 0, seven bits to a byte, low ones first. */
function column(values: readonly (number | bigint)[]): Uint8Array {
  const bytes: number[] = []
  for (const value of values) {
    let rest = BigInt(value)
    for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
    bytes.push(Number(rest))
  }
  return Uint8Array.from(bytes)
}

/** Times as steps from one to the next, forth and back folded into numbers from 0. */
function differences(times: readonly number[]): bigint[] {
  return times.map((time, index) => {
    const step = BigInt(time) - BigInt(times[index - 1] ?? 0)
    return step < 0n ? -2n * step - 1n : 2n * step
  })
}

function sums(steps: readonly bigint[]): number[] {
  let time = 0n
  return steps.map((step) => Number((time += step & 1n ? -(step + 1n) / 2n : step / 2n)))
}

class ColumnReader {
  private readonly source: Uint8Array
  private position = 0

  constructor(source: Uint8Array) {
    this.source = source
  }

  values(count: number): bigint[] {
    return Array.from({ length: count }, () => this.value())
  }

  /** A copy, so that one row does not keep all the others in memory. */
  bytes(length: number): Uint8Array {
    const end = this.position + length
    if (end > this.source.length) throw new Error('A segment ends in the middle.')
    const bytes = Uint8Array.from(this.source.subarray(this.position, end))
    this.position = end
    return bytes
  }

  private value(): bigint {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = at(this.source, this.position)
      this.position += 1
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }
}

function at<Value>(values: ArrayLike<Value>, index: number): Value {
  const value = values[index]
  if (value === undefined) throw new Error('A segment ends in the middle.')
  return value
}
