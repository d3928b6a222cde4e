import { createHash } from 'node:crypto'
import { inChunks, isBlobHash, type BlobFacts, type Blobs } from '../../platform/blobs.js'
import type { Environment, Table } from './environment.js'
import { digest, entriesUnder, ordinal } from './keys.js'

/**
 * Blobs in four tables of LMDB. The hash is known only at the end, so chunks go under a number of their own:
 *
 *   blobs             hash                    → size, number of the content, its chunks, when put
 *   blob-chunks       content number, index   → bytes
 *   blob-uploads      content number          → when begun; until it has become a blob
 *   blob-references   hash, digest of owner   → (nothing)
 *
 * Always true: chunks belong to one blob or to one upload; an upload of a dead process is swept like a blob.
 */
interface BlobRecord {
  readonly size: number
  readonly content: number
  readonly chunks: number
  readonly putAt: number
}

export function embeddedBlobs(environment: Environment, now: () => number): Blobs {
  const blobs = environment.table('blobs')
  const chunks = environment.table('blob-chunks')
  const uploads = environment.table('blob-uploads')
  const references = environment.table('blob-references')
  const underWay = new Set<number>()

  function readAgenda(hash: Buffer): BlobRecord | null {
    const bytes = blobs.getBinary(hash)
    // Only `writeAgenda` writes here.
    return bytes ? (JSON.parse(bytes.toString('utf8')) as BlobRecord) : null
  }

  function writeAgenda(hash: Buffer, record: BlobRecord): void {
    void blobs.put(hash, Buffer.from(JSON.stringify(record)))
  }

  async function begin(): Promise<number> {
    return environment.change(() => {
      const content = Number(uploads.getBinary(contentCounter)?.toString('utf8') ?? 0) + 1
      void uploads.put(contentCounter, Buffer.from(String(content)))
      void uploads.put(ordinal(content), Buffer.from(String(now())))
      underWay.add(content)
      return content
    })
  }

  async function discard(content: number): Promise<void> {
    await environment.change(() => {
      removeChunks(chunks, content)
      void uploads.remove(ordinal(content))
    })
  }

  async function upload(content: number, source: AsyncIterable<Uint8Array>): Promise<BlobFacts> {
    const sha = createHash('sha256')
    let size = 0
    let count = 0
    for await (const chunk of inChunks(source)) {
      sha.update(chunk)
      const key = Buffer.concat([ordinal(content), ordinal(count)])
      await environment.change(() => void chunks.put(key, Buffer.from(chunk)))
      size += chunk.length
      count += 1
    }
    const hash = sha.digest()
    await environment.change(() => {
      const known = readAgenda(hash)
      if (known) removeChunks(chunks, content)
      writeAgenda(hash, { ...(known ?? { size, content, chunks: count }), putAt: now() })
      void uploads.remove(ordinal(content))
    })
    return { hash: hash.toString('hex'), size }
  }

  async function* pieces({ content, chunks: count }: BlobRecord): AsyncIterable<Uint8Array> {
    for (let index = 0; index < count; index += 1) {
      const bytes = environment.read(() =>
        chunks.getBinary(Buffer.concat([ordinal(content), ordinal(index)])),
      )
      if (!bytes) throw new Error('The blob was removed while it was being read.')
      yield Uint8Array.from(bytes)
    }
  }

  /** The blob's record if it may go, else null. */
  function readUnused(hash: Buffer, olderThan: number): BlobRecord | null {
    const record = readAgenda(hash)
    if (!record || record.putAt >= olderThan) return null
    return entriesUnder(references, hash, { limit: 1 }).length > 0 ? null : record
  }

  function listUnused(olderThan: number): Buffer[] {
    return entriesUnder(blobs, everything)
      .map(({ key }) => key)
      .filter((hash) => readUnused(hash, olderThan))
  }

  function removeIfUnused(hash: Buffer, olderThan: number): boolean {
    const record = readUnused(hash, olderThan)
    if (!record) return false
    removeChunks(chunks, record.content)
    void blobs.remove(hash)
    return true
  }

  return {
    async put(content) {
      const source = content instanceof Uint8Array ? once(Uint8Array.from(content)) : content
      const number = await begin()
      try {
        return await upload(number, source)
      } catch (failure) {
        // If the disk refuses this too, sweep does it; the first failure is the one to tell.
        await discard(number).catch(() => undefined)
        throw failure
      } finally {
        underWay.delete(number)
      }
    },

    async read(hash) {
      if (!isBlobHash(hash)) return null
      const record = environment.read(() => readAgenda(Buffer.from(hash, 'hex')))
      return record ? pieces(record) : null
    },

    async reference(hash, owner) {
      if (!isBlobHash(hash)) return 'missing'
      const key = Buffer.from(hash, 'hex')
      return environment.change(() => {
        if (!readAgenda(key)) return 'missing'
        void references.put(Buffer.concat([key, digest(owner)]), present)
        return 'referenced'
      })
    },

    async release(hash, owner) {
      if (!isBlobHash(hash)) return
      const key = Buffer.concat([Buffer.from(hash, 'hex'), digest(owner)])
      await environment.change(() => void references.remove(key))
    },

    async sweep(olderThan) {
      const left = environment.read(() => entriesUnder(uploads, everything))
      for (const { key, value } of left) {
        if (key.equals(contentCounter)) continue
        const content = key.readUIntBE(0, key.length)
        if (!underWay.has(content) && Number(value.toString('utf8')) < olderThan) await discard(content)
      }
      // Each blob is judged again inside its own change: it may have been referenced or put again meanwhile.
      let removed = 0
      for (const hash of environment.read(() => listUnused(olderThan))) {
        if (await environment.change(() => removeIfUnused(hash, olderThan))) removed += 1
      }
      return removed
    },
  }
}

function removeChunks(chunks: Table, content: number): void {
  // Keys only: a blob's bytes need not be read to be removed. All of them before the first removal.
  const [start, end] = [ordinal(content), ordinal(content + 1)]
  for (const key of Array.from(chunks.getKeys({ start, end }))) void chunks.remove(Buffer.from(key))
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

const everything = Buffer.alloc(0)
// 7 bytes: no content number, which has 6.
const contentCounter = Buffer.from('counter')
const present = Buffer.from([1])
