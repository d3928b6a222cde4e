// MongoDB's documents end at 16 MB, with all their fields.
const largestPart = 12 * 1024 * 1024

/** At least one part, so that nothing at all can be told from parts that are missing. */
export function inParts(bytes: Uint8Array): Buffer[] {
  const parts: Buffer[] = []
  let from = 0
  do {
    const length = Math.min(largestPart, bytes.length - from)
    parts.push(Buffer.from(bytes.buffer, bytes.byteOffset + from, length))
    from += length
  } while (from < bytes.length)
  return parts
}

/** In a buffer of its own: small ones made by Node share theirs. */
export function joinParts(parts: readonly { readonly bytes: Buffer }[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts.map(({ bytes }) => bytes)))
}
