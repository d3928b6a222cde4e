/**
 * Large bytes by their SHA-256: attachments, imported papers, images of documents [M20].
 *
 * Always true, in every adapter:
 *  1. A promise resolves only when its effect is on disk [SYNC-1].
 *  2. A blob appears whole or not at all: a put that fails, or a crash in the middle of it, leaves no blob.
 *  3. The same bytes are kept once, however often they are put.
 *  4. A blob without owner is pending. Only `sweep` removes, and only what no one references.
 *
 * A put and the reference to it are two calls. Sweep with an instant so far back that nobody is between them.
 */
export interface Blobs {
  /** Stores the bytes; putting known bytes again only renews the instant at which they were put. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<BlobFacts>
  /** The bytes in order, in pieces of at most `blobChunkSize`; fails midway if the blob is swept meanwhile. */
  read(hash: string): Promise<AsyncIterable<Uint8Array> | null>
  /** Keeps the blob for this owner. Safe to repeat. */
  reference(hash: string, owner: string): Promise<'referenced' | 'missing'>
  /** Ends it. Safe to repeat; unknown blobs and owners are passed over. */
  release(hash: string, owner: string): Promise<void>
  /** Removes blobs without owner that were put before the instant (ms); answers how many. */
  sweep(olderThan: number): Promise<number>
}

export interface BlobFacts {
  /** SHA-256 in lower-case hex. */
  readonly hash: string
  readonly size: number
}

// 1 MB: far below MongoDB's 16 MB for a document, and little enough to hold a few at once.
export const blobChunkSize = 1024 * 1024

export function isBlobHash(hash: string): boolean {
  return /^[0-9a-f]{64}$/.test(hash)
}

/** The content in pieces of exactly `blobChunkSize`, the last one shorter; nothing for no bytes. */
export async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let chunk = new Uint8Array(blobChunkSize)
  let filled = 0
  for await (const piece of content) {
    for (let from = 0; from < piece.length;) {
      const part = piece.subarray(from, from + blobChunkSize - filled)
      chunk.set(part, filled)
      filled += part.length
      from += part.length
      if (filled < blobChunkSize) continue
      yield chunk
      chunk = new Uint8Array(blobChunkSize)
      filled = 0
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}
