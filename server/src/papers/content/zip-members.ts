/**
 * The members of a zip archive, read from its directory at the end and proved by unpacking each within limits.
 * Only archives that are nothing else besides: the first member stands at the first byte, the directory is the end.
 */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

export interface ZipMember {
  name: string
  /** Unpacked. */
  bytes: Uint8Array
}

export interface ZipLimits {
  entries: number
  /** Of all members together, in bytes. */
  unpacked: number
  /** Unpacked by packed, of the whole archive. */
  ratio: number
}

/** Why an archive is not taken: it is none, is damaged or tries to be two things, or unpacks to more than we take. */
export type ZipFault = 'damaged' | 'bomb'

interface Entry {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}

const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const endSignature = 0x06054b50
const endSize = 22
const longestComment = 0xffff
/** A few compressed pages may be much smaller than they are: the ratio counts from here on. */
const ratioFrom = 1024 * 1024

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw)

/** Every member in turn is unpacked by itself and handed to `keep`, which says whether its bytes are wanted. */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  keep: (name: string) => boolean,
): Promise<{ names: string[]; kept: Map<string, Uint8Array> } | ZipFault> {
  const entries = readDirectory(bytes, limits)
  if (!Array.isArray(entries)) return entries
  const kept = new Map<string, Uint8Array>()
  let total = 0
  for (const entry of entries) {
    const content = await unpack(bytes, entry)
    if (content === 'damaged') return content
    total += content.length
    if (total > limits.unpacked) return 'bomb'
    if (keep(entry.name)) kept.set(entry.name, content)
  }
  return { names: entries.map(({ name }) => name), kept }
}

/** Whether there is the end of an archive in it, which makes a zip of it for who reads from the end. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  return findEnd(view, (at) => {
    const directory = view.getUint32(at + 16, true)
    const size = view.getUint32(at + 12, true)
    // From the archive's own start, or from where it begins behind something else.
    return [directory, at - size].some(
      (start) => start >= 0 && start + 4 <= at && view.getUint32(start, true) === directorySignature,
    )
  })
}

function readDirectory(bytes: Uint8Array, limits: ZipLimits): Entry[] | ZipFault {
  const view = viewOf(bytes)
  if (bytes.length < endSize || view.getUint32(0, true) !== localSignature) return 'damaged'
  const end = bytes.length - endSize
  // With a comment behind it, something could hide there.
  if (view.getUint32(end, true) !== endSignature || view.getUint16(end + 20, true) !== 0) return 'damaged'
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return 'bomb'
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0 || start + size !== end) return 'damaged'
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== directorySignature) return 'damaged'
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return 'damaged'
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
    if (isEncrypted || !isPlainName(name)) return 'damaged'
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  return at === end ? judge(entries, bytes.length, limits) : 'damaged'
}

function judge(entries: Entry[], length: number, limits: ZipLimits): Entry[] | ZipFault {
  // Two of one name: one for us, another for whoever opens it.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size !== entries.length) return 'damaged'
  if (entries.every(({ offset }) => offset !== 0)) return 'damaged'
  const unpacked = entries.reduce((sum, each) => sum + each.unpacked, 0)
  const isBomb = unpacked > limits.unpacked || (unpacked > ratioFrom && unpacked / length > limits.ratio)
  return isBomb ? 'bomb' : entries
}

/** What it claims to be, and no byte more: an archive that lies about it is not taken. */
async function unpack(bytes: Uint8Array, entry: Entry): Promise<Uint8Array | 'damaged'> {
  const view = viewOf(bytes)
  const { offset, packed, unpacked, method } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature) return 'damaged'
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) return 'damaged'
  const content = bytes.subarray(start, start + packed)
  if (method === 0) return packed === unpacked ? content : 'damaged'
  if (method !== 8) return 'damaged'
  try {
    const whole = await inflate(content, { maxOutputLength: Math.max(unpacked, 1) })
    return whole.length === unpacked ? whole : 'damaged'
  } catch {
    // Not deflate, cut off, or longer than it says: which of them makes no difference.
    return 'damaged'
  }
}

/** Within the archive: nothing absolute, nothing upwards, no drive. */
function isPlainName(name: string): boolean {
  // eslint-disable-next-line no-control-regex
  if (name === '' || name.length > 512 || /[\\:\u0000-\u001f]/.test(name) || name.startsWith('/'))
    return false
  return !name.split('/').includes('..')
}

function findEnd(view: DataView, isEnd: (at: number) => boolean): boolean {
  const last = view.byteLength - endSize
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endSignature && isEnd(at)) return true
  }
  return false
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
