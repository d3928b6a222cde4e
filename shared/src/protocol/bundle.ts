/**
 * Several updates as one run of bytes: each after its length. Socket.io takes ten binary attachments in a
 * message and drops the connection of whoever sends more.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Bytes, toWire, type WireBytes } from './bytes.js'

/** Fewer than Socket.io takes. For messages whose parts have facts of their own beside the bytes. */
export const mostAttachments = 8

export function bundle(parts: readonly Uint8Array[]): WireBytes {
  const encoder = encoding.createEncoder()
  for (const part of parts) encoding.writeVarUint8Array(encoder, part)
  return toWire(encoding.toUint8Array(encoder))
}

export const Bundle = Bytes.transform((bytes, context): Uint8Array[] => {
  const parts: Uint8Array[] = []
  const decoder = decoding.createDecoder(bytes)
  try {
    while (decoding.hasContent(decoder)) parts.push(decoding.readVarUint8Array(decoder))
  } catch {
    context.addIssue({ code: 'custom', message: 'bytes after their lengths expected' })
  }
  return parts
})
