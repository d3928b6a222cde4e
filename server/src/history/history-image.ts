/**
 * All of a document's history up to one row, as one run of bytes: the text from which nothing is collected, and the
 * cuts (which row brought and took which ids, by whom, when). Reading it takes no row of the log.
 *
 * Cuts are columns of small numbers, the text is in Yjs' V2 encoding, both in Brotli. V2 is read here alone, from
 * bytes that this server wrote: its run lengths would let a stranger's 32 bytes swell to hundreds of megabytes.
 */
import { hash as digestOf } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import * as Y from 'yjs'
import { Aliases } from './aliases.js'
import { Batches } from './batches.js'
import { CarryOver, type KeptCut } from './carry-over.js'
import { ColumnReader, ColumnWriter } from './columns.js'
import { TimeIndex } from './time-index.js'
import { readWhole } from './read-whole.js'
import { WholeText } from './whole-text.js'

export interface ImageHead {
  /** The last row in it, and that row's hash. */
  readonly seq: number
  readonly hash: string
  /** Rows up to it that were left out. */
  readonly aside: readonly number[]
}

/** What stands before the columns. */
interface Facts {
  readonly authors: readonly (string | null)[]
  /** Cuts whose other half may still come. */
  readonly cuts: readonly KeptCut[]
  /** Bytes of the columns. */
  readonly columns: number
}

const version = 1
const digestLength = 32

export function packHistory(text: WholeText, head: ImageHead): Uint8Array {
  const writer = new ColumnWriter()
  text.index.write(writer)
  text.aliases.write(writer)
  text.batches.write(writer)
  const columns = writer.done()
  const facts: Facts = {
    authors: text.batches.authorNames,
    cuts: text.carryOver.keptAt(text.batches.lastAt),
    columns: columns.length,
  }
  const bytes = Buffer.concat([measured(facts), columns, Y.encodeStateAsUpdateV2(text.doc)])
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants
  const packed = brotliCompressSync(bytes, {
    // Quality 11 would take sixty times as long for a tenth fewer bytes.
    params: { [BROTLI_PARAM_QUALITY]: 5, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
  const content = Buffer.concat([measured(head), packed])
  return Uint8Array.from(Buffer.concat([Uint8Array.of(version), digest(content), content]))
}

/** Throws unless it is what was packed, to the last bit. */
export function unpackHistory(image: Uint8Array): { head: ImageHead; text: WholeText } {
  const { head, rest } = readHead(image)
  const bytes = brotliDecompressSync(rest)
  const { value, end } = readMeasured(bytes)
  // Only `packHistory` writes here.
  const { columns, authors, cuts } = value as Facts
  const reader = new ColumnReader(bytes.subarray(end, end + columns))
  const index = TimeIndex.read(reader)
  const aliases = Aliases.read(reader)
  const doc = readWhole(bytes.subarray(end + columns))
  return {
    head,
    text: new WholeText({
      doc,
      index,
      aliases,
      batches: () => Batches.read(reader, authors),
      carryOver: new CarryOver(cuts),
    }),
  }
}

/** How far an image goes, without unpacking it. Throws unless it is what was packed. */
export function headOfHistory(image: Uint8Array): ImageHead {
  return readHead(image).head
}

function readHead(image: Uint8Array): { head: ImageHead; rest: Uint8Array } {
  if (image[0] !== version) throw new Error(`A history cannot be packed in the way ${image[0]}.`)
  const content = image.subarray(1 + digestLength)
  if (!digest(content).equals(image.subarray(1, 1 + digestLength)))
    throw new Error('The image of a history is not what was written.')
  const { value, end } = readMeasured(content)
  return { head: value as ImageHead, rest: content.subarray(end) }
}

/** As JSON with its length before it. */
function measured(value: object): Uint8Array {
  const json = Buffer.from(JSON.stringify(value))
  const length = new ColumnWriter()
  length.add(json.length)
  return Buffer.concat([length.done(), json])
}

function readMeasured(bytes: Uint8Array): { value: unknown; end: number } {
  const reader = new ColumnReader(bytes)
  const length = reader.next()
  const end = reader.position + length
  return { value: JSON.parse(Buffer.from(bytes.subarray(reader.position, end)).toString('utf8')), end }
}

function digest(bytes: Uint8Array): Buffer {
  return digestOf('sha256', bytes, 'buffer')
}
