/**
 * What passes by the thousand, read by hand: an edit said, and edits told. The schemas are the law; here is taken
 * what they would take in the same way, and everything else is left to them, refusals included.
 */
import { isIdOf } from '../ids/index.js'
import { readBytes } from './bytes.js'
import type { ReceivedRequest } from './client-to-server.js'
import type { ReceivedNotice } from './server-to-client.js'

type Told = ReceivedNotice<'edits'>['edits'][number]

/** Null: ask the schema. */
export function readEdit(payload: unknown): ReceivedRequest<'edit'> | null {
  if (!isPlain(payload)) return null
  const { documentId, update, ...others } = payload
  if (!isIdOf('doc', documentId)) return null
  for (const other in others) if (other !== 'type') return null
  const bytes = readBytes(update)
  return bytes && { type: 'edit', documentId, update: bytes }
}

/** Null: ask the schema. */
export function readEdits(payload: unknown): ReceivedNotice<'edits'> | null {
  if (!isPlain(payload)) return null
  const { documentId, edits } = payload
  if (!isIdOf('doc', documentId) || !Array.isArray(edits)) return null
  const read: Told[] = []
  for (const each of edits as unknown[]) {
    const told = readTold(each)
    if (!told) return null
    read.push(told)
  }
  return { type: 'edits', documentId, edits: read }
}

function readTold(payload: unknown): Told | null {
  if (!isPlain(payload)) return null
  const { seq, at, by, update } = payload
  if (!Number.isSafeInteger(seq) || !Number.isFinite(at)) return null
  if (by !== null && !isIdOf('par', by)) return null
  const bytes = readBytes(update)
  // The two lines above have looked.
  return bytes && { seq: seq as number, at: at as number, by, update: bytes }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
