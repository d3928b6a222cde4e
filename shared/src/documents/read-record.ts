/** Yjs document → canonical record, whichever kind of document it is. */
import type * as Y from 'yjs'
import { infoOf } from './agenda-shape.js'
import { asItStands, type Look } from './look.js'
import { readAgenda } from './read-agenda.js'
import { readMinutes } from './read-minutes.js'
import type { CanonicalRecord, RecordKind } from './record.js'
import { writeAgenda } from './write-agenda.js'
import { writeMinutes } from './write-minutes.js'

export function readRecord(doc: Y.Doc, look: Look = asItStands): CanonicalRecord {
  return readKind(doc, look) === 'record' ? readMinutes(doc, look) : readAgenda(doc, look)
}

/** Written by the server with the first content; total like every reading. */
export function readKind(doc: Y.Doc, look: Look = asItStands): RecordKind {
  return look.entry(infoOf(doc), 'kind') === 'record' ? 'record' : 'agenda'
}

/** Canonical record → empty Yjs document, once, by the server [SYNC-7]. */
export function writeRecord(doc: Y.Doc, record: CanonicalRecord): void {
  if (record.kind === 'record') writeMinutes(doc, record)
  else writeAgenda(doc, record)
}
