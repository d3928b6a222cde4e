/**
 * Bytes on the wire. Small ones travel as base64 inside the text frame, since a binary attachment
 * costs Socket.io a second frame for every receiver; large ones travel as binary.
 * See docs/decisions/0004-base64-text-frames-for-small-updates.md.
 */
import { z } from 'zod'

/** Below this a text frame is cheaper than a binary attachment. */
export const largestTextFrameBytes = 8 * 1024

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** What may arrive in place of bytes: base64, a view (Node's Buffer included), or a browser's ArrayBuffer. */
export type WireBytes = string | Uint8Array | ArrayBuffer

export function toWire(bytes: Uint8Array): WireBytes {
  if (bytes.length > largestTextFrameBytes) return bytes
  let characters = ''
  for (const byte of bytes) characters += String.fromCharCode(byte)
  return btoa(characters)
}

/** Refuses what is not bytes: never `new Uint8Array(whatever came)`, which allocates what a number asks for. */
export const Bytes = z
  .custom<WireBytes>(
    (value) =>
      value instanceof Uint8Array ||
      value instanceof ArrayBuffer ||
      (typeof value === 'string' && base64.test(value)),
    'bytes expected',
  )
  .transform((value): Uint8Array => {
    if (typeof value === 'string') return fromBase64(value)
    return value instanceof ArrayBuffer ? new Uint8Array(value) : value
  })

function fromBase64(text: string): Uint8Array {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  // A loop, not `Uint8Array.from`: every edit passes here, and a callback a byte is ten times slower.
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at)
  return bytes
}
