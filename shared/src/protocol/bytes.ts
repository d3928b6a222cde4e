/**
 * Bytes on the wire. Small ones travel as base64 inside the text frame, since a binary attachment
 * costs Socket.io a second frame for every receiver; large ones travel as binary.
 * See docs/decisions/0004-base64-text-frames-for-small-updates.md.
 */
import { z } from 'zod'
import { fromBase64, toBase64 } from './base64.js'

/** Below this a text frame is cheaper than a binary attachment. */
export const largestTextFrameBytes = 8 * 1024

/** What may arrive in place of bytes: base64, a view (Node's Buffer included), or a browser's ArrayBuffer. */
export type WireBytes = string | Uint8Array | ArrayBuffer

export function toWire(bytes: Uint8Array): WireBytes {
  if (bytes.length > largestTextFrameBytes) return bytes
  return toBase64(bytes)
}

/** Refuses what is not bytes: never `new Uint8Array(whatever came)`, which allocates what a number asks for. */
export const Bytes = z.custom<WireBytes>().transform((value, context): Uint8Array => {
  const bytes = readBytes(value)
  if (bytes) return bytes
  context.addIssue({ code: 'custom', message: 'bytes expected' })
  return z.NEVER
})

/** Null for what is not bytes. Every edit passes here. */
export function readBytes(value: unknown): Uint8Array | null {
  if (typeof value === 'string') return fromBase64(value)
  if (value instanceof Uint8Array) return value
  return value instanceof ArrayBuffer ? new Uint8Array(value) : null
}
